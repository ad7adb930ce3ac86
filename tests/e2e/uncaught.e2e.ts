import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { eventsOf, live, openRun, verified } from './pages/night.ts';
import { RunPage } from './pages/run-page.ts';

test('a page that dies comes back; a failure nobody caught starts the app once more, with every mark; a second one ends it', async ({
  start,
  userData,
}) => {
  test.slow(); // two starts
  const before = await openRun(start, [...live(), ...verified().slice(0, 3)]);
  await test.step('a page that dies comes back with the keyboard where it was and nothing lost', () =>
    comeBack(before));
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
  await expect(run.row(/^3\.1\.5 .*, done/)).toBeVisible();

  const again = path.join(userData, 'again.json');
  expect(await failWithin(app, again)).toBe(1);
  expect(existsSync(again)).toBe(false);
});

async function comeBack(run: RunPage): Promise<void> {
  const { app } = run;
  await run.focusCurrent();
  await run.press('x', 'x', 'j');
  const before = await inPage(app, current);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(() => inPage(app, current), { timeout: 30_000 }).toBe(before);
  await expect.poll(() => inPage(app, focused)).toBe(before);
  // The rail follows the rows.
  await expect.poll(() => inPage(app, 'document.body.innerText')).toMatch(/Verify\s+5\/25/);
}

const current = `document.querySelector('[role=row][aria-current=true]')?.getAttribute('data-item') ?? null`;
const focused = `document.activeElement?.getAttribute('data-item') ?? null`;

/** Asks the page through main, as the page that died is none the test can speak to. */
async function inPage(app: ElectronApplication, script: string): Promise<unknown> {
  return app.evaluate(async ({ BrowserWindow }, source) => {
    const answer: unknown = await BrowserWindow.getAllWindows()[0]
      ?.webContents.executeJavaScript(source)
      .catch(() => null);
    return answer;
  }, script);
}

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
