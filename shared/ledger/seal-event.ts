import type { RunEvent } from '../run/run-events.ts';
import { canonicalJson } from './canonical-json.ts';
import { lineAround, noPrevious, withSeal, type HashText } from './ledger-line.ts';
import type { ClockReading, RecordedEvent } from './recorded-event.ts';

/** Where the chain stands: position 0 and 64 zeros before the first event. */
export type ChainEnd = { readonly position: number; readonly head: string };
export const chainStart: ChainEnd = { position: 0, head: noPrevious };

export type SealedEvent = {
  /** The stored line, without its line feed. */
  readonly line: string;
  readonly recorded: RecordedEvent;
};

/** Gives an event its place in the chain. Texts are made well-formed, as UTF-8 cannot carry half a character. */
export function sealEvent(
  fact: { readonly runId: string; readonly event: RunEvent; readonly by: string; readonly now: ClockReading },
  after: ChainEnd,
  hash: HashText,
): SealedEvent {
  const { now } = fact;
  const eventText = canonicalJson(isWellFormed(fact.event) ? fact.event : wellFormed(fact.event));
  const unsealed: Omit<RecordedEvent, 'seal'> = {
    position: after.position + 1,
    at: now.wall,
    zone: now.zone,
    offsetMinutes: now.offsetMinutes,
    monotonic: now.monotonic,
    sinceBoot: now.sinceBoot,
    by: fact.by.toWellFormed(),
    previous: after.head,
    // What is recorded is what the line says, to the letter. `as`: the line was just made from such an event.
    event: JSON.parse(eventText) as RunEvent,
  };
  const line = lineAround(eventText, fact.runId, unsealed);
  const seal = hash(line);
  return { line: withSeal(line, seal), recorded: { ...unsealed, seal } };
}

/** Seals the events of one command one after the other. */
export function sealEvents(
  facts: {
    readonly runId: string;
    readonly events: readonly RunEvent[];
    readonly by: string;
    readonly now: ClockReading;
  },
  after: ChainEnd,
  hash: HashText,
): readonly SealedEvent[] {
  const sealed: SealedEvent[] = [];
  let end = after;
  for (const event of facts.events) {
    const next = sealEvent({ ...facts, event }, end, hash);
    sealed.push(next);
    end = { position: next.recorded.position, head: next.recorded.seal };
  }
  return sealed;
}

/** `JSON.stringify` writes half a character, and nothing else but control characters, as an escape of its number. */
function isWellFormed(event: RunEvent): boolean {
  return !JSON.stringify(event).includes(String.raw`\ud`);
}

function wellFormed<T>(value: T): T {
  // `as`: the same shape comes back, with only the texts changed; the compiler cannot follow that through recursion.
  if (typeof value === 'string') return value.toWellFormed() as T;
  if (Array.isArray(value)) return value.map((entry: unknown) => wellFormed(entry)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, member]: [string, unknown]) => [key.toWellFormed(), wellFormed(member)]),
  ) as T;
}
