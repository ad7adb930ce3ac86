/** One run's ledger while it is made: each event sealed onto the one before, at a time that moves on. */
import { canonicalJson } from '#shared/ledger/canonical-json.ts';
import { noPrevious, withSeal } from '#shared/ledger/ledger-line.ts';
import type { RunEvent } from '#shared/run/run-events.ts';
import { hashText } from '#electron/ledger/hash-text.ts';

export type Tape = {
  readonly runId: string;
  readonly lines: string[];
  head: string;
  /** Wall milliseconds of the next event. */
  at: number;
  /** Who records. */
  by: string;
};

export function newTape(runId: string, at: number, by: string): Tape {
  return { runId, lines: [], head: noPrevious, at, by };
}

const offsetMs = 3_600_000;

/**
 * Seals the event where the tape stands and lets `afterMs` pass. The line is put together by hand, in the order of the
 * canonical form: five million of them are made for a bench, and a test reads some back.
 */
export function put(tape: Tape, event: RunEvent, afterMs: number): void {
  const at = new Date(tape.at + offsetMs).toISOString().replace('Z', '+01:00');
  const done = tape.lines.length;
  const clock = `{"boot":${5_000_000 + done},"monotonic":${done},"zone":"Europe/Berlin"}`;
  const chain = `"position":${done + 1},"previous":"${tape.head}","run":"${tape.runId}"`;
  const line = `{"at":"${at}","by":${JSON.stringify(tape.by)},"clock":${clock},"event":${eventJson(event)},${chain}}`;
  const seal = hashText(line);
  tape.lines.push(withSeal(line, seal));
  tape.head = seal;
  tape.at += afterMs;
}

/** Most events are notes. */
function eventJson(event: RunEvent): string {
  if (event.type !== 'NoteAdded') return canonicalJson(event);
  return `{"item":${JSON.stringify(event.item)},"text":${JSON.stringify(event.text)},"type":"NoteAdded"}`;
}
