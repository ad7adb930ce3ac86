/** Exceptions as lines of the sheet: each with its sign, its words, when, and by whom. */
import type { ExceptionLine } from '../run/exceptions.ts';
import type { StartedRun } from '../run/run-state.ts';
import { formatTimeOfDay } from '../time/instant.ts';
import { findings } from './findings.ts';
import type { EntriesBlock, Glyph, SheetBlock } from './sheet-document.ts';
import { offsetOf } from './sheet-words.ts';

type Entry = EntriesBlock['entries'][number];

/** Kinds that page one only counts; they are listed in full further on. */
const countedOnly: readonly ExceptionLine['kind'][] = ['not-applicable', 'early'];

/** Lines that are listed one by one, on page one and the next, and lines of one kind that are shown when there are more. */
const longestList = 40;
const shownOfAKind = 4;

const onePage = { title: 'Exceptions', note: 'A line each; every word of them under “Exceptions in full”.' };

/** For page one: the exceptions one by one, or "none", and what stands out about the people. */
export function exceptionsOnPageOne(run: StartedRun, all: readonly ExceptionLine[]): readonly SheetBlock[] {
  const listed = listedOnPageOne(all);
  const found = findings(run).map((text): Entry => ({ glyph: 'info', label: 'Finding', text }));
  const entries = [...shortened(run, listed), ...found];
  return [
    { kind: 'heading', level: 2, text: exceptionsTitle(all, listed) },
    ...(listed.length > 0
      ? []
      : [
          {
            kind: 'paragraph',
            tone: 'normal',
            text: 'Nothing failed, was deferred, was late or was passed by override.',
          } as const,
        ]),
    ...(entries.length === 0 ? [] : [{ kind: 'entries', entries, onePage } as const]),
  ];
}

/** Many of one kind, such as eighty open items, would hide the rest: some are shown, and all are listed further on. */
function shortened(run: StartedRun, listed: readonly ExceptionLine[]): readonly Entry[] {
  if (listed.length <= longestList) return listed.map((line) => exceptionEntry(run, line));
  const kinds = [...new Set(listed.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const lines = listed.filter((line) => line.kind === kind);
    const shown = lines.length > shownOfAKind + 1 ? lines.slice(0, shownOfAKind) : lines;
    const more = lines.length - shown.length;
    const rest: readonly Entry[] =
      more === 0
        ? []
        : [
            {
              glyph: exceptionGlyphs[kind],
              label: `${more} more`,
              text: `${exceptionLabels[kind].toLowerCase()}, listed under “Exceptions in full”`,
            },
          ];
    return [...shown.map((line) => exceptionEntry(run, line)), ...rest];
  });
}

export function listedOnPageOne(all: readonly ExceptionLine[]): readonly ExceptionLine[] {
  return all.filter((line) => !countedOnly.includes(line.kind));
}

export function exceptionEntry(run: StartedRun, line: ExceptionLine): Entry {
  const stamped = [line.at === null ? '' : formatTimeOfDay(line.at, offsetOf(run)), line.by ?? ''].filter(
    (text) => text !== '',
  );
  return {
    glyph: exceptionGlyphs[line.kind],
    label: line.item ?? exceptionLabels[line.kind],
    text:
      stamped.length === 0
        ? line.text
        : [
            { text: `${line.text} `, style: 'normal' },
            { text: `${stamped.join(', ')}`, style: 'quiet' },
          ],
  };
}

const exceptionGlyphs: Readonly<Record<ExceptionLine['kind'], Glyph>> = {
  failed: 'failed',
  deferred: 'deferred',
  open: 'open',
  overdue: 'late',
  late: 'late',
  early: 'early',
  'not-applicable': 'na',
  override: 'override',
  breach: 'breach',
  tripped: 'tripped',
  hold: 'override',
  'no-go': 'failed',
  decline: 'failed',
  'out-of-order': 'info',
  extension: 'info',
  correction: 'info',
  clock: 'info',
};

const exceptionLabels: Readonly<Record<ExceptionLine['kind'], string>> = {
  failed: 'Failed',
  deferred: 'Deferred',
  open: 'Open',
  overdue: 'Overdue',
  late: 'Late',
  early: 'Early',
  'not-applicable': 'N/A',
  override: 'Override',
  breach: 'Breach',
  tripped: 'Tripped',
  hold: 'Hold',
  'no-go': 'No-go',
  decline: 'Declined',
  'out-of-order': 'Order',
  extension: 'Extended',
  correction: 'Corrected',
  clock: 'Clock',
};

function exceptionsTitle(all: readonly ExceptionLine[], listed: readonly ExceptionLine[]): string {
  const notApplicable = all.filter((line) => line.kind === 'not-applicable').length;
  const early = all.filter((line) => line.kind === 'early').length;
  const counted = [
    notApplicable > 0 ? `${notApplicable} not applicable` : '',
    early > 0 ? `${early} early` : '',
  ].filter((text) => text !== '');
  const head = listed.length === 0 ? 'Exceptions: none' : `Exceptions: ${listed.length}`;
  return counted.length === 0 ? head : `${head}, and ${counted.join(', ')} (listed further on)`;
}
