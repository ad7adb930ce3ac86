/** Which version of the checklist was worked, how its author corrected what was read, and what is new in it. */
import { changeWords, countDifferences, describeDifference } from '../checklist/describe-difference.ts';
import { describeCorrection } from '../checklist/corrections/describe-correction.ts';
import type { LastUsed } from '../run/run-checklist.ts';
import type { StartedRun } from '../run/run-state.ts';
import type { SheetBlock } from './sheet-document.ts';

export function checklistPart({ checklistSource }: StartedRun): readonly SheetBlock[] {
  const { name, sha256, corrections = [], lastUsed } = checklistSource;
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
  ];
}

function usedBefore(lastUsed: LastUsed | undefined): string {
  if (lastUsed === undefined) return 'no other version';
  const { runNumber, name, sha256, differences: changes, more } = lastUsed;
  const words = `${countDifferences(changes)}${more === 0 ? '' : ` and ${more} more`}`;
  return `${name}, SHA-256 ${sha256.slice(0, 8)}, in run ${runNumber}; since then ${words}`;
}

function differences({ differences: changes }: LastUsed): readonly SheetBlock[] {
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
