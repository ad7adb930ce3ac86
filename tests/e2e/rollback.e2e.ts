import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { keepLearnedRollback } from './pages/kept-run.ts';
import { eventsOf, openAlarm } from './pages/night.ts';

test('the whole rollback goes by keyboard with what was learned before, offers the text for stakeholders and ends with the time to restore', async ({
  start,
  userData,
}) => {
  keepLearnedRollback(userData, {
    '4.1.2': 'Ask the payment team before the error rate is believed',
    '4.2.5': 'DNS is never changed by this release',
  });
  const run = await openAlarm(start);
  const { page } = run;
  await page.waitForTimeout(800);
  await expect(
    page.getByRole('group', { name: /^Error rate/, includeHidden: true }).filter({
      hasText: 'Ask the payment team before the error rate is believed',
    }),
  ).toHaveCount(1);
  await page.keyboard.press('Shift+R');
  await page.keyboard.press('Enter');
  const rollback = page.getByRole('main', { name: 'Rollback' });
  await expect(rollback.getByRole('heading', { name: 'Stop current application' })).toBeVisible();
  await expect(page.getByRole('timer', { name: 'Since the decision' })).toBeVisible();
  await expect(rollback.getByRole('button', { name: /DNS.*learned/ })).toBeVisible();
  await expect(
    page.getByText(/is being rolled back in Production\. Cause: error rate >5% for >2 minutes/),
  ).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await run.press('x');
  await run.press('j', 'x');
  await expect(rollback.getByText('Step 2 is not closed. Mark step 3 out of order?')).toBeVisible();
  await run.press('Escape', 'k', 'x', 'a');
  await expect(rollback.getByRole('textbox', { name: 'Why it is not needed' })).not.toHaveValue('');
  await run.press('Enter');
  await run.pass(60_000);
  await run.press('x');
  await expect(rollback.getByRole('region', { name: 'Learned before' })).toContainText(
    'DNS is never changed by this release',
  );
  await run.press('a', 'Enter');
  // A mark may be on screen late; a key right behind it is a bounce.
  await expect(rollback.getByRole('heading', { name: 'Notify stakeholders', exact: true })).toBeVisible();
  await page.waitForTimeout(300);
  await run.press('x');
  await expect(
    rollback.getByText(/Rollback finished\. Verified .*time to restore .*Rolled back/),
  ).toBeVisible();
  await expect(rollback.getByRole('button', { name: /Close the record/ })).toBeFocused();
  const states = (await eventsOf(run)).flatMap((event) =>
    event.type === 'ItemMarked' && event.item.startsWith('4.2') ? [event.state] : [],
  );
  expect(states).toEqual(['done', 'done', 'not-applicable', 'done', 'not-applicable', 'done']);
});
