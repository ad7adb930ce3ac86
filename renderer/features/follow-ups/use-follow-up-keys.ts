import type { RefObject } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { type Hotkey, useHotkeys } from '../../ui/keyboard.ts';
import type { Entry } from './follow-up-entry.tsx';

export type Act = 'done' | 'open' | Entry['kind'];

const letterOf: Readonly<Record<Act, string>> = {
  done: 'x',
  'not-applicable': 'a',
  failed: 'f',
  deferred: 'd',
  note: 'n',
  evidence: 'e',
  open: 'Shift+X',
};

interface FollowUpKeys {
  /** While something is typed. */
  readonly isOff: boolean;
  readonly step: (by: number) => void;
  readonly act: (act: Act) => void;
}

/** The keys of any item, while the list has the keyboard; letters only where Settings leave them on. */
export function useFollowUpKeys(
  list: RefObject<HTMLElement | null>,
  { isOff, step, act }: FollowUpKeys,
): void {
  const letters = useApp((state) => state.settings.letterKeys);
  // `as`: the keys of the table are its own.
  const acts = Object.keys(letterOf) as Act[];
  const byLetter = acts.map((one): Hotkey => ({ keys: letterOf[one], run: () => act(one) }));
  useHotkeys(
    [
      { keys: ['Down', ...(letters ? ['j'] : [])], run: () => step(1), repeats: true },
      { keys: ['Up', ...(letters ? ['k'] : [])], run: () => step(-1), repeats: true },
      ...(letters ? byLetter : []),
    ],
    { scope: list, enabled: !isOff, areCommands: true },
  );
}
