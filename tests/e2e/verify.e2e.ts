import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { closeRecord, live, openRun, reopenApprovals, showApprovals, verified } from './pages/night.ts';
import { fromPalette } from './pages/palette.ts';
import { saveShown } from './pages/made-sheet.ts';
import type { RunPage } from './pages/run-page.ts';
import { keepSigner, signTyped } from './pages/signing.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

test('a signed sheet is verified with the go sheet inside it, what was changed or is none is told, and any screen takes a dropped PDF', async ({
  start,
  userData,
}) => {
  const run = await openRun(start);
  const { app, page } = run;
  await signGoSheet(run, userData);
  const earlier = path.join(userData, 'earlier.pdf');
  await signAndSave(run, 'DevOps Engineer', earlier);
  await test.step('our own signed file is good, and a changed copy says what was changed', () =>
    verifyOwnAndChanged({ app, page }, earlier, userData));
  await test.step('a PDF of no origin and a text file each get one clear sentence', () =>
    verifyNone({ app, page }, userData));
  await backToApprovals(page);
  const newest = path.join(userData, 'newest.pdf');
  await signAndSave(run, 'Security Engineer', newest);
  await test.step('a record sheet shows the go sheet inside it, and an earlier one is told', () =>
    verifyGoSheet({ app, page }, { earlier, newest }));
  await test.step('any screen takes a dropped PDF', () => dropOnScreens(page));
});

type Files = { readonly earlier: string; readonly newest: string };
type Window = Pick<RunPage, 'app' | 'page'>;

/** Zoë signs the go sheet; then the release goes live and its record is closed. */
async function signGoSheet(run: RunPage, userData: string): Promise<void> {
  const { page } = run;
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
}

/** Zoë signs for one role more, and the sheet is saved. */
async function signAndSave({ app, page }: Window, role: string, file: string): Promise<void> {
  await page.getByRole('button', { name: /QA Lead approval/ }).click();
  await page.getByRole('button', { name: `${role} approval` }).click();
  await signTyped(page, 'Zoë Müller');
  await expect(page.getByRole('button', { name: new RegExp(`${role} approval.*signed \\d`) })).toBeVisible();
  await saveShown(app, page, file);
}

async function verifyOwnAndChanged({ app, page }: Window, file: string, userData: string): Promise<void> {
  const result = page.getByRole('region', { name: 'Result' });
  await verify(app, page, file);
  await expect(result.getByRole('heading', { level: 2 })).toHaveText(
    'Signed by 2 of 13, 1 of them before go-live on the go sheet inside. This PDF is unchanged and its signature is valid.',
  );
  await expect(result).toContainText(path.basename(file));
  await expect(page.getByText('Event chain complete')).toBeVisible();
  await expect(page.getByRole('row', { name: /DevOps Engineer Zoë Müller/ })).toContainText(
    'known on this laptop',
  );
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
}

async function verifyNone({ app, page }: Window, userData: string): Promise<void> {
  const result = page.getByRole('region', { name: 'Result' });
  const plain = path.join(userData, 'plain.pdf');
  writeFileSync(plain, plainPdf());
  await verify(app, page, plain);
  await expect(result.getByRole('heading', { level: 2 })).toContainText('This PDF was not made by Runsheet');
  const text = path.join(userData, 'notes.pdf');
  writeFileSync(text, 'Only a text.');
  await verify(app, page, text);
  await expect(result.getByRole('heading', { level: 2 })).toHaveText('This file is not a PDF.');
  expect(await accessibilityProblems(page)).toEqual([]);
}

async function verifyGoSheet({ app, page }: Window, { earlier, newest }: Files): Promise<void> {
  const result = page.getByRole('region', { name: 'Result' });
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
}

async function dropOnScreens(page: Page): Promise<void> {
  const result = page.getByRole('region', { name: 'Result' });
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
}

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
