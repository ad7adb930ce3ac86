import { describe, expect, it } from 'vitest';
import { describeEvent } from '#shared/run/describe-event.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { planUpdate } from '#shared/run/plan-update.ts';
import { readCorrected } from '#shared/checklist/read-checklist-once.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { numberAt, runAt } from '#shared/run/run-at.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { checklistPart } from '#shared/sheet/checklist-part.ts';
import { done, notApplicable, sign, startStep } from '../../../support/run-commands.ts';
import { playRun, sha256 } from '../../../support/run-player.ts';
import { given, startingPoint, type Happening } from '../../../support/run-spec.ts';

const before = `# Release

## Pre-Deployment Checklist
- [ ] Config reviewed
- [ ] Browsers tested (Chrome, Firefox)
- [ ] Backup taken
- [ ] Team told
- [ ] Banner up
## Deployment Process
### Step 1: Deploy
- [ ] Deploy to production environment
## Rollback Procedures
### Automatic Rollback Triggers
- [ ] Error rate >5% for >2 minutes
- [ ] Login failures for >3 minutes
## Sign-off Requirements
- [ ] Lead Developer approval
`;

/** Added: a first item. Reworded: browsers. Removed: the banner. Moved: the team before the backup. */
const after = before
  .replace('- [ ] Config', '- [ ] Freeze announced\n- [ ] Config')
  .replace('Browsers tested (Chrome, Firefox)', 'Browsers tested (Firefox, Chrome, Safari)')
  .replace('- [ ] Backup taken\n- [ ] Team told\n- [ ] Banner up\n', '- [ ] Team told\n- [ ] Backup taken\n');

const update = (markdown: string, keep: readonly string[] = []): RunCommand => ({
  type: 'UpdateChecklist',
  checklist: { name: 'release.md', sha256: sha256(markdown), markdown },
  keep: [...keep],
});
const preparing: Happening = startingPoint(() => playRun({ markdown: before }));
const browser = (index: number): RunCommand => ({
  type: 'MarkSubCheck',
  item: '1.1.2',
  index,
  checked: true,
});
const note = (item: string, text: string): RunCommand => ({ type: 'AddNote', item, text });
const worked: readonly Happening[] = [
  preparing,
  done('1.1.1'),
  browser(0),
  done('1.1.3'),
  note('1.1.3', 'Took 3 minutes'),
  notApplicable('1.1.4', 'nobody works tonight'),
  done('1.1.5'),
  note('1.1.5', 'Colour is wrong'),
  { type: 'SetThreshold', trigger: '3.1.2', holdSeconds: 60 },
];

function stateOf(run: StartedRun): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...run.places].map(([number, { item }]) => [item.text, itemNow(run, number).state]),
  );
}

describe('another version of the checklist, while preparing', () => {
  it('keeps what was recorded for unchanged items, under their new numbers', () => {
    const { run, events } = given(...worked)
      .when(update(after))
      .yields([
        {
          type: 'ChecklistUpdated',
          carried: [
            { from: '1.1.1', to: '1.1.2' },
            { from: '1.1.3', to: '1.1.5' },
            { from: '3.1.2', to: '3.1.2' },
          ],
          left: ['1.1.2', '1.1.4', '1.1.5'],
          more: 0,
        },
      ]);
    expect(stateOf(run())).toMatchObject({
      'Freeze announced': 'open',
      'Config reviewed': 'done',
      'Backup taken': 'done',
      'Team told': 'open',
    });
    expect(run().items['1.1.5']?.notes.map(({ text }) => text)).toEqual(['Took 3 minutes']);
    expect(run().thresholds).toEqual({ '3.1.1': 120, '3.1.2': 60 });
    expect(replayRun(events())).toEqual(run());
  });

  it('keeps what a person chose among the others; sub-checks go on by their names', () => {
    const { run } = given(...worked)
      .when(update(after, ['1.1.2', '1.1.4']))
      .yields([{ type: 'ChecklistUpdated', left: ['1.1.5'] }]);
    const number = '1.1.3';
    expect(run().places.get(number)?.item.subChecks).toEqual(['Firefox', 'Chrome', 'Safari']);
    expect(itemNow(run(), number).checked).toEqual([false, true, false]);
    expect(stateOf(run())['Team told']).toBe('not-applicable');
  });

  it('leaves what is gone in the history, and its notes with the run', () => {
    const { run, events } = given(...worked)
      .when(update(after))
      .yields([{ type: 'ChecklistUpdated' }]);
    expect(run().notes.map(({ text }) => text)).toEqual(['Banner up: Colour is wrong']);
    const told = events().map((event) => describeEvent(event, run()));
    expect(told).toContain('1.1.5 Banner up: done');
    expect(told).toContain('1.1.2 Browsers tested (Chrome, Firefox): Chrome checked');
    expect(told.at(-1)).toMatch(
      /^Checklist changed from xianfeast-production\.md, SHA-256 \w{8}, to release\.md, SHA-256 \w{8}: 1 added, 1 removed, 1 reworded, 1 moved; what was recorded for 3 items goes on, of 3 items not taken over$/,
    );
    expect(numberAt(run(), '1.1.2', 2)).toBe('1.1.1');
    expect(numberAt(run(), '1.1.1', 2)).toBeNull();
    expect(runAt(run(), 2).checklistSource.markdown).toBe(before);
  });

  it('suggests that the same words in another place are the same work, and other words are not', () => {
    const run = given(...worked).player.run();
    const read = readCorrected({ markdown: after });
    const rows = read.ok ? planUpdate(run, { markdown: after, checklist: read.value }).rows : [];
    expect(rows.map(({ change, from, mayKeep, keeps }) => [change, from, mayKeep, keeps])).toEqual([
      ['Added', null, false, false],
      ['Reworded', '1.1.2', true, false],
      ['Moved', '1.1.4', true, true],
      ['Removed', '1.1.5', false, false],
    ]);
  });

  it('can be taken back by the version before: what was carried is carried again', () => {
    const { run, events } = given(...worked, update(after))
      .when(update(before))
      .yields([{ type: 'ChecklistUpdated' }]);
    expect(stateOf(run())).toMatchObject({ 'Config reviewed': 'done', 'Banner up': 'open' });
    expect(numberAt(run(), '1.1.1', 2)).toBe('1.1.1');
    expect(
      events()
        .slice(1, 2)
        .map((event) => describeEvent(event, run())),
    ).toEqual(['1.1.1 Config reviewed: done']);
  });

  it('is undone mark by mark like the version before', () => {
    const { run } = given(preparing, done('1.1.1'), done('1.1.3'), update(after))
      .when({ type: 'UndoMark', position: 3 })
      .yields([{ type: 'MarkUndone', item: '1.1.5', position: 3 }]);
    expect(stateOf(run())['Backup taken']).toBe('open');
  });

  it('leaves a mark where the words mean something else now, by a correction', () => {
    const at = {
      section: 'Pre-Deployment Checklist',
      group: 'Pre-Deployment Checklist',
      item: null,
      nth: 0,
    };
    const { run } = given(preparing, done('1.1.1'))
      .when({
        type: 'UpdateChecklist',
        checklist: {
          name: 'release.md',
          sha256: sha256(before),
          markdown: before,
          corrections: [{ sets: 'kind', at, kind: 'rollback', window: null, dueDay: null }],
        },
        keep: [],
      })
      .yields([{ type: 'ChecklistUpdated', carried: [], left: ['1.1.1'], differences: [] }]);
    expect(run().places.get('1.1.1')?.group.kind).toBe('rollback');
    expect(itemNow(run(), '1.1.1').state).toBe('open');
  });

  it('is told on the sheet: which versions, what changed, whose marks did not go on', () => {
    const { run } = given(...worked)
      .when(update(after))
      .yields([{ type: 'ChecklistUpdated' }]);
    const words = JSON.stringify(checklistPart(run()));
    expect(words).toContain('xianfeast-production.md');
    expect(words).toContain('is now “Browsers tested (Firefox, Chrome, Safari)”');
    expect(words).toContain('1.1.5 Banner up: done');
  });

  it('is refused for the same version, for no checklist, and for a mark that cannot be kept', () => {
    given(preparing).when(update(before)).rejects({ code: 'SameChecklist' });
    given(preparing).when(update('# Words\n')).rejects({ code: 'ChecklistUnreadable' });
    given(...worked)
      .when(update(after, ['1.1.5']))
      .rejects({ code: 'NotAsked', item: '1.1.5' });
    given(...worked)
      .when(update(after, ['1.1.1']))
      .rejects({ code: 'NotAsked', item: '1.1.1' });
  });

  it('is refused once the deployment has begun, and once people have approved', () => {
    given(...worked, startStep('2.1', 'the rest is done on paper'))
      .when(update(after))
      .rejects({ code: 'ChecklistFixed', because: 'begun' });
    given(preparing, (player) => player.play(sign(player.run(), '4.1.1')))
      .when(update(after))
      .rejects({ code: 'ChecklistFixed', because: 'signed' });
  });
});
