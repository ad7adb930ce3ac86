import type {} from '#electron/expose-simulated-clock.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { killProcesses } from '../crash/victims.ts';
import type { Page } from '@playwright/test';
import { playToLive, startRollback } from '../support/run-commands.ts';
import { playRun } from '../support/run-player.ts';
import { expect, test, type StartedApp, type StartOptions } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { keepBootedNight } from './pages/kept-run.ts';
import { eventsOf, live, minuteMs, openRun, verified } from './pages/night.ts';
import { fromPalette, openWall } from './pages/palette.ts';
import { RunPage } from './pages/run-page.ts';

test('after a sleep it says what happened and one Enter confirms; after a boot with a wrong clock it asks what time it is', async ({
  start,
  userData,
}) => {
  test.slow(); // two starts
  const before = await openRun(start, [...live(), { type: 'ObserveTrigger', trigger: '4.1.2', since: null }]);
  await test.step('after a sleep it says what happened, asks about the running breach, and one Enter confirms', () =>
    confirmAfterSleep(before));
  await before.record({ type: 'ClearTrigger', trigger: '4.1.2', clearedAt: null });
  await killProcesses(before.app, 'tree');
  const heartbeat = path.join(userData, 'heartbeat.json');
  const kept = JSON.parse(readFileSync(heartbeat, 'utf8')) as object;
  writeFileSync(heartbeat, JSON.stringify({ ...kept, boot: 'the boot before' }));

  await test.step('booted with its clock behind the last entry it asks what time it is before anything is marked', () =>
    sayTheTime(start, before.runId));
});

async function confirmAfterSleep(run: RunPage): Promise<void> {
  const { app, page } = run;
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
}

async function sayTheTime(
  start: (options: StartOptions) => Promise<StartedApp>,
  runId: string,
): Promise<void> {
  const { app, page } = await start({ env: { RUNSHEET_CLOCK: '2026-11-17T23:17:00Z' } });
  const run = Object.assign(new RunPage(app, page), { runId });
  await run.rail.waitFor();
  const question = page.getByRole('form', { name: 'What time is it?' });
  await expect(question).toContainText(/The clock of this laptop is 1 h 5\d min behind the last saved entry/);
  expect(await accessibilityProblems(page)).toEqual([]);
  // Nothing is said that hangs on the time.
  await expect(run.now.getByText(/^Windows and stopwatches are shown again/)).toBeVisible();
  await expect(run.now.getByRole('timer')).toHaveText([/--:--:--/]);
  // The time service sets the clock right, which tells nothing of the time that passed before.
  await app.evaluate((_, ms) => globalThis.runsheetSimulatedClock?.step(ms), 3 * 60 * minuteMs);
  await expect(question).toContainText(
    /When Runsheet started, the clock .* was behind the last saved entry .*; it was set since\./,
  );
  const notice = page.getByRole('region', { name: 'Notices' });
  await expect(notice).toContainText('moved forward 3 h');
  await expect(notice).toContainText('Say what time it is all the same');
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
}

/** Started with its clock behind the last entry of the run that is kept there. */
async function startBehind(start: (options: StartOptions) => Promise<StartedApp>): Promise<Page> {
  const { page } = await start({ env: { RUNSHEET_CLOCK: '2026-11-17T18:00:00Z' } });
  await new HomePage(page).introduce('Mei Lindqvist');
  await page.getByRole('form', { name: 'What time is it?' }).waitFor();
  return page;
}

async function answer(page: Page, time: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Time now' }).fill(time);
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog', { name: /^Runsheet stopped at/ }).waitFor();
  await page.waitForTimeout(800);
}

test('the wall and the list of runs tell no time until somebody has said what time it is', async ({
  start,
  userData,
}) => {
  keepBootedNight(userData);
  const page = await startBehind(start);
  const wall = await openWall(page);
  await expect(wall.getByText('Time not known: answer at the laptop.')).toBeVisible();
  await expect(wall.getByRole('timer')).toHaveText(['T+ --:--:--']);
  await expect(wall.getByRole('region', { name: 'Rollback triggers' })).toHaveCount(0);
  expect(await accessibilityProblems(wall)).toEqual([]);
  await expect(page).toHaveTitle(/, T\+ --:--, Runsheet$/);

  const runs = page.getByRole('button', { name: 'Runs', exact: true });
  await runs.click();
  const unknown = new HomePage(page).row(/time not known, Verify, \d+ of \d+ closed/);
  await expect(unknown).toContainText('T+ --:--:--');
  await expect(unknown).not.toContainText(/\d:\d\d/);
  expect(await accessibilityProblems(page)).toEqual([]);

  await unknown.click();
  // With one item large there would be no place for the question.
  await fromPalette(page, 'focus mode', /Focus mode/);
  await answer(page, '01:46');
  await expect(wall.getByRole('timer', { name: 'Since go-live' })).toHaveText(/^T\+ 00:4[1-3]:\d\d$/);
  await expect(wall.getByRole('timer', { name: 'Error rate >5%, observed for' })).toHaveText(/^[12]:\d\d$/);
  await page.keyboard.press('Enter');
  const alarm = page.getByRole('alertdialog', { name: /Threshold passed/ });
  await alarm.waitFor();
  // A card that has just come takes no key yet.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(alarm).toBeHidden({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await runs.click();
  const known = new HomePage(page).row(/T plus 4[1-3] minutes, window 30 to 60, Error rate .* tripped/);
  await expect(known).toContainText(/T\+ 00:4[1-3]:\d\d/);
});

test('a rollback asks what time it is in place of its steps', async ({ start, userData }) => {
  const player = playToLive(playRun());
  player.play(startRollback({ reason: 'Orders are lost' }));
  keepBootedNight(userData, player.lines());
  const page = await startBehind(start);
  await expect(page.getByRole('timer')).toHaveText(['--:--:--']);
  await expect(page.getByRole('button', { name: 'Done' })).toHaveCount(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  await answer(page, '01:46');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer', { name: 'Since the decision' })).toHaveText(/^\d\d:\d\d:\d\d$/);
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expect(page.getByRole('main', { name: 'Rollback' }).locator('[data-takes-focus]')).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByText(/^1 of \d closed$/)).toBeVisible();
});
