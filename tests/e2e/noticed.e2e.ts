import { done } from '../support/run-commands.ts';
import { expect, host, test } from './app-fixture.ts';
import { live, minuteMs, openRun } from './pages/night.ts';
import type { RunPage } from './pages/run-page.ts';

/** What the app asked of the desktop so far; the stand-in writes it down. */
async function asked(run: RunPage): Promise<readonly string[]> {
  return run.app.evaluate((electron) => {
    const { journal } = electron as unknown as {
      readonly journal: readonly { readonly what: string; readonly detail: unknown }[];
    };
    return journal.map(({ what, detail }) => `${what} ${JSON.stringify(detail)}`);
  });
}

test('what is due is noticed on another screen, in a hidden window, and the laptop is kept awake', async ({
  start,
}) => {
  test.skip(host !== 'standin', 'reads the journal of the stand-in');
  const run = await openRun(start, [...live(), done('3.1.1')]);
  const { page } = run;
  await expect.poll(() => asked(run)).toContain('powerSaveBlocker.start "prevent-display-sleep"');
  // The window has heard of the time: what it hears all at once, longer than a moment, it takes for a sleep.
  await run.pass(23.5 * minuteMs);
  await expect(page).toHaveTitle(/T\+ 00:2[34]/);

  await page.keyboard.press('Control+4');
  await page.getByRole('tab', { name: 'Sounds and alarms' }).click();
  await page.getByRole('switch', { name: 'A trigger is observed' }).click();
  await expect(page.getByRole('region', { name: 'Status' })).toContainText('A trigger is observed: off.');
  await expect(page.getByText('always on; m silences it for the moment')).toBeVisible();

  // Settings are on screen; the window still closes in five minutes.
  await run.pass(1.5 * minuteMs);
  await expect
    .poll(() => asked(run))
    .toContainEqual(expect.stringContaining('"body":"0–30 closes in 5 min. 5 items left."'));

  await run.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await run.record({ type: 'ObserveTrigger', trigger: '4.1.2', since: null });
  await run.pass(minuteMs);
  await page.waitForTimeout(1200);
  await run.pass(minuteMs + 5000);
  await expect.poll(() => asked(run)).toContain('app.setBadgeCount 1');
  const all = await asked(run);
  expect(all).toContain('BrowserWindow.setVisibleOnAllWorkspaces true');
  expect(all).toContain('BrowserWindow.flashFrame true');
  expect(all).toContainEqual(expect.stringContaining('"title":"Threshold passed"'));
  const window = await run.app.evaluate(({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows();
    return { isVisible: own?.isVisible(), isFocused: own?.isFocused() };
  });
  // In front, and the keyboard stays with the program that had it.
  expect(window).toEqual({ isVisible: true, isFocused: false });
});
