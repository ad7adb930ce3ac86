/** The laptop cannot be used for a while: what is open is printed, worked on paper, and typed in afterwards. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeGreyPng } from '../support/grey-picture.ts';
import { runPdfTool } from '../support/pdf-tools.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { eventsOf, live, minuteMs, openRun } from './pages/night.ts';
import { fromPalette } from './pages/palette.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

test('what is open is printed with its numbers, and what comes back from paper is told as transcribed', async ({
  start,
  userData,
}) => {
  const run = await openRun(start, live());
  const { app, page } = run;
  const printed = path.join(userData, 'open.pdf');
  await answerDialogs(app, printed);
  await fromPalette(page, 'print what', /Print what/);
  await expect(page.getByRole('region', { name: 'Status' })).toContainText(`Saved ${printed}`);
  const text = runPdfTool('pdftotext', ['-layout', printed, '-']).output.toString('utf8');
  // Windows are open, preparation is closed.
  expect(text).toMatch(/3\.1\.1\b/);
  expect(text).not.toMatch(/^\W*1\.1\.1\b/m);

  await run.pass(20 * minuteMs);
  const photograph = path.join(userData, 'page.png');
  writeFileSync(photograph, writeGreyPng({ width: 40, height: 60, pixels: new Uint8Array(2400).fill(200) }));
  await answerDialogs(app, photograph);
  await fromPalette(page, 'type in', /Type in from paper/);
  const dialog = page.getByRole('dialog', { name: 'Type in from paper' });
  await page.keyboard.type('Jonas Weber');
  await dialog.getByRole('button', { name: 'Add page…' }).press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Photograph of the page' })).toContainText('page.png');
  const item = dialog.getByRole('textbox', { name: 'Item' });
  await item.focus();
  await page.keyboard.type('9.9.9');
  await page.keyboard.press('Tab');
  await page.keyboard.type('two');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('‘two’ is no time')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('01:10');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('There is no item ‘9.9.9’')).toBeVisible();
  expect(
    (await eventsOf(run)).some((event) => event.type === 'ItemMarked' && event.paper !== undefined),
  ).toBe(false);
  await item.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('3.1.1');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('region', { name: 'Typed in so far' })).toContainText(
    /3\.1\.1.*Jonas Weber/s,
  );
  await expect(item).toBeFocused();
  await expect(item).toHaveValue('');

  const marked = (await eventsOf(run)).findLast(({ type }) => type === 'ItemMarked');
  const added = (await eventsOf(run)).findLast(({ type }) => type === 'EvidenceAdded');
  if (added?.type !== 'EvidenceAdded') throw new Error('The page was not added');
  expect(marked).toMatchObject({
    item: '3.1.1',
    state: 'done',
    paper: { writtenBy: 'Jonas Weber', pageId: added.evidence.id },
  });
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row', { name: /3\.1\.1/ });
  await expect(row).toContainText('paper');
});
