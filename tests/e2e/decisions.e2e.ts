/** Decisions off the beaten path: no trigger, two at once, another run, another decider, a start taken back. */
import type {} from '#renderer/desktop.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import { shippedMarkdown, sha256, sampleDetails, samplePeople } from '../support/run-player.ts';
import { expect, test } from './app-fixture.ts';
import { eventsOf, live, minuteMs, openRun, prepared } from './pages/night.ts';
import type { RunPage } from './pages/run-page.ts';
import { fromPalette } from './pages/palette.ts';

/** Longer than a card that has just appeared ignores the keyboard. */
const settledMs = 800;

test('a start is taken back, two alarms are held as one, and a rollback needs no trigger', async ({
  start,
}) => {
  const untilStep = [...prepared(), startOfStep];
  const run = await openRun(start, untilStep);
  await test.step('Ctrl Z takes the start of a step back until its first mark', () => takeStartBack(run));
  await run.recordAll([
    ...live().slice(untilStep.length),
    { type: 'ObserveTrigger', trigger: '4.1.2', since: null },
    { type: 'ObserveTrigger', trigger: '4.1.3', since: null },
  ]);
  await run.open();
  await test.step('two alarms are one card and one decision, for both', () => holdBoth(run));
  await run.press('t', '2', 't', '3');
  await expect(run.now.getByRole('group', { name: /Error rate|Response time/ })).toHaveCount(0);
  await test.step('a rollback starts without a trigger, and can be cancelled until its first step', () =>
    rollBackTwice(run));
});

const startOfStep: RunCommand = { type: 'StartStep', group: '2.1', overrideReason: null };

test('an alarm elsewhere is named, nobody at the keyboard is asked for, and another decider is', async ({
  start,
}) => {
  const run = await openRun(start, [...live(), { type: 'ObserveTrigger', trigger: '4.1.2', since: null }]);
  await test.step('an alarm of a run that is not on screen names it, and deciding opens it', () =>
    decideElsewhere(run));
  await run.press('t', '2');
  await expect(run.now.getByRole('group', { name: /Error rate/ })).toHaveCount(0);
  await test.step('after 15 minutes without a key it asks who is there, and never over an alarm', () =>
    leaveAlone(run));
  await test.step('Esc in a form of the alarm goes back to the choices; another decider is named, and why', () =>
    nameOtherDecider(run));
});

async function rollBackTwice(run: RunPage): Promise<void> {
  const { page } = run;
  await fromPalette(page, 'rollback without', /start without a trigger/);
  const dialog = page.getByRole('dialog', { name: 'Roll back XianFeast 2.14.0 in Production?' });
  await expect(dialog.getByRole('textbox', { name: 'Why the release is rolled back' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Say why the release is rolled back.').first()).toBeVisible();
  await page.keyboard.type('Orders are charged twice');
  await page.keyboard.press('Control+Enter');
  const rollback = page.getByRole('main', { name: 'Rollback' });
  await expect(rollback).toBeVisible();
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    type: 'RollbackStarted',
    triggers: [],
    decidedBy: 'Tomás Arriaga',
    reason: 'Orders are charged twice',
  });

  await run.pass(minuteMs);
  await fromPalette(page, 'cancel rollback', /Cancel rollback/);
  const cancel = page.getByRole('dialog', { name: 'Cancel the rollback?' });
  await expect(cancel.getByRole('textbox', { name: 'Decided by' })).toHaveValue('Tomás Arriaga');
  await page.keyboard.type('It was the staging shop');
  await page.keyboard.press('Control+Enter');
  await expect(rollback).toBeHidden();
  await expect(run.current).toBeFocused();
  await expect(run.now.getByRole('timer', { name: /since go-live/i })).toContainText(/3:\d\d/);
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    type: 'RollbackCancelled',
    reason: 'It was the staging shop',
  });

  await fromPalette(page, 'rollback without', /start without a trigger/);
  await page.keyboard.type('It was not, after all');
  await page.keyboard.press('Control+Enter');
  await expect(rollback).toBeVisible();
  await expect(rollback.locator(':focus')).toHaveCount(1);
  await run.press('x');
  await fromPalette(page, 'cancel rollback', /Cancel rollback/);
  await page.keyboard.type('Too late for that');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/can only be finished/i).first()).toBeVisible();
}

async function holdBoth(run: RunPage): Promise<void> {
  const { page } = run;
  await run.pass(2 * minuteMs + 5000);
  const card = page.getByRole('alertdialog');
  await expect(card).toContainText('Error rate >5%');
  await expect(card).toContainText('Response time >10 seconds');
  await expect(card.getByRole('timer')).toHaveCount(2);
  await page.waitForTimeout(settledMs);
  await page.keyboard.press('Shift+H');
  await page.keyboard.type('One bad client, being blocked');
  await page.keyboard.press('Enter');
  await expect(card).toBeHidden();
  const held = (await eventsOf(run)).filter(({ type }) => type === 'TriggerHeld');
  expect(held).toMatchObject([{ triggers: ['4.1.2', '4.1.3'] }]);
}

async function decideElsewhere(run: RunPage): Promise<void> {
  const { page } = run;
  await page.evaluate(
    async (input) => {
      const answer = await window.desktop.createRun(input);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    },
    {
      details: { ...sampleDetails, release: '2.15.0', environment: 'Staging' },
      rehearsal: false,
      people: samplePeople,
      checklist: {
        name: 'xianfeast-production.md',
        sha256: sha256(shippedMarkdown),
        markdown: shippedMarkdown,
      },
    },
  );
  await page.reload();
  await page.getByRole('button', { name: 'Runs' }).first().click();
  await page.getByRole('link', { name: /2\.15\.0, Staging/ }).click();
  await expect(page.getByRole('banner').getByText('XianFeast 2.15.0')).toBeVisible();
  await run.pass(2 * minuteMs + 5000);
  const card = page.getByRole('alertdialog', { name: /Error rate >5%/ });
  await expect(card).toContainText('XianFeast 2.14.0');
  await page.waitForTimeout(settledMs);
  await page.keyboard.press('Shift+H');
  await page.keyboard.type('Canary is draining now');
  await page.keyboard.press('Enter');
  await expect(card).toBeHidden();
  await expect(page.getByRole('banner').getByText('XianFeast 2.14.0')).toBeVisible();
  await expect(run.now.getByText(/held by Tomás Arriaga/)).toBeVisible();
}

async function nameOtherDecider(run: RunPage): Promise<void> {
  const { page } = run;
  const card = page.getByRole('alertdialog', { name: /Threshold passed/ });
  await page.waitForTimeout(settledMs);
  for (const key of ['Shift+H', 'l']) {
    await page.keyboard.press(key);
    await expect(card.getByRole('textbox').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(card).toBeFocused();
  }
  await card.getByRole('button', { name: 'Tomás Arriaga' }).press('Enter');
  await card.getByRole('radio', { name: /Aisha Okafor/ }).press('Space');
  await page.keyboard.press('Shift+R');
  await page.keyboard.press('Enter');
  await expect(card.getByText('Say why Tomás Arriaga does not decide.')).toBeVisible();
  await card.getByRole('textbox', { name: 'Why Tomás Arriaga does not decide' }).focus();
  await page.keyboard.type('On a plane until six');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Rollback' })).toBeVisible();
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    type: 'RollbackStarted',
    decidedBy: 'Aisha Okafor',
    insteadOf: 'On a plane until six',
  });
}

async function leaveAlone(run: RunPage): Promise<void> {
  const { page } = run;
  await run.press('x', 'x');
  await run.leave(16 * minuteMs);
  const dialog = page.getByRole('alertdialog', { name: 'Still Mei Lindqvist?' });
  await expect(dialog).toBeVisible({ timeout: 15_000 });
  await expect(dialog).toContainText('Confirm your last two marks');
  await expect(dialog).toContainText('3.1.2');
  await page.waitForTimeout(settledMs);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect((await eventsOf(run)).at(-1)).toMatchObject({ type: 'RecoveryConfirmed' });

  await expect(run.current).toBeFocused();
  await run.press('t', '2');
  // Its stopwatch runs before any time passes.
  await expect(run.now.getByRole('group', { name: /Error rate >5%/ })).toBeVisible();
  await run.pass(2 * minuteMs + 5000);
  const card = page.getByRole('alertdialog', { name: /Threshold passed/ });
  await expect(card).toBeFocused();
  await run.leave(16 * minuteMs);
  await page.waitForTimeout(6000);
  await expect(card).toBeFocused();
}

async function takeStartBack(run: RunPage): Promise<void> {
  const { page } = run;
  await expect(page.getByText(/^Step 1 started/)).toBeVisible();
  await run.press('Control+Z');
  const gate = page.getByRole('region', { name: /before Step 1 are closed/ });
  await expect(gate).toBeFocused();
  await expect(page.getByRole('region', { name: 'Status' })).toContainText(
    /Step 1 is not started\. The start of \d\d:\d\d:\d\d stays in the history\./,
  );
  await page.keyboard.press('Enter');
  await expect(run.current).toBeFocused();
  await page.waitForTimeout(300); // a key right behind the Enter is a bounce
  await run.press('x');
  await expect(run.current).toHaveAccessibleName(/^2\.1\.2 /);
  await page.keyboard.press('Control+Z');
  await expect(run.current).toHaveAccessibleName(/^2\.1\.1 .*open/);
  const types = (await eventsOf(run)).map(({ type }) => type).slice(-6);
  expect(types).toEqual([
    'StepStarted',
    'StepStartUndone',
    'GatePassed',
    'StepStarted',
    'ItemMarked',
    'MarkUndone',
  ]);
}
