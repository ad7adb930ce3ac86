import { parseObject } from './pdf/parse-object.ts';
import type { Revision } from './split-revisions.ts';

/**
 * Whether every byte of a revision belongs to an object it lists, to its cross-references or to white space. Readers
 * that repair files would find anything else.
 */
export function isRevisionComplete(bytes: Buffer, revision: Revision): boolean {
  const { from, to, sections } = revision;
  const spans = sections.flatMap((section) => [
    { from: section.at, to: section.end },
    ...[...section.entries].flatMap(([, entry]) =>
      entry.kind === 'offset' && entry.offset >= from && entry.offset < to
        ? [{ from: entry.offset, to: endOfObject(bytes, entry.offset) }]
        : [],
    ),
  ]);
  let at = from;
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    if (span.from > at && !isFiller(bytes.toString('latin1', at, span.from))) return false;
    at = Math.max(at, span.to);
  }
  return isFiller(bytes.toString('latin1', at, to));
}

function endOfObject(bytes: Buffer, at: number): number {
  // Lengths by reference do not matter here: such a stream is found not to end, and counts as unlisted.
  try {
    return parseObject(bytes, at, () => null).end;
  } catch {
    return at;
  }
}

const mostFiller = 4096;

function isFiller(text: string): boolean {
  return text.length <= mostFiller && /^(?:\s|\0|startxref\s+\d+|%(?!.*\bobj\b)[^\r\n]*)*$/.test(text);
}
