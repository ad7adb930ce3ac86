import { expect, test } from './app-fixture.ts';
import { eventsOf, openRun } from './pages/night.ts';
import { keepSigner, signPanel, signTyped } from './pages/signing.ts';

test('the poll takes one key a role, and a no-go its sentence; before go-live the panel signs the go sheet', async ({
  start,
  userData,
}) => {
  const run = await openRun(start);
  const { page } = run;
  await keepSigner(userData, 'Олег Иванов', { role: 'Lead Developer' });
  await page.keyboard.press('Control+K');
  await page.keyboard.type('approvals');
  await page.getByRole('option', { selected: true, name: /Approvals/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The poll is no signature')).toBeVisible();
  await page.keyboard.press('y');
  await expect(page.getByText('DevOps Engineer', { exact: true })).toBeVisible();
  await page.keyboard.press('o');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Say in one sentence why it is a no-go.')).toBeVisible();
  await page.keyboard.type('The pipeline is red');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/poll: no-go .*The pipeline is red/)).toBeVisible();
  const answers = (await eventsOf(run)).flatMap((event) =>
    event.type === 'PollAnswered' ? [event.answer] : [],
  );
  expect(answers).toEqual(['go', 'no-go']);

  await page.getByRole('button', { name: 'Sign before go-live' }).click();
  await page.getByRole('button', { name: /Lead Developer approval/ }).click();
  await expect(signPanel(page)).toContainText('the go sheet, before go-live');
  await page.getByRole('region', { name: 'What is signed' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/Recall read/)).toBeVisible();
  await signTyped(page, 'Олег Иванов');
  await expect(page.getByRole('button', { name: /Lead Developer approval.*signed \d/ })).toBeVisible();
});
