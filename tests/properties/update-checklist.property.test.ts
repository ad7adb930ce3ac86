/** For any two versions: what was recorded for unchanged items goes on, and nothing is recorded that nobody did. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareChecklists } from '#shared/checklist/compare-checklists.ts';
import { readChecklistOnce } from '#shared/checklist/read-checklist-once.ts';
import { itemNow, itemRecord } from '#shared/run/item-now.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import type { Place, StartedRun } from '#shared/run/run-state.ts';
import { planUpdate } from '#shared/run/plan-update.ts';
import { done } from '../support/run-commands.ts';
import { playRun, sha256, type RunPlayer } from '../support/run-player.ts';

const line = fc.constantFrom(
  'Backup taken',
  'Backup taken twice',
  'Team told',
  'Team was told',
  'Config reviewed',
  'Banner up (if needed)',
  'Browsers tested (Chrome, Firefox)',
  '数据库备份完成',
  '数据库备份已完成',
);
const group = fc.record({
  title: fc.constantFrom('Before', 'Preparation', 'Ready', 'Rollback process', 'Week 1'),
  lines: fc.array(fc.record({ line, depth: fc.nat(1) }), { minLength: 1, maxLength: 7 }),
});
const version = fc
  .array(group, { minLength: 1, maxLength: 4 })
  .map((groups) =>
    [
      '# Any release',
      ...groups.flatMap(({ title, lines }) => [
        `## ${title}`,
        '',
        ...lines.map((one, index) => `${index === 0 ? '' : '  '.repeat(one.depth)}- [ ] ${one.line}`),
        '',
      ]),
    ].join('\n'),
  );

const seeded = { numRuns: Number(process.env['CHECKLIST_RUNS'] ?? 60) };

it('marks of unchanged items are kept for any two versions', () => {
  fc.assert(
    fc.property(version, version, fc.array(fc.nat(30), { maxLength: 10 }), (before, after, marked) => {
      fc.pre(before !== after);
      const player = worked(before, marked);
      const was = player.run();
      const read = readChecklistOnce(after);
      if (!read.ok) throw new Error('not read');
      const keep = planUpdate(was, { markdown: after, checklist: read.value }).rows.flatMap(
        ({ from, keeps }) => (keeps && from !== null ? [from] : []),
      );
      player.play({
        type: 'UpdateChecklist',
        checklist: { name: 'any.md', sha256: sha256(after), markdown: after },
        keep,
      });
      const run = player.run();

      for (const [from, to] of unchangedItems(was, run)) {
        expect(itemNow(run, to)).toEqual(itemNow(was, from));
        expect(itemRecord(run, to).notes).toEqual(itemRecord(was, from).notes);
      }
      expect(strayMarks(was, run, keep)).toEqual([]);
      // No note is lost, whatever became of its item.
      expect(notesOf(run)).toEqual(notesOf(was));
      expect(replayRun(player.events())).toEqual(run);
    }),
    seeded,
  );
});

function worked(markdown: string, marked: readonly number[]): RunPlayer {
  const player = playRun({ markdown });
  const numbers = [...player.run().places.keys()];
  for (const index of marked) {
    const item = numbers[index % numbers.length] ?? '';
    player.attempt(done(item));
    player.attempt({ type: 'AddNote', item, text: `about ${item}` });
  }
  return player;
}

/** Same words in the same place, and the same kind of thing: by numbers before and after. */
function unchangedItems(was: StartedRun, run: StartedRun): readonly (readonly [string, string])[] {
  const { same, differences } = compareChecklists(was.checklist, run.checklist);
  const changed = new Set(differences.flatMap((one) => ('from' in one ? [one.from] : [])));
  return [...same].filter(
    ([from, to]) => !changed.has(from) && kindOf(was.places.get(from)) === kindOf(run.places.get(to)),
  );
}

function kindOf(place: Place | undefined): string {
  const kind = place?.group.kind ?? '';
  return `${place?.item.kind} ${kind === 'rollback' || kind === 'follow-up' ? kind : 'work'}`;
}

/** Marks of the new version that stood on other words before, and that nobody kept. */
function strayMarks(was: StartedRun, run: StartedRun, keep: readonly string[]): readonly string[] {
  const sourceOf = new Map(
    Object.entries(was.items).flatMap(([item, { marks }]) =>
      marks.map(({ stamp }) => [stamp.position, item] as const),
    ),
  );
  return [...run.places].flatMap(([number, { item }]) =>
    itemRecord(run, number).marks.flatMap(({ stamp }) => {
      const source = sourceOf.get(stamp.position) ?? '';
      return was.places.get(source)?.item.text === item.text || keep.includes(source) ? [] : [number];
    }),
  );
}

function notesOf(run: StartedRun): readonly number[] {
  return [...run.notes, ...Object.values(run.items).flatMap(({ notes }) => notes)]
    .map(({ stamp }) => stamp.position)
    .toSorted((a, b) => a - b);
}
