import { expect, it } from 'vitest';
import { compareRuns } from '#shared/compare/compare-runs.ts';
import { shippedMarkdown } from '../../../support/run-player.ts';
import { sampleAborted, sampleNight, sampleRollback } from '../../../support/sample-run.ts';
import { closeGroups, playToLive } from '../../../support/run-commands.ts';
import { playRun } from '../../../support/run-player.ts';

const night = sampleNight().run;

it('finds no difference between a run and itself', () => {
  const { items, differences, spans, zero } = compareRuns(night, night);
  expect(differences).toBe(0);
  expect(items.length).toBe(165);
  expect(zero).toBe('go-live');
  expect(spans.map(({ one }) => one)).toEqual(spans.map(({ other }) => other));
});

it('tells item by item how two nights ended, with the reason', () => {
  const { items, differences } = compareRuns(night, sampleRollback().run);
  expect(differences).toBe(items.filter(({ isDifferent }) => isDifferent).length);
  const scan = items.find(({ text }) => text === 'Performance testing completed');
  expect(scan).toMatchObject({ one: { state: 'deferred', reason: 'Due 01:10 from Jonas' } });
  const cart = items.find(({ text }) => text === 'Cart operations working');
  expect(cart).toMatchObject({ isDifferent: true, one: { state: 'done' }, other: { state: 'open' } });
});

it('puts steps and windows on one axis, from the go-live of each', () => {
  const { spans } = compareRuns(night, sampleRollback().run);
  const first = spans.find(({ title }) => title.startsWith('Step 1'));
  const live = night.goLive?.steadyLiveAt ?? 0;
  expect(first?.one?.fromMs).toBe((night.steps['2.1']?.started.steadyAt ?? 0) - live);
  expect(spans.find(({ title }) => title === 'Manual Rollback Process')).toMatchObject({ one: null });
});

it('counts from the first step where one of them never went live, else from the beginning', () => {
  const aborted = sampleAborted().run;
  expect(compareRuns(night, aborted).zero).toBe('first-step');
  expect(compareRuns(night, playRun().run()).zero).toBe('created');
});

it('pairs items of two versions by their words, and shows what only one of them has where it stands', () => {
  const longer = shippedMarkdown.replace(
    '- [ ] Verify backup integrity\n',
    '- [ ] Verify backup integrity\n- [ ] Check that it can be read\n',
  );
  const player = playToLive(playRun({ markdown: longer }));
  closeGroups(player, ['3.1']);
  const { items } = compareRuns(night, player.run());
  const added = items.findIndex(({ text }) => text === 'Check that it can be read');
  expect(items[added]).toMatchObject({ one: null, isDifferent: true, other: { number: '2.1.3' } });
  expect(items[added - 1]?.text).toBe('Verify backup integrity');
  expect(items[added + 1]).toMatchObject({ one: { number: '2.1.3' }, other: { number: '2.1.4' } });
});
