/**
 * Reads a ledger and checks every link. It never throws and never repairs: it says how far the chain holds, and what
 * lies behind that. A torn last line (what a crash in the middle of a write leaves) is told apart from damage.
 */
import { readRunEvent } from '../run/upgrade-run-event.ts';
import { isCanonicalJson } from './canonical-json.ts';
import { noPrevious, splitSeal, type HashText } from './ledger-line.ts';
import { parseOffsetIso } from './offset-iso.ts';
import type { RecordedEvent } from './recorded-event.ts';

export type ReadLedger = {
  /** The run the ledger belongs to; null when not even the first line holds. */
  readonly runId: string | null;
  /** Events this version knows, of the longest valid prefix. */
  readonly events: readonly RecordedEvent[];
  /** Every valid line as stored, without line feeds: those of unknown types too. */
  readonly lines: readonly string[];
  /** True when the whole text is a chain that holds: no bad line, nothing torn, at least one event. */
  readonly valid: boolean;
  /** From 1; null when only the end is torn or all is well. */
  readonly firstBadLine: number | null;
  /** The text behind the last valid line when that is only the rest of an interrupted write. */
  readonly torn: string | null;
  /** Event types of a newer version, each once. */
  readonly unknownTypes: readonly string[];
  /** Seal of the last valid line; 64 zeros when there is none. */
  readonly head: string;
};

type Link =
  | { readonly kind: 'event'; readonly recorded: RecordedEvent; readonly run: string; readonly seal: string }
  | { readonly kind: 'unknown'; readonly type: string; readonly run: string; readonly seal: string };

/** `text` is the whole file. A text without any line gives a ledger that is not valid and has no bad line. */
export function readLedger(text: string, hash: HashText): ReadLedger {
  return readLedgerPieces(text.split('\n'), hash);
}

/** The same from the pieces between line feeds; the last one is what stands behind the last line feed. */
export function readLedgerPieces(given: readonly string[], hash: HashText): ReadLedger {
  const pieces = given.slice(0, -1);
  const unfinished = given.at(-1) ?? '';
  const events: RecordedEvent[] = [];
  const lines: string[] = [];
  const unknownTypes = new Set<string>();
  let runId: string | null = null;
  let head = noPrevious;
  let bad: number | null = null;
  for (const line of pieces) {
    const link = readLine(line, { position: lines.length + 1, previous: head, runId }, hash);
    if (link === null) {
      bad = lines.length + 1;
      break;
    }
    runId = link.run;
    head = link.seal;
    lines.push(line);
    if (link.kind === 'event') events.push(link.recorded);
    else unknownTypes.add(link.type);
  }
  const rest = restOf({ pieces, unfinished, valid: lines.length, bad });
  const valid = lines.length > 0 && rest.torn === null && rest.firstBadLine === null;
  return { runId, events, lines, valid, ...rest, unknownTypes: [...unknownTypes], head };
}

/** A bad line with nothing behind it is torn; with anything behind it, damage. */
function restOf(found: {
  readonly pieces: readonly string[];
  readonly unfinished: string;
  readonly valid: number;
  readonly bad: number | null;
}): Pick<ReadLedger, 'firstBadLine' | 'torn'> {
  const { pieces, unfinished, valid, bad } = found;
  if (bad === null) return { firstBadLine: null, torn: unfinished === '' ? null : unfinished };
  const isLast = bad === pieces.length && unfinished === '';
  // A finished line that is complete JSON was written whole: if it does not fit, it was altered, not torn.
  const line = pieces[valid] ?? '';
  if (isLast && parseJson(line) === undefined) return { firstBadLine: null, torn: `${line}\n` };
  return { firstBadLine: bad, torn: null };
}

function readLine(
  line: string,
  expected: { readonly position: number; readonly previous: string; readonly runId: string | null },
  hash: HashText,
): Link | null {
  const split = splitSeal(line);
  if (split === null || hash(split.unsealed) !== split.seal) return null;
  const value = parseJson(line);
  const envelope = readEnvelope(value);
  if (envelope === null || !isCanonicalJson(line, value)) return null;
  const { position, previous, run } = envelope;
  if (position !== expected.position || previous !== expected.previous) return null;
  if (expected.runId !== null && run !== expected.runId) return null;
  const event = hasOnlyKnownKeys(value) ? readRunEvent(envelope.event) : { unknownType: 'envelope' };
  if ('unknownType' in event) return { kind: 'unknown', type: event.unknownType, run, seal: split.seal };
  const { event: _json, run: _run, ...rest } = envelope;
  return { kind: 'event', run, seal: split.seal, recorded: { ...rest, event, seal: split.seal } };
}

type Envelope = Omit<RecordedEvent, 'event' | 'seal'> & { readonly run: string; readonly event: unknown };

function readEnvelope(value: unknown): Envelope | null {
  if (!isRecord(value) || !isRecord(value['clock'])) return null;
  const { at, by, position, previous, run, event } = value;
  const { boot, monotonic, zone } = value['clock'];
  if (typeof at !== 'string' || typeof by !== 'string' || typeof run !== 'string') return null;
  if (typeof position !== 'number' || typeof previous !== 'string' || typeof zone !== 'string') return null;
  if (typeof boot !== 'number' || typeof monotonic !== 'number' || !isRecord(event)) return null;
  const moment = parseOffsetIso(at);
  if (moment === null) return null;
  return { ...moment, by, position, previous, run, event, zone, monotonic, sinceBoot: boot };
}

/** What a newer version put around an event is not kept here, so its line could not be written again. */
function hasOnlyKnownKeys(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 8 && countKeys(value['clock']) === 3;
}

function countKeys(value: unknown): number {
  return isRecord(value) ? Object.keys(value).length : 0;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
