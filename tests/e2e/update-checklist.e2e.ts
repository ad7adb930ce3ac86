import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type {} from '#renderer/desktop.ts';
import { pdfText } from '../support/pdf-tools.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { ImportPage } from './pages/import-page.ts';
import { NewRunPage } from './pages/new-run-page.ts';
import { madeSheet } from './pages/made-sheet.ts';
import { RunPage } from './pages/run-page.ts';

const before = `# Ferry release

## Aboard
- [ ] Cast off
- [ ] Watch the wake
- [ ] Hoist the flag
- [ ] Count the crew
`;
const after = before
  .replace('- [ ] Cast off', '- [ ] Start the engine\n- [ ] Cast off')
  .replace('Watch the wake', 'Watch the wake closely')
  .replace('- [ ] Count the crew\n', '');

test('a run that is being prepared goes on with a newer version: marks of unchanged items stay, the rest is asked', async ({
  start,
  userData,
}) => {
  test.slow();
  const { app, page } = await start();
  const run = new RunPage(app, page);
  const home = new HomePage(page);
  await home.introduce('Mei Lindqvist');
  const keep = async (markdown: string): Promise<void> => {
    await page.keyboard.press('Control+3');
    await page.getByRole('button', { name: 'Import checklist (Markdown)' }).click();
    const preview = new ImportPage(page);
    await preview.drop('ferry.md', markdown);
    await preview.keep.click();
    await page.getByRole('heading', { level: 1, name: 'Checklists' }).waitFor();
  };
  await keep(before);
  await new NewRunPage(page).begin('Ferry 1.0');
  const sections = page.getByRole('navigation', { name: 'Sections' });
  for (const text of ['Cast off', 'Watch the wake', 'Hoist the flag', 'Count the crew']) {
    await expect(run.current).toHaveAccessibleName(new RegExp(`${text}, open`));
    await run.press('x');
    await expect(run.row(new RegExp(`${text}, done`))).toBeVisible();
  }

  await keep(after);
  await page.keyboard.press('Control+1');
  await home.row(/Ferry 1\.0/).click();
  await sections.waitFor();
  await page.getByRole('button', { name: /Version 2 of this checklist is kept/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Another version of the checklist' });
  await expect(dialog).toContainText('1 added, 1 removed, 1 reworded.');
  await expect(dialog).toContainText(
    'What was recorded for 2 items goes on; of 2 items it stays in the history alone.',
  );
  await expect(dialog.getByRole('row', { name: /Removed/ })).toContainText('Gone; stays in the history');
  expect(await accessibilityProblems(page)).toEqual([]);
  const reworded = dialog.getByRole('row', { name: /Reworded/ });
  await expect(reworded.getByRole('radio', { name: 'Do it again' })).toBeChecked();
  await reworded.getByText('Keep it').click();
  await expect(dialog).toContainText('What was recorded for 3 items goes on; of 1 item it');
  await page.keyboard.press('Control+Enter');

  // Three marks went on, the new item is open and at hand; the history speaks of the version it was made with.
  await expect(dialog).toBeHidden();
  await expect(sections.getByText('3/4').first()).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Start the engine');
  await expect(page.getByText(/Version 2 of this checklist is kept/)).toBeHidden();
  await expect(run.current).toHaveAccessibleName(/Start the engine, open/);
  await run.press('x');
  await expect(sections.getByText('4/4').first()).toBeVisible();
  const runId = await page.evaluate(
    async () => (await window.desktop.readStartUp(null)).runs[0]?.runId ?? '',
  );
  const target = path.join(userData, 'ferry.pdf');
  writeFileSync(target, await madeSheet(page, runId));
  const text = pdfText(target).replaceAll(/\s+/g, ' ');
  expect(text).toContain('1.1.4 Count the crew: done');
  expect(text).toContain('Mei Lindqvist changed it to the next one: 1 added, 1 removed, 1 reworded.');
  expect(text).toContain('1.1.2 Watch the wake: done');
});
