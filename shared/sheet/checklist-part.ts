/** Which version of the checklist was worked, how its author corrected what was read, and what is new in it. */
import { changeWords, countDifferences, describeDifference } from '../checklist/describe-difference.ts';
import { describeCorrection } from '../checklist/corrections/describe-correction.ts';
import type { ChecklistDifference } from '../checklist/compare-checklists.ts';
import type { LastUsed } from '../run/run-checklist.ts';
import { titled } from '../run/history-words.ts';
import { itemNow } from '../run/item-now.ts';
import { stateWords } from '../run/rejection-words.ts';
import { runAt } from '../run/run-at.ts';
import type { EarlierChecklist, StartedRun } from '../run/run-state.ts';
import { formatDate, formatTimeOfDay } from '../time/instant.ts';
import type { SheetBlock } from './sheet-document.ts';

export function checklistPart(run: StartedRun): readonly SheetBlock[] {
  const { name, sha256, corrections = [], lastUsed } = run.checklistSource;
  return [
    { kind: 'heading', level: 2, text: 'Checklist version' },
    {
      kind: 'bullets',
      items: [
        [
          { text: `${name}, SHA-256 `, style: 'normal' },
          { text: sha256, style: 'mono' },
        ],
        `Version used before: ${usedBefore(lastUsed)}.`,
        corrections.length === 0
          ? 'Read by its own words, without corrections.'
          : `Read by its own words, with ${corrections.length === 1 ? 'one correction' : `${corrections.length} corrections`} by its author:`,
        ...corrections.map((correction) => `${describeCorrection(correction)}.`),
      ],
    },
    ...(lastUsed === undefined ? [] : differences(lastUsed)),
    ...run.earlierChecklists.flatMap((earlier) => changeWhilePreparing(run, earlier)),
  ];
}

function usedBefore(lastUsed: LastUsed | undefined): string {
  if (lastUsed === undefined) return 'no other version';
  const { runNumber, name, sha256, differences: changes, more } = lastUsed;
  const words = `${countDifferences(changes)}${more === 0 ? '' : ` and ${more} more`}`;
  return `${name}, SHA-256 ${sha256.slice(0, 8)}, in run ${runNumber}; since then ${words}`;
}

/** A run that changed its version while it was prepared says when, from which, and whose marks did not go on. */
function changeWhilePreparing(run: StartedRun, earlier: EarlierChecklist): readonly SheetBlock[] {
  const { stamp, checklistSource, differences: changes, more, left } = earlier;
  const words = `${countDifferences(changes)}${more === 0 ? '' : ` and ${more} more`}`;
  const { at, offsetMinutes, by } = stamp;
  const before = runAt(run, stamp.position - 1);
  return [
    {
      kind: 'bullets',
      items: [
        [
          {
            text: `Until ${formatDate(at, offsetMinutes)} ${formatTimeOfDay(at, offsetMinutes)} the run was prepared with ${checklistSource.name}, SHA-256 `,
            style: 'normal',
          },
          { text: checklistSource.sha256, style: 'mono' },
          { text: `. ${by} changed it to the next one: ${words}.`, style: 'normal' },
        ],
        left.length === 0
          ? 'Everything recorded until then went on.'
          : 'Recorded until then and not taken over, as these items are gone or were to be done again:',
        ...left.map((item) => `${titled(before, item)}: ${endedAs(before, item)}.`),
      ],
    },
    ...differences(earlier),
  ];
}

function endedAs(run: StartedRun, item: string): string {
  const { state, mark } = itemNow(run, item);
  if (mark === null) return 'notes and partial answers only';
  const { at, offsetMinutes, by } = mark.stamp;
  return `${stateWords[state]}, ${formatTimeOfDay(at, offsetMinutes)}, ${by}`;
}

function differences({
  differences: changes,
}: {
  readonly differences: readonly ChecklistDifference[];
}): readonly SheetBlock[] {
  if (changes.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [
        { header: 'Change', width: { points: 70 }, align: 'left' },
        { header: 'Item', width: { points: 44 }, align: 'left' },
        { header: 'Words', width: { share: 1 }, align: 'left' },
      ],
      rows: changes.map((difference) => ({
        cells: [
          changeWords[difference.change],
          'to' in difference ? difference.to : difference.from,
          describeDifference(difference),
        ],
      })),
      rowHeader: null,
      size: 'small',
    },
  ];
}
