import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type {} from '#renderer/desktop.ts';
import { starterChecklist } from '#shared/checklist/starter.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import { runTool } from '../signing/outside-tools.ts';
import { pdfText } from '../support/pdf-tools.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { ImportPage } from './pages/import-page.ts';
import { madeSheet } from './pages/made-sheet.ts';
import { NewRunPage } from './pages/new-run-page.ts';
import { fromPalette } from './pages/palette.ts';
import { keepSigner, signTyped } from './pages/signing.ts';

const strange = `# Ferry night

## Aboard
- [ ] Cast off
- [ ] Watch the wake (if needed)

## Ashore
- [ ] Harbour master
`;

test('a checklist is edited and compared, and a strange one is corrected, worked and signed', async ({
  start,
  userData,
}) => {
  test.slow();
  const { page } = await start();
  const home = new HomePage(page);
  await home.introduce('李伟');
  await test.step('a version is edited here, kept as the next one, and compared item by item', () =>
    editVersion(page));
  await page.keyboard.press('Control+1');
  await test.step('a strange checklist is corrected, worked and signed, and its signed sheet says how it was read', () =>
    correctAndSign(page, userData));
});

async function correctAndSign(page: Page, userData: string): Promise<void> {
  await new HomePage(page).importChecklist.click();
  const preview = new ImportPage(page);
  await preview.drop('ferry.md', strange);
  await expect(page.getByRole('heading', { level: 1, name: 'Ferry night' })).toBeVisible();

  // First correction: a plain list signs. The counts follow at once.
  await preview.outline.getByRole('button', { name: /Ashore/ }).click();
  await page.getByRole('combobox', { name: 'Means' }).selectOption('sign-off');
  await expect(
    preview.counts.locator('div').filter({ has: page.getByText('sign-offs', { exact: true }) }),
  ).toContainText('1');
  // Second correction: nobody need be asked about the wake.
  await preview.outline.getByRole('button', { name: /Aboard/ }).click();
  await page.getByRole('button', { name: 'Correct item 1.1.2' }).click();
  await page.getByRole('checkbox', { name: 'Ask whether it applies' }).uncheck();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Correct item 1\.1\.2/ })
    .click();
  const corrections = page.getByRole('region', { name: 'Corrections' });
  await expect(corrections).toContainText('“Ashore” lists sign-offs.');
  await expect(corrections).toContainText('“Watch the wake (if needed)” always applies.');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('row', { name: /Ferry night/ })).toBeVisible();

  // The run is read with the corrections: one item to sign, none that asks.
  await new NewRunPage(page).begin('Ferry 1.0');
  await page.keyboard.press('x');
  await page.keyboard.press('x');
  const runId = await page.evaluate(async () => {
    const { runs } = await window.desktop.readStartUp(null);
    return runs[0]?.runId ?? '';
  });
  const record = (command: RunCommand) =>
    page.evaluate(([id, given]) => window.desktop.recordCommand({ runId: id, command: given }), [
      runId,
      command,
    ] as const);
  const overrideReason = 'A ferry has no verification windows';
  const live = await record({ type: 'DeclareGoLive', stated: 'now', liveAt: null, overrideReason });
  expect(live).toMatchObject({ ok: true });
  const closed = await record({ type: 'CloseRecord', outcome: 'deployed', overrideReason, missing: {} });
  expect(closed).toMatchObject({ ok: true });
  const ledger = readFileSync(path.join(userData, 'runs', runId, 'ledger.jsonl'), 'utf8');
  expect(ledger.split('\n')[0]).toMatch(/"corrections":\[.*"sets":"conditional".*\]/);

  // The role that only the correction made signs with a key of her own.
  await keepSigner(userData, 'Ingrid Solberg', { role: 'Harbour master' });
  await page.reload();
  await page
    .getByRole('button', { name: /Ferry 1\.0/ })
    .first()
    .click();
  await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  await fromPalette(page, 'approvals', /Approvals/);
  await page.getByRole('heading', { name: 'What is signed' }).waitFor();
  await signTyped(page, 'Ingrid Solberg');
  await expect(page.getByRole('button', { name: /Harbour master.*signed \d/ })).toBeVisible();

  const target = path.join(userData, 'ferry.pdf');
  writeFileSync(target, await madeSheet(page, runId));
  expect(runTool('qpdf', ['--check', target]).status).toBe(0);
  const { output } = runTool('pdfsig', ['-nocert', target]);
  expect(output.match(/Signature is Valid\./g)).toHaveLength(1);
  expect(output).toContain('Ingrid Solberg');
  const text = pdfText(target);
  expect(text).toContain('Ingrid Solberg');
  expect(text).toContain('“Ashore” lists sign-offs.');
  expect(text).toContain('“Watch the wake (if needed)” always applies.');
}

async function editVersion(page: Page): Promise<void> {
  await new HomePage(page).importChecklist.click();
  const preview = new ImportPage(page);
  await page.getByRole('button', { name: 'Begin with a starter checklist' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Release of our product' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /Open version 1 of Release of our product/ }).click();
  await page.getByRole('button', { name: 'Edit as a new version' }).click();
  const text = page.getByRole('textbox', { name: /Text of/ });
  await text.fill(
    (await text.inputValue()).replace('- [ ] Backup taken', '- [ ] Backup taken\n- [ ] Backup tried'),
  );
  await expect(
    preview.counts.locator('div').filter({ has: page.getByText('items', { exact: true }) }),
  ).toContainText('13');
  expect(await accessibilityProblems(page)).toEqual([]);
  await text.fill('nothing to tick');
  await expect(page.getByText(/No check boxes found\./).first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Nothing was kept/).first()).toBeVisible();
  // Left and opened again, what was typed is still there.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Open version 1 of Release of our product/ }).click();
  await page.getByRole('button', { name: 'Go on editing' }).click();
  await expect(text).toHaveValue('nothing to tick');
  await page.getByRole('button', { name: 'Take it all back' }).click();
  await expect(text).toHaveValue(starterChecklist);
  await text.fill(starterChecklist.replace('- [ ] Backup taken', '- [ ] Backup taken\n- [ ] Backup tried'));
  // At once, before it is read: what is typed is what is kept.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('1 added.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Added 1\.1\.2/ })).toContainText('Backup tried');
  expect(await accessibilityProblems(page)).toEqual([]);
}
