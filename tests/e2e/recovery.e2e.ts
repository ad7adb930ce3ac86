import type {} from '#electron/expose-simulated-clock.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { killProcesses } from '../crash/victims.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { eventsOf, live, openRun, verified } from './pages/night.ts';
import { RunPage } from './pages/run-page.ts';

test('after a sleep it says what happened, asks about the running breach, and one Enter confirms', async ({
  start,
}) => {
  const run = await openRun(start);
  const { app, page } = run;
  await run.recordAll([...live(), { type: 'ObserveTrigger', trigger: '4.1.2', since: null }]);
  await run.open();
  await run.pass(40_000);
  await app.evaluate(() => globalThis.runsheetSimulatedClock?.sleep(372_000));
  const dialog = page.getByRole('alertdialog', { name: /The laptop slept for 6 min/ });
  await expect(dialog).toBeFocused();
  await expect(
    dialog.getByText(/The stopwatch was at (?:0:[45]|1:[01])\d when the laptop slept/),
  ).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /Still above, or not sure/ })).toBeChecked();
  await expect(dialog.getByText('Confirm your last two marks')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.waitForTimeout(800);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('alertdialog', { name: /Threshold passed/ })).toBeVisible();
  expect((await eventsOf(run)).map(({ type }) => type)).toContain('RecoveryConfirmed');
});

test('a laptop that was booted with its clock behind the last entry asks what time it is before anything is marked', async ({
  start,
  userData,
}) => {
  test.slow(); // two starts
  const before = await openRun(start);
  await before.recordAll(live());
  await killProcesses(before.app, 'tree');
  const heartbeat = path.join(userData, 'heartbeat.json');
  const kept = JSON.parse(readFileSync(heartbeat, 'utf8')) as object;
  writeFileSync(heartbeat, JSON.stringify({ ...kept, boot: 'the boot before' }));

  const { app, page } = await start({ env: { RUNSHEET_CLOCK: '2026-11-17T23:10:00Z' } });
  const run = Object.assign(new RunPage(app, page), { runId: before.runId });
  await run.rail.waitFor();
  const question = page.getByRole('form', { name: 'What time is it?' });
  await expect(question).toContainText(/The clock of this laptop is 1 h 5\d min behind the last saved entry/);
  expect(await accessibilityProblems(page)).toEqual([]);
  // Nothing is said that hangs on the time.
  await expect(run.now.getByText(/^Windows and stopwatches are shown again/)).toBeVisible();
  await expect(run.now.getByRole('timer')).toHaveText([/--:--:--/]);
  // There is no row to mark, and main takes none.
  await expect(run.list).toHaveCount(0);
  await expect(run.recordAll(verified().slice(0, 1))).rejects.toThrow(/MarkItem/);
  await question.getByRole('textbox', { name: 'Time now' }).fill('01:20');
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(page.getByText('The time is recorded. Runsheet counts on from it.').first()).toBeVisible();
  expect((await eventsOf(run)).at(-1)).toMatchObject({ type: 'ClockStated' });
  await expect(run.now.getByRole('timer', { name: /since go-live/i })).toContainText(/00:1[56]:\d\d/);
});
