import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { HomePage } from '../pages/home-page.ts';
import { live } from '../pages/night.ts';
import { fromPalette } from '../pages/palette.ts';
import { RunPage } from '../pages/run-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { mountSmallDisk, type SmallDisk } from '../pages/small-disk.ts';
import { answerDialogs } from '../pages/system-dialogs.ts';
import { sizes, type Scene, type Stage } from './scene.ts';

const night = { RUNSHEET_CLOCK: '2026-11-18T01:04:00Z' };
/** A second laptop on this machine, whose disks the scene makes small and full. */
let second: { readonly run: RunPage; readonly disks: readonly SmallDisk[] } | null = null;

function folderOf({ userData }: Stage, name: string): string {
  const folder = path.join(userData, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** What can go wrong with disks and folders, and what is offered then. */
export const safetyScene: Scene = {
  name: 'trouble with disks and folders',
  end: () => {
    for (const disk of (second?.disks ?? []).toReversed()) disk.unmount();
    second = null;
  },
  screens: [
    {
      name: 'second-place-none',
      reach: async ({ page }) => {
        await page.keyboard.press('Control+4');
        await new SettingsPage(page).open('Folders and backup');
        await page.getByText('No backup yet.').waitFor();
      },
    },
    {
      name: 'second-place-whole',
      reach: async (stage) => {
        await answerDialogs(stage.app, folderOf(stage, 'stick'));
        await stage.page.getByRole('button', { name: /^Second place .*choose/ }).click();
        await show(stage.page.getByText('Everything is there'));
      },
    },
    {
      name: 'second-place-away',
      reach: async (stage) => {
        renameSync(path.join(stage.userData, 'stick'), path.join(stage.userData, 'pulled'));
        await stage.run.record({ type: 'AddNote', item: null, text: 'while it is away' });
        await show(stage.page.getByText(/^Away since /));
      },
    },
    {
      name: 'second-place-back',
      reach: async (stage) => {
        renameSync(path.join(stage.userData, 'pulled'), path.join(stage.userData, 'stick'));
        await show(stage.page.getByText('Everything is there'));
      },
    },
    {
      name: 'restore-preview',
      reach: async (stage) => {
        const { page, run } = stage;
        await page.getByRole('button', { name: 'Back up now' }).click();
        await page
          .getByText(/Read back and verified\./)
          .first()
          .waitFor();
        await run.record({ type: 'AddNote', item: null, text: 'after the backup' });
        await page.getByRole('button', { name: /Restore the backup of/ }).click();
        await page.getByRole('dialog', { name: 'Restore from this file?' }).waitFor();
      },
    },
    {
      name: 'handed-to-another-laptop',
      reach: async (stage) => {
        const { page, run } = stage;
        await page.keyboard.press('Escape');
        await run.recordAll(live());
        await run.open();
        await answerDialogs(stage.app, path.join(stage.userData, 'handed.runsheet'));
        await page.keyboard.press('Control+Shift+H');
        await page.getByRole('button', { name: 'To another laptop…' }).click();
        await page.getByText(/This run went on to another laptop at/).waitFor();
      },
    },
    {
      name: 'take-back',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: 'Take it back…' }).click();
        await page.getByRole('textbox', { name: 'Why' }).waitFor();
      },
    },
    {
      name: 'go-on-here',
      reach: async (stage) => {
        await stage.page.keyboard.press('Escape');
        const userData = folderOf(stage, 'second');
        const disks = [mountSmallDisk(userData, 150), mountSmallDisk(path.join(userData, 'runs'))];
        const { app, page } = await stage.start({ userData, env: night });
        second = { run: new RunPage(app, page), disks: disks.flatMap((disk) => disk ?? []) };
        await new HomePage(page).introduce('Samuel Adeyemi');
        await answerDialogs(app, path.join(stage.userData, 'handed.runsheet'));
        await fromPalette(page, 'another laptop', /another laptop/);
        await page.getByRole('dialog', { name: 'Go on with this run here?' }).waitFor();
        return page;
      },
    },
    {
      name: 'little-space',
      reach: async () => {
        if (second === null) throw new Error('no second laptop');
        const { page } = second.run;
        await page.keyboard.press('Escape');
        await page.keyboard.press('n');
        await page.getByText('Less than 200 MB free on the disk').waitFor();
        return page;
      },
    },
    {
      name: 'disk-full',
      reach: async () => {
        if (second === null) throw new Error('no second laptop');
        const { run, disks } = second;
        await run.page.keyboard.press('Escape');
        // The walk makes only its first window large again, and in a small one the sections are put away.
        await run.page.setViewportSize(sizes[0]);
        await run.create();
        await run.page.keyboard.press('F6');
        await run.focusCurrent();
        await run.press('x');
        disks[1]?.fill();
        const strip = run.page.getByRole('region', { name: 'Notices' });
        for (let press = 0; press < 40 && !(await strip.isVisible()); press += 1) {
          // oxlint-disable-next-line no-await-in-loop -- one press after the other
          await run.press('x');
        }
        await strip.waitFor();
        return run.page;
      },
    },
    {
      name: 'disk-full-saved-elsewhere',
      reach: async (stage) => {
        if (second === null) throw new Error('no second laptop');
        const { page, app } = second.run;
        await answerDialogs(app, path.join(stage.userData, 'copy.runsheet'));
        await page.getByRole('button', { name: /Save a copy elsewhere/ }).click();
        await page
          .getByText(/copy\.runsheet/)
          .first()
          .waitFor();
        return page;
      },
    },
  ],
};

/** In the middle of the window, clear of what is said at its foot. */
async function show(line: Locator): Promise<void> {
  await line.waitFor();
  await line.evaluate((element) => element.scrollIntoView({ block: 'center' }));
}
