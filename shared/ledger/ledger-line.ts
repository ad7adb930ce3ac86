/**
 * The stored line of an event *is* its canonical bytes. "seal" sorts last among its keys, so the seal is the hash
 * of the line with its end cut off, and checking it never writes JSON anew.
 */
import { formatOffsetIso } from './offset-iso.ts';
import { canonicalJson } from './canonical-json.ts';
import type { RecordedEvent } from './recorded-event.ts';

/** SHA-256 over the text's UTF-8, in lower-case hex; given by whoever calls, as shared/ has no crypto. */
export type HashText = (text: string) => string;

/** What stands before the first event. */
export const noPrevious = '0'.repeat(64);

const sealStart = ',"seal":"';
const sealedEndLength = sealStart.length + 64 + '"}'.length;

/** The line without its seal: what is hashed. */
export function unsealedLine(runId: string, recorded: Omit<RecordedEvent, 'seal'>): string {
  return lineAround(canonicalJson(recorded.event), runId, recorded);
}

/** The same around an event that is canonical JSON already. */
export function lineAround(eventText: string, runId: string, recorded: Omit<RecordedEvent, 'seal'>): string {
  const before = canonicalJson({
    at: formatOffsetIso(recorded.at, recorded.offsetMinutes),
    by: recorded.by,
    clock: { boot: recorded.sinceBoot, monotonic: recorded.monotonic, zone: recorded.zone },
  });
  const after = canonicalJson({ position: recorded.position, previous: recorded.previous, run: runId });
  return `${before.slice(0, -1)},"event":${eventText},${after.slice(1)}`;
}

/** The line as it stands in the ledger, without its line feed: the same bytes for the same event, always. */
export function ledgerLine(runId: string, recorded: RecordedEvent): string {
  return withSeal(unsealedLine(runId, recorded), recorded.seal);
}

export function withSeal(unsealed: string, seal: string): string {
  return `${unsealed.slice(0, -1)}${sealStart}${seal}"}`;
}

/** Takes a stored line apart by its end; null when it does not end in a seal. */
export function splitSeal(line: string): { readonly unsealed: string; readonly seal: string } | null {
  const end = line.slice(-sealedEndLength);
  const seal = end.slice(sealStart.length, -2);
  if (!end.startsWith(sealStart) || !end.endsWith('"}') || !/^[0-9a-f]{64}$/.test(seal)) return null;
  return { unsealed: `${line.slice(0, -sealedEndLength)}}`, seal };
}
