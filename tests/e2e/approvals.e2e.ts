import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { eventsOf, openApprovals, openRun } from './pages/night.ts';
import { keepSigner, signPanel, signTyped } from './pages/signing.ts';

test('a role signs and the next one is offered; reopening says that signatures become stale', async ({
  start,
  userData,
}) => {
  const run = await openApprovals(start);
  const { page } = run;
  const panel = page.getByRole('complementary', { name: 'Panel of the role' });
  await keepSigner(userData, 'Ingrid Solberg', { role: 'Lead Developer' });
  await page.getByRole('button', { name: /DevOps Engineer approval/ }).click();
  await page.getByRole('button', { name: /Lead Developer approval/ }).click();
  await panel.getByRole('combobox', { name: 'Name' }).fill('Ingrid Solberg');
  await expect(panel.getByText('A digital signature with a key made in Runsheet')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByRole('alert')).toContainText('Draw the signature, or type it instead.');
  await signTyped(page, 'Ingrid Solberg');
  await expect(page.getByRole('button', { name: /Lead Developer approval.*signed/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /DevOps Engineer approval/ })).toBeFocused();
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    type: 'SignOffGiven',
    slot: '12.1.1',
    name: 'Ingrid Solberg',
    meaning: 'approve',
    mark: { kind: 'typed', text: 'Ingrid Solberg' },
    digital: { kind: 'runsheet-key' },
  });

  await page.getByRole('button', { name: 'Reopen the record…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reopen the record?' });
  await expect(dialog).toContainText('1 person has signed. If something changes they must sign again');
  await page.keyboard.type('A note is missing');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  expect((await eventsOf(run)).at(-1)).toMatchObject({ type: 'RecordReopened', reason: 'A note is missing' });
});

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
