/** What a screen reader is given at the moments of a night: names, states, levels, where the focus stands, what is said; a rollback in alarm.e2e.ts. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './app-fixture.ts';
import { heardSince, hears, listen } from './pages/heard.ts';
import { live, minuteMs, openRun } from './pages/night.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

test.describe.configure({ timeout: 240_000 });

/** Long enough for a card to take keys. */
const settledMs = 800;
const second = 1000;

test('items are named in their order, sub-checks stand below them, and each mark is said', async ({
  start,
  userData,
}) => {
  const run = await openRun(start);
  const { app, page } = run;
  await run.focusCurrent();
  await listen(page);

  await test.step('a mark says itself and what comes next', async () => {
    await run.press('x');
    await hears(page, /^Done\. 1\.1\.2 .*, open\.$/);
    await expect(run.row(/^1\.1\.1 .*, done, \d\d:\d\d:\d\d, Mei Lindqvist$/)).toHaveAttribute(
      'aria-level',
      '1',
    );
  });

  await test.step('note and evidence are part of the name, before time and person', async () => {
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('n');
    await page.keyboard.type('Two keys rotated');
    await page.keyboard.press('Control+Enter');
    await expect(run.row(/^1\.1\.1 .*, done, Two keys rotated, \d\d:/)).toBeVisible();
    const file = path.join(userData, 'scan.txt');
    writeFileSync(file, 'clean');
    await answerDialogs(app, file);
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Image or file…' }).press('Enter');
    await expect(run.row(/^1\.1\.1 .*, Two keys rotated, 1 evidence, \d\d:/)).toBeVisible();
    await heardSince(page);
  });

  await test.step('sub-checks are a level below, told one by one, and the last one closes the item', async () => {
    await run.goTo('1.2');
    await expect(run.current).toHaveAccessibleName(/^1\.2\.1 .*, open$/);
    await expect(run.current).toHaveAttribute('aria-expanded', 'true');
    await expect(run.row(/^1\.2\.6 /)).toHaveAttribute('aria-expanded', 'false');
    await expect(page.locator('[role=row][aria-level="2"]')).toHaveCount(3);
    const boxes = page.getByRole('checkbox');
    await expect(boxes).toHaveCount(3);
    await heardSince(page);
    await run.press('1');
    await hears(page, 'unit checked. 2 left.');
    await expect(run.current).toHaveAccessibleName(/^1\.2\.1 .*, 1 of 3 checked$/);
    await expect(boxes.first()).toBeChecked();
    await run.press('2', '3');
    await hears(page, 'integration checked. 1 left.', /^Done\. 1\.2\.2 .*, open\.$/);
  });

  await test.step('the buttons of the item are to the right of its row, and the left arrow comes back', async () => {
    await page.keyboard.press('ArrowRight');
    await expect(run.current.getByRole('button', { name: /^Done/ })).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(run.current).toBeFocused();
  });
});

test('going live, a trigger, a hold and the end of the watch are said in their words', async ({ start }) => {
  const commands = live();
  const goLive = commands.findIndex(({ type }) => type === 'DeclareGoLive');
  const run = await openRun(start, commands.slice(0, goLive));
  const { page } = run;
  await run.focusCurrent();
  await listen(page);

  await test.step('go-live is a dialog with its name, its clock and its choices', async () => {
    await page.keyboard.press('Control+L');
    const dialog = page.getByRole('dialog', { name: 'Declare go-live' });
    await expect(dialog).toHaveAttribute('aria-modal', 'true');
    await expect(dialog.getByRole('timer', { name: 'T plus 0' })).toHaveAttribute('aria-live', 'off');
    await expect(dialog.getByRole('radio', { name: 'Now' })).toBeChecked();
    await page.waitForTimeout(settledMs);
    await page.keyboard.press('Control+Enter');
    await hears(page, /^Go-live declared, \d\d:\d\d:\d\d\. Window 0 to 30 is open\.$/);
  });

  await test.step('the last item of a group says that it is closed', async () => {
    const last = commands.slice(goLive + 1).findLastIndex(({ type }) => type === 'MarkItem') + goLive + 1;
    await run.recordAll(commands.slice(goLive + 1, last));
    await run.open();
    await run.goTo('2.5');
    await run.focusCurrent();
    await listen(page);
    await run.press('x');
    await hears(page, /^Done\. .* is closed\. 3\.1\.1 .*, open\.$/);
  });

  await test.step('a trigger is observed, the time is read aloud, and it clears', async () => {
    await page.keyboard.press('t');
    await page.keyboard.press('2');
    await hears(page, 'Error rate above 5 percent observed, threshold 2 minutes.');
    await run.pass(20 * second);
    // The window hears of the time a moment later.
    await expect(run.now).toContainText(/0:2\d/);
    await page.keyboard.press('Shift+T');
    await hears(
      page,
      /^T plus .*\. Window 0 to 30 closes in 29 minutes .*, 6 items left\. Error rate above 5 percent, 2\d seconds of 2 minutes\.$/,
    );
    await page.keyboard.press('t');
    await page.keyboard.press('2');
    await hears(page, /^Error rate above 5 percent cleared after 0:2\d\.$/);
  });

  await test.step('a passed threshold takes the focus, and a hold that has ended interrupts', async () => {
    await run.record({ type: 'ObserveTrigger', trigger: '4.1.2', since: null });
    await run.pass(2 * minuteMs + second);
    const card = page.getByRole('alertdialog', { name: /^Threshold passed: Error rate/ });
    await expect(card).toBeFocused();
    await page.waitForTimeout(settledMs);
    await page.keyboard.press('Shift+H');
    await page.keyboard.type('canary is draining now');
    await page.keyboard.press('Enter');
    await expect(card).toBeHidden();
    await heardSince(page);
    await run.pass(5 * minuteMs);
    await expect(page.getByRole('alertdialog')).toBeFocused();
    await hears(
      page,
      /^! The hold has ended\. Error rate above 5 percent for more than 2 minutes is still observed, 7:0\d\.$/,
    );
  });

  await test.step('the end of the watch is said once', async () => {
    await page.waitForTimeout(settledMs);
    await page.keyboard.press('l');
    await page.getByRole('textbox', { name: 'Condition has cleared at' }).waitFor();
    await page.waitForTimeout(settledMs);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alertdialog')).toBeHidden();
    const timer = (await run.now.getByRole('timer', { name: /since go-live/i }).textContent()) ?? '';
    const [hours = 0, minutes = 0, seconds = 0] = (/(\d+):(\d+):(\d+)/.exec(timer) ?? [])
      .slice(1)
      .map(Number);
    await run.pass((89 - hours * 60 - minutes) * minuteMs - seconds * second);
    await heardSince(page);
    await run.pass(minuteMs);
    await hears(page, 'Window 60 to 90 is closed. 6 items overdue. Watch ended.');
  });
});
