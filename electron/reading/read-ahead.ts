/**
 * Large checklists are read and compared in the worker before anything on the main thread asks for them: what folds a
 * run then finds them read, and nobody's key waits meanwhile.
 */
import type { Checklist } from '#shared/checklist/checklist.ts';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import { needsComparing, rememberComparison } from '#shared/checklist/compare/compare-once.ts';
import { needsReading, rememberReading } from '#shared/checklist/read-checklist-once.ts';
import { isTrouble, type Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { ChecklistReader } from './checklist-reader.ts';

export type Readiness = Result<null, Trouble>;

export type ReadAhead = {
  /** Null when none of these texts would be felt where it is read. */
  readonly texts: (markdowns: readonly string[]) => Promise<Readiness> | null;
  /** The same for what changed between two texts. */
  readonly comparison: (before: string, after: string) => Promise<Readiness> | null;
};

const ready = ok(null);

export function readAheadWith(reader: Pick<ChecklistReader, 'readText' | 'compare'>): ReadAhead {
  const texts: ReadAhead['texts'] = (markdowns) => {
    const large = markdowns.filter(needsReading);
    return large.length === 0 ? null : readAll(large);
  };

  /** Texts that somebody waits for already. */
  const awaited = new Map<string, Promise<Readiness>>();

  function readOne(markdown: string): Promise<Readiness> {
    const known = awaited.get(markdown);
    if (known !== undefined) return known;
    const reading = reader.readText(markdown).then((read) => {
      awaited.delete(markdown);
      return readinessOf(markdown, read);
    });
    awaited.set(markdown, reading);
    return reading;
  }

  /** One after the other: the worker does one thing at a time in any case. */
  async function readAll(markdowns: readonly string[]): Promise<Readiness> {
    for (const markdown of markdowns) {
      // oxlint-disable-next-line no-await-in-loop
      const read = needsReading(markdown) ? await readOne(markdown) : ready;
      if (!read.ok) return read;
    }
    return ready;
  }

  async function compare(before: string, after: string): Promise<Readiness> {
    const read = await texts([before, after]);
    if (read?.ok === false) return read;
    const compared = await reader.compare(before, after);
    if (compared.ok) rememberComparison({ before, after }, compared.value);
    return compared.ok ? ready : refused(troubleOf(compared.error));
  }

  return {
    texts,
    comparison: (before, after) => (needsComparing({ before, after }) ? compare(before, after) : null),
  };
}

/** A text that is no checklist is known to be none from now on; one that was not read to its end is not known. */
function readinessOf(markdown: string, read: Result<Checklist, ChecklistProblem | Trouble>): Readiness {
  if (read.ok) rememberReading(markdown, read);
  else if (isTrouble(read.error) || read.error.code === 'TooSlow') return refused(troubleOf(read.error));
  else rememberReading(markdown, refused(read.error));
  return ready;
}

function troubleOf(error: ChecklistProblem | Trouble): Trouble {
  if (error.code === 'Cancelled') return { code: 'ReadingStopped' };
  return { code: error.code === 'TooSlow' ? 'ReadingSlow' : 'ReadingFailed' };
}
