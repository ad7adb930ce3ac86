import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { hears, listen } from './pages/heard.ts';
import { eventsOf, minuteMs, openAlarm } from './pages/night.ts';
import type { RunPage } from './pages/run-page.ts';

/** Longer than a card that has just appeared ignores the keyboard. */
const settledMs = 800;

test('an alarm put aside, held and decided: above everything, by no words meant for a terminal, and roll back takes two keys', async ({
  start,
}) => {
  const run = await openAlarm(start);
  await test.step('put aside it stays as a strip, comes above a dialog, and a condition that has cleared ends it', () =>
    putAside(run));
  await again(run);
  await test.step('words typed for a terminal while the alarm comes decide nothing', () =>
    typeForTerminal(run));
  await test.step('a hold needs a reason, stops the alarm, and the alarm comes back when it ends', () =>
    hold(run));
  await cleared(run);
  await again(run);
  await test.step('a passed threshold asks for a decision above everything, and roll back takes two keys', () =>
    decide(run));
});

/** The condition is observed once more, and its threshold passes once more. */
async function again(run: RunPage): Promise<void> {
  await run.record({ type: 'ObserveTrigger', trigger: '4.1.2', since: null });
  await run.pass(2 * minuteMs + 5000);
  await run.page.getByRole('alertdialog', { name: /Threshold passed/ }).waitFor();
}

async function putAside(run: RunPage): Promise<void> {
  const { page } = run;
  const card = page.getByRole('alertdialog');
  await page.waitForTimeout(settledMs);
  await page.keyboard.press('Escape');
  const strip = page.getByRole('region', { name: 'Alarm put aside' });
  await expect(strip).toContainText('Error rate >5% for >2 minutes');
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.keyboard.press('Control+Shift+H');
  const dialog = page.getByRole('dialog', { name: /Hand over/ });
  await dialog.getByRole('radio').or(dialog.getByRole('button')).first().focus();
  await page.keyboard.press('Shift+A');
  await expect(card).toBeFocused();
  await expect(strip).toBeHidden();
  await page.waitForTimeout(settledMs);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('Shift+A');
  await expect(card).toBeFocused();
  await cleared(run);
}

/** By the key of the card. */
async function cleared(run: RunPage): Promise<void> {
  const { page } = run;
  const card = page.getByRole('alertdialog');
  await page.waitForTimeout(settledMs);
  await page.keyboard.press('l');
  await expect(card.getByRole('textbox', { name: 'Condition has cleared at' })).toBeFocused();
  // An Enter right behind the letter is the end of a word for another program.
  await page.waitForTimeout(settledMs);
  await page.keyboard.press('Enter');
  await expect(card).toBeHidden();
  expect((await eventsOf(run)).at(-1)).toMatchObject({ type: 'TriggerCleared', trigger: '4.1.2' });
}

async function typeForTerminal(run: RunPage): Promise<void> {
  const { page } = run;
  await page.keyboard.type('Restart Host now\nReally\nHold this line\n', { delay: 25 });
  await expect(page.getByText('Opens the 6 rollback steps.')).toBeVisible();
  await page.waitForTimeout(settledMs);
  await page.keyboard.type('Rollback log\n', { delay: 25 });
  await expect(page.getByRole('main', { name: 'Rollback' })).toBeHidden();
  const after = (await eventsOf(run)).map(({ type }) => type);
  expect(after).not.toContain('RollbackStarted');
  expect(after).not.toContain('TriggerHeld');
}

async function hold(run: RunPage): Promise<void> {
  const { page } = run;
  const card = page.getByRole('alertdialog');
  await page.waitForTimeout(settledMs);
  await page.keyboard.press('Shift+H');
  await page.keyboard.type('short');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('alert').filter({ hasText: 'at least 10 characters' })).toBeVisible();
  await page.keyboard.type(', canary is draining');
  await page.keyboard.press('Enter');
  await expect(card).toBeHidden();
  expect((await eventsOf(run)).at(-1)).toMatchObject({ type: 'TriggerHeld', decidedBy: 'Tomás Arriaga' });
  await run.pass(5 * minuteMs);
  await expect(card.getByRole('heading', { name: 'Hold has ended' })).toBeVisible();
}

async function decide(run: RunPage): Promise<void> {
  const { page } = run;
  const card = page.getByRole('alertdialog', { name: /Error rate >5% for >2 minutes/ });
  await expect(card).toBeFocused();
  await expect(card.getByRole('timer', { name: 'Observed for' })).toHaveText(/^2:\d\d$/);
  await expect(card.getByText('Tomás Arriaga')).toBeVisible();
  await expect(card.getByRole('radio', { name: 'By phone' })).toBeChecked();
  await page.waitForTimeout(settledMs);
  await listen(page);
  await page.keyboard.press('Enter');
  await expect(card.getByRole('paragraph').filter({ hasText: 'Roll back XianFeast' })).toBeHidden();
  await page.keyboard.press('Shift+R');
  await expect(
    card.getByRole('paragraph').filter({ hasText: 'Decided by Tomás Arriaga, by phone.' }),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  const rollback = page.getByRole('main', { name: 'Rollback' });
  await expect(rollback.getByRole('heading', { name: 'Stop current application' })).toBeVisible();
  await expect(card).toBeHidden();
  // It asks once more, then takes the screen and says its first step.
  await hears(
    page,
    'Roll back XianFeast 2.14.0 in Production? Decided by Tomás Arriaga, by phone.',
    '! Rollback started. Step 1 of 6: Stop current application.',
  );
  await expect(page.getByRole('timer', { name: 'Since the decision' })).toHaveAttribute('aria-live', 'off');
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    type: 'RollbackStarted',
    triggers: ['4.1.2'],
    how: 'phone',
    insteadOf: null,
  });
}
