import { useEffect, useRef } from 'react';
import type { ReadChecklist } from '#shared/ipc/desktop-contract.ts';
import { explainReading } from '#shared/ipc/explain-reading.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';

/** The text of a checklist while somebody changes it. It outlives the screen, until it is kept or taken back. */
export interface ChangedText {
  /** As it stands now, read or not. */
  readonly text: string;
  readonly isChanged: boolean;
  /** Null takes all changes back. */
  readonly change: (text: string | null) => void;
  /** What the text says as it stands now; null when that is no checklist. */
  readonly readNow: () => Promise<ReadChecklist | null>;
}

interface ChangedTextPorts {
  /** What the changes began from. */
  readonly origin: ReadChecklist | null;
  /** What was read last. */
  readonly source: ReadChecklist | null;
  readonly onRead: (read: ReadChecklist) => void;
  /** In sentences; null once there is none. */
  readonly onProblem: (problem: string | null) => void;
}

const restMs = 300;

export function useChangedText({ origin, source, onRead, onProblem }: ChangedTextPorts): ChangedText {
  const unkept = useApp(({ unkeptTexts }) => unkeptTexts.get(origin?.sha256 ?? ''));
  const setUnkept = useApp((state) => state.setUnkeptText);
  const text = unkept ?? origin?.markdown ?? '';
  const newest = useRef(text);
  const readNow = async (): Promise<ReadChecklist | null> => {
    if (source === null || source.markdown === text) return source;
    const answer = await desktop.importChecklist({
      name: source.name,
      bytes: new TextEncoder().encode(text),
    });
    if (newest.current === text) {
      if (answer.ok) onRead(answer.value);
      onProblem(answer.ok || answer.error.code === 'Cancelled' ? null : explainReading(answer.error));
    }
    return answer.ok ? answer.value : null;
  };
  const isUnread = source !== null && source.markdown !== text;
  // Reading belongs to main: it is asked once the keyboard rests.
  useEffect(() => {
    newest.current = text;
    if (!isUnread) return undefined;
    const timer = setTimeout(() => void readNow(), restMs);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- once for each text, not at each drawing
  }, [text, isUnread]);
  return {
    text,
    isChanged: unkept !== undefined,
    change: (changed) => {
      if (origin !== null) setUnkept(origin.sha256, changed === origin.markdown ? null : changed);
    },
    readNow,
  };
}
