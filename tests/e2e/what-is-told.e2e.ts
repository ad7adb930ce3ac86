/**
 * A night by the clock and by ear: windows open, warn, close and go late, a trigger trips, the laptop sleeps inside a
 * breach, somebody sets the clock. Each is shown and said in the specified words, once, and nothing else is said.
 */
import type { RunPage } from './pages/run-page.ts';
import { expect, test } from './app-fixture.ts';
import { heardSince, listen } from './pages/heard.ts';
import { live, minuteMs, openRun } from './pages/night.ts';

test.describe.configure({ timeout: 240_000 });

const second = 1000;

test('the clock of the night is told in the specified words, once each, and nothing more', async ({
  start,
}) => {
  const run = await openRun(start, live());
  const { page, app } = run;
  await expect(run.current).toHaveAccessibleName(/^3\.1\.1 .*, open$/);
  await listen(page);

  await test.step('clocks and counters have names and never speak', async () => {
    await expect(run.list).toHaveAttribute('aria-rowcount', '6');
    await expect(run.row(/^3\.1\.4 SSL certificate working correctly, open$/)).toHaveAttribute(
      'aria-rowindex',
      '4',
    );
    await expect(run.now.getByRole('timer', { name: /since go-live/i })).toHaveAttribute('aria-live', 'off');
    await expect(
      run.now.getByRole('img', { name: /^Now \d+ minutes? after go-live\. Window 0 to 30: 0 of 6\./ }),
    ).toBeVisible();
    // Two regions to speak from, and nothing else that does.
    await expect(page.locator('[aria-live]:not([aria-live="off"])')).toHaveCount(2);
    await run.pass(3 * minuteMs);
    await page.waitForTimeout(2500);
    expect(await heardSince(page)).toEqual([]);
  });

  await test.step('a window warns at 10, 5 and 1 minutes and closes', async () => {
    await comeTo(run, 20);
    expect(await heardSince(page)).toEqual(['Window 0 to 30 closes in 10 minutes. 6 items left.']);
    await comeTo(run, 25);
    expect(await heardSince(page)).toEqual(['Window 0 to 30 closes in 5 minutes. 6 items left.']);
    await expect(page.getByText(/^0–30 closes \d\d:\d\d:\d\d, in 4:\d\d$/)).toBeVisible();
    await comeTo(run, 29, 20);
    expect(await heardSince(page)).toEqual(['Window 0 to 30 closes in 1 minute. 6 items left.']);
    await comeTo(run, 30, 20);
    expect(await heardSince(page)).toEqual([
      'Window 0 to 30 is closed. 6 items overdue. Window 30 to 60 is open. 7 items left.',
    ]);
    await expect(page.getByRole('region', { name: /0–30 is closed\. 6 items are not\./ })).toBeVisible();
    await expect(page.getByRole('button', { name: /Recall.*6 overdue/ })).toBeVisible();
    await expect(run.current).toHaveAccessibleName(/^3\.1\.1 .*, open, overdue$/);
  });

  await test.step('what is done now is late, and says so', async () => {
    await run.press('x');
    await expect(
      run.row(/^3\.1\.1 .*, done, late by .* seconds?, \d\d:\d\d:\d\d, Mei Lindqvist$/),
    ).toBeVisible();
    expect(await heardSince(page)).toEqual(['Done. 3.1.2 Database connections stable, open.']);
  });

  await test.step('a trigger is observed, half through, near, and trips', async () => {
    await page.keyboard.press('t');
    await page.keyboard.press('2');
    await run.now.getByRole('group', { name: /Error rate/ }).waitFor();
    await run.pass(45 * second);
    await run.pass(25 * second);
    await page.waitForTimeout(300);
    await run.pass(25 * second);
    await page.waitForTimeout(300);
    await run.pass(30 * second);
    const card = page.getByRole('alertdialog', { name: 'Threshold passed: Error rate >5% for >2 minutes' });
    await expect(card).toBeFocused();
    const heard = await heardSince(page);
    expect(heard.slice(0, 3)).toEqual([
      'Error rate above 5 percent observed, threshold 2 minutes.',
      'Error rate above 5 percent: half of its threshold.',
      'Error rate above 5 percent: 30 seconds to threshold.',
    ]);
    expect(heard.slice(3)).toEqual([expect.stringMatching(/^! .*[Ee]rror rate/)]);
    await expect(card.getByText(/^Observed since/)).toBeVisible();
    await clearAlarm(run);
    await heardSince(page);
  });

  await test.step('a sleep of 25 minutes inside a breach asks first, then alarms', async () => {
    await page.keyboard.press('t');
    await page.keyboard.press('3');
    await run.now.getByRole('group', { name: /Response time/ }).waitFor();
    await heardSince(page);
    await app.evaluate((_, ms) => globalThis.runsheetSimulatedClock?.sleep(ms), 25 * minuteMs);
    const dialog = page.getByRole('alertdialog', { name: 'The laptop slept for 25 min' });
    await expect(dialog).toBeFocused();
    await expect(dialog).toContainText('The verification windows kept running');
    await expect(dialog.getByRole('radio', { name: /Still above, or not sure/ })).toBeChecked();
    await expect(dialog.getByText('Confirm your last two marks')).toBeVisible();
    expect(await heardSince(page)).toEqual([
      '! The laptop slept for 25 min. Everything before is saved. The verification windows kept running.',
    ]);
    await page.waitForTimeout(800);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alertdialog', { name: /Threshold passed: Response time/ })).toBeFocused();
    expect(await heardSince(page)).toEqual([expect.stringMatching(/^! .*[Rr]esponse time/)]);
    await clearAlarm(run);
  });

  await test.step('a clock set back by an hour moves no window', async () => {
    await heardSince(page);
    const before = await elapsed(run);
    await app.evaluate((_, ms) => globalThis.runsheetSimulatedClock?.step(ms), -60 * minuteMs);
    const said =
      /^The clock of this laptop moved back 1 h at \d\d:\d\d:\d\d\. Runsheet counts from go-live with its own timer, so T\+ is still right\. New marks carry the new clock time and this note\.$/;
    await expect(page.getByRole('region', { name: 'Notices' }).getByText(said)).toBeVisible();
    expect(await heardSince(page)).toEqual([
      expect.stringMatching(new RegExp(said.source.replace('^', '^! '))),
    ]);
    expect((await elapsed(run)) - before).toBeLessThan(60 * second);
    expect((await elapsed(run)) - before).toBeGreaterThanOrEqual(0);
  });
});

/** Lets time pass to half a minute before this many minutes after go-live, and then across it. */
async function comeTo(run: RunPage, minutes: number, margin = 30): Promise<void> {
  await run.pass(minutes * minuteMs - margin * second - (await elapsed(run)));
  await run.page.waitForTimeout(200);
  await heardNothingYet(run);
  await run.pass(2 * margin * second);
  await run.page.waitForTimeout(200);
}

async function heardNothingYet(run: RunPage): Promise<void> {
  expect(await heardSince(run.page), 'nothing is said too early').toEqual([]);
}

/** What the clock of the run shows since go-live, milliseconds. */
async function elapsed(run: RunPage): Promise<number> {
  const text = (await run.now.getByRole('timer', { name: /since go-live/i }).textContent()) ?? '';
  const [hours = 0, minutes = 0, seconds = 0] = (/(\d+):(\d+):(\d+)/.exec(text) ?? []).slice(1).map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * second;
}

/** The condition has cleared: the card's key, and Enter once the hand has rested. */
async function clearAlarm(run: RunPage): Promise<void> {
  await run.page.waitForTimeout(800);
  await run.page.keyboard.press('l');
  await run.page.getByRole('textbox', { name: 'Condition has cleared at' }).waitFor();
  await run.page.waitForTimeout(800);
  await run.page.keyboard.press('Enter');
  await expect(run.page.getByRole('alertdialog')).toBeHidden();
}
