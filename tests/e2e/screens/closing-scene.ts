/** From the poll to the sheet. */
import { live, prepared, verified } from '../pages/night.ts';
import { fromPalette } from '../pages/palette.ts';
import type { Scene } from './scene.ts';

export const closingScene: Scene = {
  name: 'approving and closing',
  screens: [
    {
      name: 'poll',
      reach: async ({ page, run }) => {
        await run.recordAll(prepared());
        await run.open();
        await fromPalette(page, 'approvals', /Approvals/);
        await page.getByRole('main', { name: 'Approvals' }).waitFor();
      },
    },
    {
      name: 'close-record',
      reach: async ({ page, run }) => {
        await run.recordAll([...live().slice(prepared().length), ...verified()]);
        await run.open();
        await fromPalette(page, 'close the record', /Close the record/);
        await page.getByRole('dialog', { name: 'Close the record?' }).waitFor();
      },
    },
    {
      name: 'approvals',
      kept: ['light'],
      reach: async ({ page }) => {
        await page.keyboard.press('Control+Enter');
        await page.getByRole('heading', { name: 'What is signed' }).waitFor();
      },
    },
    {
      name: 'reopen-record',
      reach: async ({ page }) => {
        await fromPalette(page, 'reopen', /Reopen the record/);
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'record-draft',
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        await fromPalette(page, 'record:', /Record/);
        await page
          .getByText(/^Page 1 of \d+$/)
          .first()
          .waitFor();
      },
    },
    {
      name: 'review',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: 'Post-run review' }).click();
        await page.getByRole('heading', { level: 1, name: 'Post-run review' }).waitFor();
      },
    },
  ],
};
