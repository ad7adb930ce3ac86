/** What is settled at closing and beside it: who will not sign, approvals from elsewhere, names no font has. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunCommand } from '#shared/run/run-commands.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { eventsOf, live, minuteMs, openRun, verified } from './pages/night.ts';
import { fromPalette } from './pages/palette.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

test('what is settled at closing: when it can be, who will not sign, what was approved elsewhere, what no font has', async ({
  start,
  userData,
}) => {
  const run = await openRun(start, live());
  const { app, page } = run;
  const panel = page.getByRole('complementary', { name: 'Panel of the role' });
  await test.step('contacts keep the order of the checklist in a run that is read from its ledger', async () => {
    const phones = run.now.getByRole('button', { name: /^Copy/ });
    await expect(phones).toHaveText(['+1 555 0100', '+1 555 0142', '+1 555 0143', '+1 555 0144']);
  });

  await test.step('while the release is live Approvals says when the record can be closed', async () => {
    await fromPalette(page, 'approvals', /Approvals/);
    await expect(panel).toContainText(
      /25 items of the verification windows are not closed\. .*at \d\d:\d\d, when the last window ends/,
    );
    await expect(panel.getByRole('button', { name: 'Close the record…' })).toBeHidden();
    await run.pass(91 * minuteMs);
    await expect(panel.getByRole('button', { name: 'Close the record…' })).toBeVisible();
  });

  await test.step('a reason for a signer who will be missing is given when the record is closed', async () => {
    const note: RunCommand = { type: 'AddNote', item: '1.1.1', text: 'Launched by দীপা 🚀' };
    await run.recordAll([...verified(), note]);
    await run.open();
    await fromPalette(page, 'close the record', /Close the record/);
    const dialog = page.getByRole('dialog', { name: 'Close the record?' });
    await dialog.getByText('Who will not sign').click();
    await dialog.getByRole('textbox', { name: 'QA Lead' }).fill('  On leave, deputy not named ');
    await expect(dialog.getByText('1 of 13 with a reason')).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('main', { name: 'Approvals' })).toBeVisible();
    const closed = (await eventsOf(run)).findLast(({ type }) => type === 'RecordClosed');
    expect(closed).toMatchObject({ missing: { '12.1.4': 'On leave, deputy not named' } });
  });

  await test.step('an approval given elsewhere needs its proof and is not counted', async () => {
    const proof = path.join(userData, 'mail.txt');
    writeFileSync(proof, 'I approve. Ravi Menon');
    await answerDialogs(app, proof);
    await panel.getByRole('button', { name: 'Approved elsewhere…' }).press('Enter');
    await panel.getByRole('button', { name: 'Choose the proof…' }).press('Enter');
    await expect(panel.getByRole('alert')).toHaveText('Say where and when it was approved.');
    await panel.getByRole('textbox', { name: 'Where and when' }).fill('Mail of 18 Nov, 09:12');
    await panel.getByRole('button', { name: 'Choose the proof…' }).press('Enter');
    await expect(
      page.getByRole('button', { name: /Lead Developer approval.*approved elsewhere/ }),
    ).toBeVisible();
    await expect(page.getByText(/0 of 13\s+signed/)).toBeVisible();
    expect((await eventsOf(run)).at(-1)).toMatchObject({
      type: 'ApprovedElsewhere',
      slot: '12.1.1',
      note: 'Mail of 18 Nov, 09:12',
    });
  });

  await test.step('characters no font here can draw are said on the Record screen, before anyone signs', async () => {
    await page.getByRole('button', { name: 'Show the sheet' }).press('Enter');
    const record = page.getByRole('complementary', { name: 'Record' });
    await expect(record).toContainText('No font here has these characters:', { timeout: 20_000 });
    await expect(record).toContainText('🚀');
    await expect(record).toContainText('the attached record has them as typed');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
