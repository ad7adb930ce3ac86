import { done, startStep } from '../support/run-commands.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { openRun } from './pages/night.ts';
import type { RunPage } from './pages/run-page.ts';

test('conditional items are answered once, gates take an override with a reason, and go-live two keys', async ({
  start,
}) => {
  const run = await openRun(start);
  await test.step('conditional items are answered once, and the gate takes an override with a reason', () =>
    answerAndOverride(run));
  const reason = 'Agreed by phone before the night';
  const items = (step: number, count: number) =>
    Array.from({ length: count }, (_, index) => done(`2.${step}.${index + 1}`));
  await run.recordAll([
    ...items(2, 5),
    startStep('2.3', reason),
    ...items(3, 4),
    startStep('2.4', reason),
    ...items(4, 2),
  ]);
  await run.open();
  await test.step('go-live is offered under its item and declared with two keys', () => declareGoLive(run));
});

async function answerAndOverride(run: RunPage): Promise<void> {
  const { page } = run;
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Does it apply to XianFeast 2\.14\.0\?/ })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await run.press('y');
  await run.press('a');
  const why = page.getByRole('textbox', { name: 'Why it does not apply' });
  await expect(why).toHaveValue('Not part of this release');
  await run.press('Enter');
  await expect(why).toBeHidden();
  await page.waitForTimeout(300); // a key right behind an answer is a bounce
  await run.press('y', 'y', 'y');
  await expect(run.current).toHaveAccessibleName(/^1\.1\.1/);
  await expect(run.current).toBeFocused();

  await page.getByRole('button', { name: /^1 Pre-Deployment Backup/ }).click();
  const gate = page.getByRole('region', { name: 'Ready for Step 1?' });
  await expect(gate).toBeFocused();
  await expect(gate.getByText('0 of 23 items before this step are closed.')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  const reason = gate.getByRole('textbox', { name: 'Override: your reason' });
  await reason.fill('Too short');
  await page.keyboard.press('Control+Enter');
  await expect(
    gate.getByText('Give a reason of at least 10 characters. It is printed in the PDF.'),
  ).toBeVisible();
  await reason.fill('Rehearsed yesterday, agreed with Jonas');
  await page.keyboard.press('Control+Enter');
  await expect(run.current).toHaveAccessibleName(/^2\.1\.1 Create full system backup/);
  await expect(run.current).toBeFocused();

  await run.press('x', 'x', 'x', 'x');
  const second = page.getByRole('region', { name: /before Step 2 are closed/ });
  await expect(second).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(run.current).toHaveAccessibleName(/^2\.2\.1/);
}

async function declareGoLive(run: RunPage): Promise<void> {
  const { page } = run;
  await expect(run.current).toHaveAccessibleName(/^2\.4\.3 Deploy to production/);
  await expect(run.current).toBeFocused();
  await run.press('x');
  await expect(page.getByRole('button', { name: 'Declare go-live' })).toBeVisible();
  await page.keyboard.press('Control+l');
  const dialog = page.getByRole('dialog', { name: 'Declare go-live' });
  await expect(dialog).toBeFocused();
  await expect(dialog.getByText(/overridden at Step \d, nothing new/)).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(run.now.getByText('Since go-live', { exact: true })).toBeVisible();
  // The item after the one that took traffic is not passed over.
  await expect(run.current).toHaveAccessibleName(/^2\.4\.4 .*open/);
  await expect(run.current).toBeFocused();
  await expect(
    page
      .getByText(/0–30 closes/)
      .or(run.now.getByText(/items left in 0–30/))
      .first(),
  ).toBeVisible();
}
