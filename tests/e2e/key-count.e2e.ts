/** The night on which nothing goes wrong, by keyboard alone: what it costs in keys. */
import { answerIsTaken } from '../../build/demo/evening.ts';
import { declareGoLive, startStep } from '../../build/demo/gates.ts';
import { usualAnswers, workItems } from '../../build/demo/items.ts';
import { sitDown, type Keyboard } from '../../build/demo/keyboard.ts';
import { expect, test } from './app-fixture.ts';
import { HomePage } from './pages/home-page.ts';
import { keepRun } from './pages/kept-run.ts';
import { countPointerEvents, pointerEvents } from './pages/pointer-events.ts';

test.describe.configure({ timeout: 150_000 });

const env = { TZ: 'Europe/Stockholm', RUNSHEET_CLOCK: '2026-11-17T20:10:00+01:00' };

test('a common night takes the lead at most 195 keys and never a mouse', async ({ start }) => {
  const { app, page } = await start({
    env,
    // The release before this one, whose people are copied.
    prepare: (folder) => keepRun(folder, [], Date.parse(env.RUNSHEET_CLOCK), { release: '2.13.0' }),
  });
  await new HomePage(page).heading.waitFor();
  await countPointerEvents(page);

  const at = sitDown(app, page);
  await at.press('n');
  await expect(page.getByRole('textbox', { name: 'Release' })).toBeFocused();
  await at.type('XianFeast 2.14.0');
  await at.press('Tab', 'Tab', 'Tab');
  await at.type('CHG-48213');
  await at.press('Tab');
  await at.type('18 nov 130');
  await at.press('Control+Shift+C');
  await expect(page.getByRole('textbox', { name: 'Rollback decision maker, name' })).toHaveValue(
    'Tomás Arriaga',
  );
  await at.press('Control+Enter');
  await expect(page.getByRole('button', { name: /^7 items ask whether they apply/u })).toBeFocused();
  expect(keysSince(at)).toBe(7);

  await at.press('Enter');
  for (let asked = 1; asked <= 5; asked += 1) {
    await at.press('y');
    if (asked < 5) await answerIsTaken(at, asked);
    await page.waitForTimeout(300);
  }
  await expect(page.getByRole('row', { name: /^1\.1\.1/u })).toBeFocused();
  expect(keysSince(at)).toBe(6);

  await workItems(at, usualAnswers);
  expect(keysSince(at)).toBe(119);
  await at.pass(280);

  for (const step of [1, 2, 3]) {
    await startsWithEnter(at, step);
    await workItems(at, {});
  }
  await startsWithEnter(at, 4);
  await workItems(at, {}, '2.4.4');
  await declareGoLive(at);
  await workItems(at, {});
  await startsWithEnter(at, 5);
  await workItems(at, {}, '3.1.1');
  expect(keysSince(at)).toBe(5 + 24 + 2);

  await workItems(at, {}, '3.2.1');
  await at.pass(31);
  await workItems(at, {}, '3.3.1');
  await at.pass(30);
  await workItems(at, usualAnswers);
  expect(keysSince(at)).toBe(25);
  await at.pass(32);
  await at.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Close the record?' })).toBeFocused();
  await at.press('Enter');
  await expect(page.getByRole('main', { name: 'Approvals' })).toBeVisible();
  expect(keysSince(at)).toBe(2);

  expect(at.presses()).toBeLessThanOrEqual(195);
  expect(await pointerEvents(page)).toBe(0);
});

/** The gate has the keyboard by itself: one key starts the step. */
async function startsWithEnter(at: Keyboard, step: number): Promise<void> {
  await expect(at.page.getByRole('button', { name: `Start Step ${step}` })).toBeVisible();
  await startStep(at, step);
}

const counted = new WeakMap<Keyboard, number>();

/** Keys pressed since this was last asked. */
function keysSince(at: Keyboard): number {
  const before = counted.get(at) ?? 0;
  counted.set(at, at.presses());
  return at.presses() - before;
}
