import type { PdfFile, PdfState } from './pdf/open-pdf.ts';
import { lastStart } from './pdf/open-pdf.ts';
import { skipSpace } from './pdf/parse-value.ts';
import type { XrefSection } from './pdf/read-sections.ts';

/** What was written between two signatures, or behind the last one. */
export type Revision = {
  /** Signatures before it, from 1. */
  readonly after: number;
  /** First byte, and behind the last one. */
  readonly from: number;
  readonly to: number;
  /** Oldest first; none when only bytes were appended. */
  readonly sections: readonly XrefSection[];
  readonly before: PdfState;
  readonly state: PdfState;
  /** Whether the file as of here leads to the same sections when read by itself. */
  readonly ownsUp: boolean;
};

/** Cuts a file at the ends of its signatures (ascending, each once); what stands up to the first is no revision. */
export function splitRevisions(file: PdfFile, ends: readonly number[]): readonly Revision[] {
  const oldestFirst = file.sections.toReversed();
  const cuts = ends.at(-1) === file.bytes.length ? ends : [...ends, file.bytes.length];
  return cuts.slice(1).flatMap((to, index) => {
    const from = cuts[index] ?? 0;
    const older = oldestFirst.filter((section) => section.at < from);
    const own = oldestFirst.filter((section) => section.at >= from && section.at < to);
    if (older.length === 0) return [];
    const before = file.stateOf(older.toReversed());
    const state = own.length === 0 ? before : file.stateOf([...older, ...own].toReversed());
    const all = [...older, ...own];
    const ownsUp = own.length === 0 || startsAt(file, to) === all.at(-1)?.at;
    return [{ after: index + 1, from, to, sections: own, before, state, ownsUp }];
  });
}

function startsAt(file: PdfFile, end: number): number | null {
  try {
    return skipSpace(file.bytes, lastStart(file.bytes, end));
  } catch {
    return null;
  }
}
