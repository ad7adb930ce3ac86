import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type StartedApp } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { ImportPage } from './pages/import-page.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

const release = '# Ferry release\n\n## Aboard\n\n- [ ] Cast off\n- [ ] Watch the wake\n';
const hotfix = '# Ferry hotfix\n\n- [ ] Patch the hull\n';

test('checklists of a folder that is chosen or dropped are offered, picked by keyboard and kept; the file of one is watched', async ({
  start,
  userData,
}) => {
  test.slow();
  const { app, page } = await start();
  const home = new HomePage(page);
  await home.introduce('Mei Lindqvist');
  await home.importChecklist.click();
  await test.step('a folder that is dropped is offered like one that is chosen', () =>
    dropFolder(page, path.join(userData, 'dropped')));
  await page.keyboard.press('Control+1');
  await home.importChecklist.click();
  await test.step('those of a chosen one are picked by keyboard and kept; the file of one is watched', () =>
    pickFromFolder({ app, page }, path.join(userData, 'ops')));
});

async function dropFolder(page: Page, folder: string): Promise<void> {
  mkdirSync(path.join(folder, 'in'), { recursive: true });
  writeFileSync(path.join(folder, 'in/release.md'), release);
  const box = await page.getByText('Drop a Markdown file or a folder here').boundingBox();
  const cdp = await page.context().newCDPSession(page);
  const at = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    await cdp.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Folder dropped');
  await page.getByRole('button', { name: 'Look at in/release.md' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ferry release');
  await expect(new ImportPage(page).keep).toHaveText(/Keep as version 1/);
}

async function pickFromFolder(
  { app, page }: Pick<StartedApp, 'app' | 'page'>,
  folder: string,
): Promise<void> {
  mkdirSync(path.join(folder, '.github/ISSUE_TEMPLATE'), { recursive: true });
  mkdirSync(path.join(folder, 'node_modules/other'), { recursive: true });
  const file = path.join(folder, 'release.md');
  writeFileSync(file, release);
  writeFileSync(path.join(folder, '.github/ISSUE_TEMPLATE/hotfix.md'), hotfix);
  writeFileSync(path.join(folder, 'node_modules/other/readme.md'), hotfix);
  writeFileSync(path.join(folder, 'notes.md'), '# Only words\n');
  writeFileSync(path.join(folder, 'main.ts'), '');
  await answerDialogs(app, folder);
  await page.getByRole('button', { name: 'Choose folder…' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Folder ops');
  await expect(page.getByText('Left out: 1 file that is no Markdown, 1 node_modules folder.')).toBeVisible();
  await page.getByText('1 Markdown file is not offered').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'notes.md' })).toContainText(
    'No check boxes found.',
  );
  const hotfixBox = page.getByRole('checkbox', { name: '.github/ISSUE_TEMPLATE/hotfix.md' });
  const releaseBox = page.getByRole('checkbox', { name: 'release.md', exact: true });
  await expect(page.getByRole('row', { name: /Ferry release/ })).toContainText('2');
  expect(await accessibilityProblems(page)).toEqual([]);

  // Enter shows one as it is understood; Escape leads back.
  await releaseBox.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ferry release');
  await page.keyboard.press('Escape');

  // Space picks, the arrows move, Ctrl Enter keeps what was picked.
  await releaseBox.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(hotfixBox).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('2 checklists are kept.').first()).toBeVisible();
  await expect(page.getByText('Version 1 of Ferry hotfix')).toBeVisible();

  // The file is watched once somebody says so.
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Open version 1 of Ferry release' }).click();
  await page.getByRole('switch', { name: 'Watch release.md on disk' }).click();
  await expect(page.getByText('release.md is as it was kept.')).toBeVisible();
  writeFileSync(`${file}.new`, release.replace('the wake', 'the wake and the sky'));
  renameSync(`${file}.new`, file);
  const strip = page.getByRole('region', { name: 'File on disk' });
  await expect(strip.getByText(/Changed on disk, seen at .* It has 2 items now\./)).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await strip.getByRole('button', { name: 'See the differences' }).click();
  const dialog = page.getByRole('dialog', { name: 'release.md on disk, beside version 1' });
  await expect(dialog.getByRole('row', { name: /Reworded/ })).toContainText('the wake and the sky');
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Take it as a new version' }).click();
  await page.getByRole('button', { name: 'Open version 2 of Ferry release' }).click();
  await expect(page.getByText('release.md is as it was kept.')).toBeVisible();
  rmSync(file);
  await expect(strip.getByText(/release\.md is no longer where it was\./)).toBeVisible();
}
