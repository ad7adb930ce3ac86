import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type {} from '#renderer/desktop.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { keepRun, nextRun } from './pages/kept-run.ts';
import { eventsOf, live, openRun } from './pages/night.ts';
import type { RunPage } from './pages/run-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

test('a run is backed up, goes to another laptop, is read only here, goes on there, and is taken back', async ({
  start,
  userData,
}) => {
  // Two laptops on one machine.
  test.slow();
  const run = await openRun(start, live());
  await test.step('folders are chosen in a dialog, a backup is made and verified, and restoring shows what it brings', () =>
    backUp(run, userData));
  await run.open();
  const file = path.join(userData, 'handed.runsheet');
  await test.step('the run goes to another laptop and is read only here', () => handOn(run, file));
  await test.step('it goes on there', async () => {
    const other = path.join(userData, 'other-laptop');
    mkdirSync(other);
    const there = await start({ userData: other, env: { RUNSHEET_CLOCK: '2026-11-18T01:20:00Z' } });
    await new HomePage(there.page).introduce('Samuel Adeyemi');
    await answerDialogs(there.app, file);
    await there.page.keyboard.press('Control+K');
    await there.page.keyboard.type('another laptop');
    await there.page.keyboard.press('Enter');
    const dialog = there.page.getByRole('dialog', { name: 'Go on with this run here?' });
    await expect(dialog.getByText(/Hand-over of .* by Mei Lindqvist/)).toBeVisible();
    await expect(dialog.getByText(/Not here yet/)).toBeVisible();
    expect(await accessibilityProblems(there.page)).toEqual([]);
    await there.page.keyboard.press('Enter');
    await expect(there.page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
    await expect(there.page.getByText('Since go-live').first()).toBeVisible();
  });
  await test.step('it is taken back for a reason', () => takeBack(run));
});

async function backUp(run: RunPage, userData: string): Promise<void> {
  const { app, page } = run;
  await page.keyboard.press('Control+4');
  const settings = new SettingsPage(page);
  await settings.open('Folders and backup');
  await expect(page.getByText('No backup yet.')).toBeVisible();
  const folder = path.join(userData, 'on-a-stick');
  mkdirSync(folder);
  await answerDialogs(app, folder);
  await page.getByRole('button', { name: 'Backup folder: choose…' }).click();
  await expect(page.getByText(`Backups go to ${folder}.`).first()).toBeVisible();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/Last backup 18 Nov 2026.*1 run.*Read back and verified\./)).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await run.record({ type: 'AddNote', item: null, text: 'after the backup' });
  await page.getByRole('button', { name: /Restore the backup of/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore from this file?' });
  await expect(dialog.getByText('The run here has 1 entry more. It stays as it is.')).toBeVisible();
  await expect(dialog.getByText('Everything in this file is here already. Nothing changes.')).toBeVisible();
  await page.keyboard.press('Escape');

  await answerDialogs(app, path.join(userData, 'settings.json'));
  await page.getByRole('button', { name: 'Restore from a file…' }).click();
  await expect(page.getByText(/settings\.json: This file was not made by Runsheet\./).first()).toBeVisible();

  await answerDialogs(app, path.join(userData, 'everything.runsheet'));
  await page.getByRole('button', { name: 'Save everything to one file…' }).click();
  await expect(
    page.getByText(/1 run saved to .*everything\.runsheet\. Read back and verified\./).first(),
  ).toBeVisible();
}

async function handOn(run: RunPage, file: string): Promise<void> {
  const { app, page } = run;
  await answerDialogs(app, file);
  await page.keyboard.press('Control+Shift+H');
  await page.getByRole('button', { name: 'To another laptop…' }).click();
  await expect(page.getByText(/This run went on to another laptop at \d\d:\d\d:\d\d/)).toBeVisible();
  await expect(page.getByText(`The run is in ${file}.`, { exact: false }).first()).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await run.focusCurrent();
  await page.keyboard.press('x');
  await expect(page.getByText(/Here it can only be read/).first()).toBeVisible();
  expect((await eventsOf(run)).at(-1)).toMatchObject({ type: 'RunHandedOver' });
}

async function takeBack(run: RunPage): Promise<void> {
  const { page } = run;
  // It never arrived, says Mei, and goes on here: that is possible, and costs a reason.
  await page.getByRole('button', { name: 'Take it back…' }).click();
  await page.getByRole('textbox', { name: 'Why' }).fill('Samuel could not open it');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/This run went on to another laptop at/)).toBeHidden();
  expect((await eventsOf(run)).at(-1)).toMatchObject({ type: 'RunTakenBack' });
}

test('a second copy on another host opens read only and says where the first one is', async ({
  start,
  userData,
}) => {
  keepRun(userData, [], Date.parse('2026-11-18T01:04:00Z'));
  const holder = fork(path.join(import.meta.dirname, '../support/lock-child.ts'), [
    userData,
    'the-other-laptop',
  ]);
  try {
    const [answer] = (await once(holder, 'message')) as readonly unknown[];
    expect(answer).toBe('ours');
    const { page } = await start({ userData });
    await expect(
      page.getByText(/Runsheet is open on this data on the-other-laptop since \d\d:\d\d\./),
    ).toBeVisible();
    await page
      .getByRole('link', { name: /Production/ })
      .first()
      .click();
    await page.getByRole('navigation', { name: 'Sections' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const refused = await page.evaluate(
      (runId) => window.desktop.recordCommand({ runId, command: { type: 'AddNote', item: null, text: 'x' } }),
      nextRun.runId,
    );
    expect(refused).toMatchObject({
      ok: false,
      error: { trouble: { code: 'RunReadOnly', because: 'other-copy' } },
    });
  } finally {
    holder.kill('SIGKILL');
  }
});
