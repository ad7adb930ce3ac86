import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { eventsOf, live, openRun, verified } from './pages/night.ts';
import { RunPage } from './pages/run-page.ts';

test('a failure nobody caught starts the app once more, into recovery with every mark; a second one ends it', async ({
  start,
  userData,
}) => {
  test.slow(); // two starts
  const before = await openRun(start, [...live(), ...verified().slice(0, 3)]);
  const relaunched = path.join(userData, 'relaunched.json');
  expect(await failWithin(before.app, relaunched)).toBe(1);
  const args = JSON.parse(readFileSync(relaunched, 'utf8')) as readonly string[];
  expect(args).toContain('--relaunched-after-failure');
  const log = readFileSync(path.join(userData, 'logs', 'runsheet.log'), 'utf8');
  expect(log).toMatch(/uncaught: Error at /);
  expect(log).not.toContain('typed by somebody');

  const { app, page } = await start({
    env: { RUNSHEET_CLOCK: '2026-11-18T01:20:00Z' },
    args: ['--relaunched-after-failure'],
  });
  const run = Object.assign(new RunPage(app, page), { runId: before.runId });
  const dialog = page.getByRole('alertdialog', { name: /^Runsheet stopped at/ });
  await expect(dialog).toContainText('Confirm your last two marks');
  await page.waitForTimeout(800);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect((await eventsOf(run)).map(({ type }) => type)).toEqual(
    expect.arrayContaining(['RecoveryConfirmed']),
  );
  await expect(run.row(/^3\.1\.3 .*, done/)).toBeVisible();

  const again = path.join(userData, 'again.json');
  expect(await failWithin(app, again)).toBe(1);
  expect(existsSync(again)).toBe(false);
});

/** Throws in main where nobody catches it; what it was to be started with again goes to `file`. Answers the exit code. */
async function failWithin(app: ElectronApplication, file: string): Promise<number | null> {
  const ended = once(app.process(), 'exit') as Promise<[number | null]>;
  await app.evaluate(({ app: electronApp }, target) => {
    electronApp.relaunch = (options) =>
      process.getBuiltinModule('fs').writeFileSync(target, JSON.stringify(options?.args));
    setTimeout(() => {
      throw new Error('typed by somebody');
    });
  }, file);
  return (await ended)[0];
}
