import { expect, it } from 'vitest';
import { pressTrigger } from '#renderer/features/now/trigger-actions.ts';
import { goLive, observe, startStep } from '../../../../support/run-commands.ts';
import { shippedMarkdown } from '../../../../support/run-player.ts';
import { createRun, startTestApp } from '../../../../support/test-app.ts';
import { openWindow } from '../../stores/window-of.ts';

it('tells of a cleared condition how long was recorded, however late main heard of it', async () => {
  const app = startTestApp();
  app.settings.save({ ...app.settings.current(), operator: 'Mei Lindqvist' });
  const runId = createRun(app, shippedMarkdown);
  const { store, tell } = openWindow({
    app,
    desktop: {
      recordCommand: async (given) => {
        // A busy laptop: between the key and the disk.
        app.clock.pass(4000);
        const before = app.desktop.told.length;
        const answer = await app.handlers.recordCommand(given);
        // What main records by itself it tells before it answers.
        for (const tidings of app.desktop.told.slice(before)) tell(tidings);
        return answer;
      },
    },
  });
  await store.getState().start();
  await store.getState().openRun(runId);
  const { dispatch } = store.getState();
  const overrideReason = 'Agreed by phone before the night';
  for (const group of ['2.1', '2.2', '2.3', '2.4']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await dispatch(startStep(group, overrideReason));
  }
  await dispatch(goLive('now', { overrideReason }));
  expect((await dispatch(observe('4.1.2'))).ok).toBe(true);
  app.clock.pass(60_000);
  await pressTrigger(store.getState, '4.1.2');
  expect(store.getState().statusLine?.text).toBe('Error rate >5% cleared after 1:04.');
});
