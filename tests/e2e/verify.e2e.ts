import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import {
  closeRecord,
  live,
  openApprovals,
  openRun,
  reopenApprovals,
  showApprovals,
  verified,
} from './pages/night.ts';
import { fromPalette } from './pages/palette.ts';
import { saveShown } from './pages/made-sheet.ts';
import { leadDeveloperSigns, keepSigner, signTyped } from './pages/signing.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

test('our own signed file is good, and what was changed, is of no origin or no PDF is told in one sentence', async ({
  start,
  userData,
}) => {
  const { app, page } = await openApprovals(start);
  const result = page.getByRole('region', { name: 'Result' });
  await test.step('our own signed file is good, and a changed copy says what was changed', async () => {
    await leadDeveloperSigns(page, userData);
    const file = path.join(userData, 'sheet.pdf');
    await saveShown(app, page, file);

    await verify(app, page, file);
    await expect(result.getByRole('heading', { level: 2 })).toHaveText(
      'Signed by 1 of 13. This PDF is unchanged and its signature is valid.',
    );
    await expect(result).toContainText('sheet.pdf');
    await expect(page.getByText('Event chain complete')).toBeVisible();
    await expect(page.getByRole('row', { name: /Ingrid Solberg/ })).toContainText('known on this laptop');
    expect(await accessibilityProblems(page)).toEqual([]);

    const changed = path.join(userData, 'changed.pdf');
    writeFileSync(changed, Buffer.concat([readFileSync(file), Buffer.from('\n% one more line\n')]));
    await verify(app, page, changed);
    await expect(result.getByRole('heading', { level: 2 })).toHaveText(
      'This PDF was changed after it was signed.',
    );
    await expect(result).toContainText('Changed after the first signature');
    await expect(result).toContainText('Do not file this copy.');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  await test.step('a PDF of no origin and a text file each get one clear sentence', async () => {
    const plain = path.join(userData, 'plain.pdf');
    writeFileSync(plain, plainPdf());
    await verify(app, page, plain);
    await expect(result.getByRole('heading', { level: 2 })).toContainText(
      'This PDF was not made by Runsheet',
    );
    const text = path.join(userData, 'notes.pdf');
    writeFileSync(text, 'Only a text.');
    await verify(app, page, text);
    await expect(result.getByRole('heading', { level: 2 })).toHaveText('This file is not a PDF.');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('a record sheet shows the go sheet inside it, an earlier one is told, and any screen takes a dropped PDF', async ({
  start,
  userData,
}) => {
  const run = await openRun(start);
  const { app, page } = run;
  await keepSigner(userData, 'Zoë Müller', { role: 'Security Engineer' });
  await fromPalette(page, 'approvals', /Approvals/);
  await page.getByRole('button', { name: 'Sign before go-live' }).click();
  await page.getByRole('region', { name: 'What is signed' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/Recall read/)).toBeVisible();
  await signTyped(page, 'Zoë Müller');
  await expect(page.getByRole('button', { name: /Lead Developer approval.*signed \d/ })).toBeVisible();
  await run.recordAll([...live(), ...verified(), closeRecord]);
  await reopenApprovals(run);
  const result = page.getByRole('region', { name: 'Result' });
  const files = ['DevOps Engineer', 'Security Engineer'].map((role) => path.join(userData, `${role}.pdf`));
  for (const [index, role] of ['DevOps Engineer', 'Security Engineer'].entries()) {
    // oxlint-disable no-await-in-loop -- one signature after the other
    await page.getByRole('button', { name: /QA Lead approval/ }).click();
    await page.getByRole('button', { name: `${role} approval` }).click();
    await signTyped(page, 'Zoë Müller');
    await expect(
      page.getByRole('button', { name: new RegExp(`${role} approval.*signed \\d`) }),
    ).toBeVisible();
    await saveShown(app, page, files[index] ?? '');
    await fromPalette(page, 'approvals', /Approvals/);
    await page.getByRole('heading', { name: 'What is signed' }).waitFor();
    // oxlint-enable no-await-in-loop
  }
  const [earlier = '', newest = ''] = files;
  await verify(app, page, newest);
  const checks = page.getByRole('listitem');
  await expect(checks.filter({ hasText: 'Go sheet attached' })).toContainText('unchanged, 1 signature valid');
  await expect(checks.filter({ hasText: 'Compared with this laptop' })).toContainText(
    'the newest sheet of its run',
  );
  await expect(
    page
      .getByRole('region', { name: 'Signatures on the go sheet inside' })
      .getByRole('row', { name: /Lead Developer/ }),
  ).toContainText('valid');
  expect(await accessibilityProblems(page)).toEqual([]);
  await verify(app, page, earlier);
  await expect(checks.filter({ hasText: 'Compared with this laptop' })).toContainText(
    'an earlier state of the sheet here',
  );
  await expect(result).toContainText('Do not file this copy.');
  expect(await accessibilityProblems(page)).toEqual([]);

  const screens = [
    () => page.keyboard.press('Control+1'),
    () => page.keyboard.press('Control+2'),
    () => page.keyboard.press('Control+3'),
    () => page.keyboard.press('Control+4'),
    () => backToApprovals(page),
    async () => {
      await backToApprovals(page);
      await page.getByRole('button', { name: 'Show the sheet' }).click();
    },
  ];
  for (const [index, goThere] of screens.entries()) {
    // oxlint-disable no-await-in-loop -- one screen after the other
    await goThere();
    await expect(page.getByRole('heading', { level: 1, name: 'Verify a PDF' })).toHaveCount(0);
    await dropPdf(page, `dropped-${index}.pdf`);
    await expect(result).toContainText(`dropped-${index}.pdf`);
    // oxlint-enable no-await-in-loop
  }
});

/** From any screen to the approvals of the run in the register. */
async function backToApprovals(page: Page): Promise<void> {
  await page.keyboard.press('Control+1');
  await showApprovals(page);
}

async function dropPdf(page: Page, name: string): Promise<void> {
  const dropped = await page.evaluateHandle(
    ([text, fileName]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text ?? ''], fileName ?? '', { type: 'application/pdf' }));
      return transfer;
    },
    [plainPdf(), name],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
}

/** Ctrl O, and the system's dialog answers with this file. */
async function verify(app: ElectronApplication, page: Page, file: string): Promise<void> {
  await answerDialogs(app, file);
  await page.keyboard.press('Control+O');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText(path.basename(file));
}

/** One empty page, as any program might make it. */
function plainPdf(): string {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return `${text}xref\n0 4\n0000000000 65535 f \n${table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}
