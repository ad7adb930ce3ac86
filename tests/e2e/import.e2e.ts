import { readFileSync } from 'node:fs';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { ImportPage } from './pages/import-page.ts';

const xianfeast = readFileSync('shared/checklist/shipped/xianfeast-production.md');
const small = '# My release\n\n## Before\n\n- [ ] Back up\n- [ ] Tell people (if needed)\n';

test('a checklist is understood completely, what is none is refused, and what is one is kept', async ({
  start,
}) => {
  const { page } = await start();
  const home = new HomePage(page);
  await home.introduce('Mei Lindqvist');
  const preview = new ImportPage(page);
  await test.step('the shipped checklist is understood completely and shown with the words that led to it', async () => {
    await home.importChecklist.click();
    await preview.browse('deployment-checklist.md', xianfeast);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'XianFeast Production Deployment Checklist',
    );
    for (const [name, count] of [
      ['items', 194],
      ['groups', 38],
      ['sections', 13],
      ['steps', 5],
      ['windows', 3],
      ['triggers', 4],
      ['rollback steps', 6],
      ['sign-offs', 10],
      ['blanks', 13],
    ] as const) {
      await expect(
        preview.counts.locator('div').filter({ has: page.getByText(name, { exact: true }) }),
      ).toContainText(String(count));
    }
    await preview.outline.getByRole('button', { name: /Automatic Rollback Triggers/ }).click();
    await expect(page.getByText('lines 109 to 113')).toBeVisible();
    await expect(page.getByText('Read from the words')).toBeVisible();
    await expect(page.getByRole('row', { name: 'Error rate >5% 2:00' })).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);

    // Up and Down choose; the source follows.
    await page.keyboard.press('ArrowDown');
    await expect(page.getByText('lines 115 to 121')).toBeVisible();
    await expect(preview.source.getByText('1. [ ] Stop current application')).toBeInViewport();
  });

  await test.step('a file that is no checklist is refused in a sentence, and nothing is kept', async () => {
    await page.keyboard.press('Control+1');
    await home.importChecklist.click();
    await preview.text.fill('# Nothing to tick');
    await preview.read.click();
    await expect(page.getByText(/No check boxes found\./).first()).toBeVisible();
    await preview.browse('picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
    await expect(page.getByText(/not a text file/).first()).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('row')).toHaveCount(2);
  });

  await test.step('a dropped or pasted text is kept as a version that new runs offer first', async () => {
    await home.importChecklist.click();
    await preview.drop('my-release.md', small);
    await expect(page.getByRole('heading', { level: 1, name: 'My release' })).toBeVisible();
    await expect(page.getByText('asks “if needed”')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Checklists' })).toBeVisible();
    await expect(page.getByRole('row', { name: /My release\s+Current 1/ })).toContainText('my-release.md');
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Import checklist (Markdown)' }).click();
    await preview.text.fill(`${small}- [ ] A third\n`);
    await preview.read.click();
    await expect(preview.keep).toHaveText(/Keep as version 2/);
    await preview.keep.click();
    await expect(page.getByRole('row', { name: /My release\s+Current 2/ })).toBeVisible();

    await page.keyboard.press('Control+1');
    await page.keyboard.press('n');
    await expect(page.getByRole('radio', { name: /My release/ }).first()).toBeChecked();
  });
});
