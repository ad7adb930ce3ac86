import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HomePage } from '../pages/home-page.ts';
import { ImportPage } from '../pages/import-page.ts';
import { NewRunPage } from '../pages/new-run-page.ts';
import { answerDialogs } from '../pages/system-dialogs.ts';
import type { Scene } from './scene.ts';

const ferry = `# Ferry release

## Aboard
- [ ] Cast off
- [ ] Watch the wake (if needed)
- [ ] Hoist the flag
- [ ] Count the crew

## Verification 0-20 minutes
- [ ] Response time under 800 ms
- [ ] No errors in the log

## Turn back when
- [ ] Water above 20 cm for more than 2 minutes

## Ashore
- [ ] Harbour master
- [ ] Owner
`;
const next = ferry
  .replace('- [ ] Cast off', '- [ ] Start the engine\n- [ ] Cast off')
  .replace('Watch the wake', 'Watch the wake closely')
  .replace('- [ ] Count the crew\n', '');
/** Long enough that somebody may want to stop reading it. */
const large = `# Large\n\n${`- [ ] one step of very many, ${'with **much** to `say` of it, '.repeat(2)}\n`.repeat(48_000)}`;

/** Any team's checklist: taken from a folder, corrected, edited, compared, and a run that goes on with a newer one. */
export const checklistsScene: Scene = {
  name: 'other checklists',
  from: 'first',
  screens: [
    {
      name: 'import-folder',
      reach: async ({ app, page, userData }) => {
        const folder = path.join(userData, 'ops');
        mkdirSync(path.join(folder, '.github/ISSUE_TEMPLATE'), { recursive: true });
        writeFileSync(path.join(folder, 'ferry.md'), ferry);
        writeFileSync(path.join(folder, '.github/ISSUE_TEMPLATE/hotfix.md'), '# Hotfix\n\n- [ ] Patch\n');
        writeFileSync(path.join(folder, 'notes.md'), '# Only words\n');
        await answerDialogs(app, folder);
        await new HomePage(page).introduce('Mei Lindqvist');
        await page.keyboard.press('Control+3');
        await page.getByRole('button', { name: 'Import checklist (Markdown)' }).click();
        await page.getByRole('button', { name: 'Choose folder…' }).click();
        await page.getByRole('checkbox', { name: 'ferry.md', exact: true }).check();
        await page.getByText('1 Markdown file is not offered').click();
      },
    },
    {
      name: 'import-correct-group',
      reach: async ({ page }) => {
        await page.getByRole('checkbox', { name: 'ferry.md', exact: true }).focus();
        await page.keyboard.press('Enter');
        const { outline } = new ImportPage(page);
        await outline.getByRole('button', { name: /Ashore/ }).click();
        await page.getByRole('combobox', { name: 'Means' }).selectOption('sign-off');
        await page.getByRole('region', { name: 'Corrections' }).waitFor();
      },
    },
    {
      name: 'import-correct-item',
      reach: async ({ page }) => {
        await new ImportPage(page).outline.getByRole('button', { name: /Aboard/ }).click();
        await page.getByRole('button', { name: 'Correct item 1.1.2' }).click();
        await page.getByRole('checkbox', { name: 'Ask whether it applies' }).waitFor();
      },
    },
    {
      name: 'import-reading',
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+Enter');
        await page.keyboard.press('Control+3');
        await page.getByRole('button', { name: 'Open version 1 of Ferry release' }).waitFor();
        await page.getByRole('button', { name: 'Import checklist (Markdown)' }).click();
        await new ImportPage(page).browse('large.md', Buffer.from(large));
        await page.getByRole('button', { name: 'Stop reading' }).waitFor();
      },
    },
    {
      name: 'checklist-edit',
      reach: async ({ page }) => {
        await page.keyboard.press('Control+3');
        await page.getByRole('button', { name: 'Open version 1 of Ferry release' }).click();
        await page.getByRole('button', { name: 'Edit as a new version' }).click();
        await page.getByRole('textbox', { name: /Text of/ }).fill(next);
        await page.getByRole('button', { name: /Keep as version 2/ }).waitFor();
      },
    },
    {
      name: 'checklist-versions-compared',
      reach: async ({ page }) => {
        await new NewRunPage(page).begin('Ferry 1.0');
        await page.keyboard.press('Control+3');
        await page.getByRole('button', { name: 'Open version 1 of Ferry release' }).click();
        await page.getByRole('button', { name: 'Go on editing' }).click();
        await new ImportPage(page).keep.click();
        await page.getByText('1 added, 1 removed, 1 reworded.').waitFor();
      },
    },
    {
      name: 'run-goes-on-with-newer-version',
      reach: async ({ page }) => {
        await page.keyboard.press('Control+1');
        await new HomePage(page).row(/Ferry 1\.0/).click();
        await page.getByRole('button', { name: /Version 2 of this checklist is kept/ }).click();
        await page.getByRole('dialog', { name: 'Another version of the checklist' }).waitFor();
      },
    },
  ],
};
