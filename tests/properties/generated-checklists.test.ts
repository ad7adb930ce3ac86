import { describe, expect, it } from 'vitest';
import { allItems } from '#shared/checklist/all-items.ts';
import { exportMarkdown, type ItemAnswer } from '#shared/checklist/export-markdown.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import { countWithCmark } from '../support/count-with-cmark.ts';
import { generatedChecklist } from '../support/generated-checklist.ts';

/** `npm run test:checklists` sets it to 100,000. Seeds that ever failed stay in the list below. */
const documents = Number(process.env['CHECKLIST_DOCUMENTS'] ?? 400);
const firstSeed = Number(process.env['CHECKLIST_FIRST_SEED'] ?? 1);
const keptSeeds: readonly number[] = [];
const perProcess = 500;

const seeds = [...keptSeeds, ...Array.from({ length: documents }, (_, index) => firstSeed + index)];

function itemsIn(markdown: string): readonly string[] {
  const read = parseChecklist(markdown);
  return read.ok ? allItems(read.value).map(({ item }) => `${item.number} ${item.text}`) : [];
}

describe(`${seeds.length} generated checklists`, () => {
  it('have the items that GitHub’s own parser counts', { timeout: documents * 100 + 60_000 }, () => {
    for (let at = 0; at < seeds.length; at += perProcess) {
      const some = seeds.slice(at, at + perProcess);
      const sources = some.map(generatedChecklist);
      const counts = countWithCmark(sources);
      const ours = sources.map((source) => itemsIn(source).length);
      expect(Object.fromEntries(some.map((seed, index) => [seed, ours[index]]))).toEqual(
        Object.fromEntries(some.map((seed, index) => [seed, counts[index]])),
      );
    }
  });

  it(
    'come back out as they were, and with answers find the same items',
    { timeout: documents * 100 + 60_000 },
    () => {
      for (const seed of seeds.slice(0, Math.max(keptSeeds.length + 100, documents / 10))) {
        const source = generatedChecklist(seed);
        const read = parseChecklist(source);
        if (!read.ok) continue;
        expect(exportMarkdown(source, read.value, [])).toBe(source);
        const answers = allItems(read.value).map(({ item }, index): ItemAnswer => ({
          number: item.number,
          state: index % 3 === 0 ? 'done' : index % 3 === 1 ? 'failed' : 'open',
          lines: index % 2 === 0 ? ['Done, 28 Nov 2026 02:14:05, Mei Lindqvist', 'Note: [ ] # 1. > x'] : [],
        }));
        expect([seed, itemsIn(exportMarkdown(source, read.value, answers))]).toEqual([seed, itemsIn(source)]);
      }
    },
  );
});
