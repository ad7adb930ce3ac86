import type {} from '#electron/expose-simulated-clock.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { eventsOf, live, openRun } from './pages/night.ts';

test('after a sleep it says what happened, asks about the running breach, and one Enter confirms', async ({
  start,
}) => {
  const run = await openRun(start);
  const { app, page } = run;
  await run.recordAll([...live(), { type: 'ObserveTrigger', trigger: '4.1.2', since: null }]);
  await run.open();
  await run.pass(47_000);
  await app.evaluate(() => globalThis.runsheetSimulatedClock?.sleep(372_000));
  const dialog = page.getByRole('alertdialog', { name: /The laptop slept for 6 min/ });
  await expect(dialog).toBeFocused();
  await expect(dialog.getByText(/The stopwatch was at 0:4\d when the laptop slept/)).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /Still above, or not sure/ })).toBeChecked();
  await expect(dialog.getByText('Confirm your last two marks')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.waitForTimeout(800);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('alertdialog', { name: /Threshold passed/ })).toBeVisible();
  expect((await eventsOf(run)).map(({ type }) => type)).toContain('RecoveryConfirmed');
});
