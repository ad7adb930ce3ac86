/** What a fresh installation shows, and the screens outside a run. */
import { readFileSync } from 'node:fs';
import { HomePage } from '../pages/home-page.ts';
import { ImportPage } from '../pages/import-page.ts';
import { fromPalette } from '../pages/palette.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import type { Scene, Screen, Stage } from './scene.ts';

const shipped = readFileSync('shared/checklist/shipped/xianfeast-production.md');

export const startScene: Scene = {
  name: 'a fresh installation',
  from: 'first',
  screens: [
    {
      name: 'who-is-here',
      kept: ['light'],
      reach: async ({ page }) => page.getByRole('textbox', { name: 'Your name' }).waitFor(),
    },
    {
      name: 'runs-first-start',
      kept: ['light'],
      reach: async ({ page }) => {
        await new HomePage(page).introduce('Mei Lindqvist');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      },
    },
    {
      name: 'new-run',
      kept: ['light'],
      covered: (page) => page.getByText(/ free$/),
      reach: async ({ page }) => {
        await page.keyboard.press('n');
        await page.getByRole('heading', { level: 1, name: 'New run' }).waitFor();
        await page.keyboard.type('XianFeast 2.14.0');
        await page.getByText('has no signing key on this laptop').waitFor();
      },
    },
    { name: 'insights-empty', reach: ({ page }) => page.keyboard.press('Control+2') },
    { name: 'checklists', reach: ({ page }) => page.keyboard.press('Control+3') },
    {
      name: 'import',
      reach: ({ page }) => fromPalette(page, 'import checklist', /Import checklist/),
    },
    {
      name: 'import-preview',
      kept: ['light'],
      reach: async ({ page }) => {
        await new ImportPage(page).browse('deployment-checklist.md', shipped);
        await page.getByRole('region', { name: 'Understood' }).waitFor();
      },
    },
    ...settingsParts(),
    {
      name: 'verify',
      reach: ({ page }) => fromPalette(page, 'verify a pdf', /Verify a PDF/),
    },
    {
      name: 'help',
      kept: ['light'],
      reach: async ({ page }) => {
        await page.keyboard.press('Control+1');
        await fromPalette(page, 'all keys', /All keys/);
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'palette',
      kept: ['dark'],
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+K');
        await page.getByRole('dialog').waitFor();
      },
    },
  ],
};

function settingsParts(): readonly Screen[] {
  const parts = [
    'People and signing',
    'Organisation',
    'Appearance',
    'Sounds and alarms',
    'Keyboard',
    'About',
  ] as const;
  return parts.map((part) => ({
    name: `settings-${part.split(' ')[0]?.toLowerCase()}`,
    ...(part === 'People and signing' ? { kept: ['light'] as const } : {}),
    reach: async ({ page }: Stage) => {
      await page.keyboard.press('Control+4');
      await new SettingsPage(page).open(part);
    },
  }));
}
