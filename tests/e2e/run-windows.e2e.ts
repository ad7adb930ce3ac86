import type { Locator } from '@playwright/test';
import type { RunCommand } from '#shared/run/run-commands.ts';
import { done, goLive, startStep } from '../support/run-commands.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { openRun } from './pages/night.ts';
import type { RunPage } from './pages/run-page.ts';

const reason = 'Agreed by phone before the night';
const minute = 60_000;

/** Live, with everything before the first step passed over. */
function liveAtOnce(): readonly RunCommand[] {
  const step = (number: number, items: number) => [
    startStep(`2.${number}`, reason),
    ...Array.from({ length: items }, (_, index) => done(`2.${number}.${index + 1}`)),
  ];
  return [
    ...step(1, 4),
    ...step(2, 5),
    ...step(3, 4),
    ...step(4, 5),
    goLive('now', { overrideReason: reason }),
    ...step(5, 6),
  ];
}

test('a trigger is observed and cleared, values are judged, and windows close with what is late, extended or overridden', async ({
  start,
}) => {
  const run = await openRun(start, liveAtOnce());
  await test.step('a trigger is observed and cleared with its key, and small windows keep everything', () =>
    observeTrigger(run));
  await test.step('a measured value is judged while it is typed, and one over its limit needs a reason', () =>
    measure(run));
  await test.step('an item done after its window is late, one before it early, and the closed window asks', () =>
    markEarlyAndLate(run));
  await test.step('a closed window is answered by an override, or extended', () => extendAndOverride(run));
  await test.step('in a small window contacts fold first, the status line lies over nothing, and the alarm shows both choices', () =>
    alarmInSmallWindow(run));
});

async function observeTrigger(run: RunPage): Promise<void> {
  const { page } = run;
  await expect(run.current).toBeFocused();
  await run.press('t', '2');
  const card = run.now.getByRole('group', { name: /Error rate >5%/ });
  await expect(card).toBeVisible();
  await run.pass(72_000);
  await expect(card.getByRole('timer')).toHaveText(/^1:1[2-9]$/);
  await run.press('t', '2');
  await expect(card).toBeHidden();
  await expect(run.now.getByText(/cleared \d\d:\d\d:\d\d after 1:\d\d/)).toBeVisible();

  // The wait of the first `t` ends between the second one and its digit, and is not the wait of the second.
  await page.keyboard.press('t');
  await page.waitForTimeout(3_600);
  await page.keyboard.press('t');
  await page.waitForTimeout(600);
  await page.keyboard.press('4');
  await expect(run.now.getByText('Database connection failures observed?')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(run.now.getByText('Database connection failures observed?')).toBeHidden();

  // Everything is kept at 1024 by 700 and at 200 per cent.
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(run.rail.getByRole('button', { name: /30–60 Functional Testing/ })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.setViewportSize({ width: 720, height: 450 });
  await expect(run.rail).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(720);
  await page.getByRole('button', { name: /Now: open/ }).click();
  await expect(page.getByRole('dialog', { name: 'Now' }).getByText('Emergency contacts')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(run.current).toBeFocused();
  await run.press('g');
  await expect(page.getByRole('dialog', { name: 'Go to section' })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function measure(run: RunPage): Promise<void> {
  const { page } = run;
  await expect(run.current).toBeFocused();
  await run.goTo('3.3');
  const field = page.getByRole('textbox', { name: 'Measured value, under 3 seconds' });
  await expect(field).toBeFocused();
  // The letters of its unit are typed into the field, in another unit than the limit's.
  await page.keyboard.type('2400 ms');
  await expect(field).toHaveValue('2400 ms');
  await page.keyboard.press('Enter');
  await expect(run.row(/^3\.3\.1 .*, done, .*measured 2400 ms/)).toBeVisible();
  const second = page.getByRole('textbox', { name: 'Measured value, under 500ms' });
  await expect(second).toBeFocused();
  await page.waitForTimeout(300);
  await page.keyboard.type('640');
  await expect(page.getByText('640 ms is 140 over the limit of 500ms.')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page
    .getByRole('textbox', { name: 'Done although over its limit: reason' })
    .fill('Cold cache, agreed');
  await page.keyboard.press('Enter');
  await expect(run.row(/^3\.3\.2 .*, done, .*measured 640 ms, Cold cache, agreed/)).toBeVisible();
}

async function markEarlyAndLate(run: RunPage): Promise<void> {
  const { page } = run;
  await run.goTo('3.1');
  await expect(run.current).toHaveAccessibleName(/^3\.1\.1/);
  await page.waitForTimeout(300); // a key right behind the Enter is a bounce
  await run.press('x', 'x', 'x', 'x', 'x');
  await run.goTo('3.2');
  await expect(run.current).toHaveAccessibleName(/^3\.2\.1/);
  await run.press('x');
  await expect(run.row(/^3\.2\.1 .*, done, early by \d+ minutes/)).toBeVisible();

  await run.pass(33 * minute);
  const gate = page.getByRole('region', { name: /0–30 is closed\. 1 item is not\./ });
  await expect(gate).toBeVisible();
  await expect(page.getByRole('button', { name: /Recall.*1 overdue/ })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await gate.getByRole('button', { name: 'Go to' }).click();
  await expect(run.current).toHaveAccessibleName(/^3\.1\.6 .*, open, overdue/);
  await run.press('x');
  await expect(gate).toBeHidden();
  await expect(
    run.rail.getByRole('button', { name: /0–30 Immediate Verification, 6 of 6 closed.*1 late/ }),
  ).toBeVisible();
}

async function extendAndOverride(run: RunPage): Promise<void> {
  const { page } = run;
  await run.pass(27 * minute);
  const gate = page.getByRole('region', { name: /30–60 is closed/ });
  await gate.getByRole('button', { name: 'Extend…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Dashboards are slow to load tonight');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/30–60 is extended to/).first()).toBeVisible();
  await expect(gate).toBeHidden();
  await run.pass(20 * minute);
  await gate.getByRole('button', { name: 'Override with reason' }).click();
  await gate.getByRole('textbox', { name: 'Override: your reason' }).fill('Covered by the external monitor');
  await page.keyboard.press('Control+Enter');
  await expect(gate).toBeHidden();
}

async function alarmInSmallWindow(run: RunPage): Promise<void> {
  const { page } = run;
  await run.press('t', '2');
  await expect(run.now.getByRole('group', { name: /Error rate >5%/ })).toBeVisible();
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(run.now.getByRole('button', { name: '3 more' })).toBeVisible();
  await run.now.getByRole('button', { name: /^Copy/ }).press('Enter');
  const status = page.getByRole('region', { name: 'Status' });
  await expect(status).toContainText('Copied +1 555 0100');
  const [bar, now] = await Promise.all([boxOf(status), boxOf(run.now)]);
  expect(bar.x + bar.width).toBeLessThanOrEqual(now.x);

  await page.setViewportSize({ width: 720, height: 450 });
  await run.pass(2 * minute + 5000);
  const card = page.getByRole('alertdialog', { name: /Threshold passed/ });
  await card.waitFor();
  for (const name of [/^Roll back/, /^Hold, with reason/]) {
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    await expect(card.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  }
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not on screen');
  return box;
}

test('after the last item the record is closed with two Enters', async ({ start }) => {
  const verified = [6, 7, 0, 6].flatMap((items, group) =>
    Array.from({ length: items }, (_, index) => done(`3.${group + 1}.${index + 1}`)),
  );
  const run = await openRun(start, [
    ...liveAtOnce(),
    ...verified,
    done('3.3.1', { value: '2.4' }),
    done('3.3.2', { value: '310' }),
    ...['3.3.3', '3.3.4', '3.3.5'].map((item) => done(item)),
  ]);
  const { page } = run;
  await expect(run.current).toHaveAccessibleName(/^3\.3\.6/);
  await run.press('x');
  const line = page.getByRole('group', { name: /Verify is closed: 25 of 25\./ });
  await expect(line).toBeFocused();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Close the record?' });
  await expect(dialog.getByText(/0 failed, 0 deferred, 0 late/)).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await dialog.getByRole('textbox', { name: 'Override: your reason' }).fill('Prepare was checked on paper');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
});
