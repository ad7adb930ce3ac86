import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { HomePage } from '../pages/home-page.ts';
import { keepBootedNight, keepLiveNight } from '../pages/kept-run.ts';
import { openWall } from '../pages/palette.ts';
import type { Scene, Stage } from './scene.ts';

type Laptop = { readonly userData: string; readonly ledger: string };

/** A laptop of its own, on which a night is live. */
function laptop({ userData }: Stage, name: string): Laptop {
  const folder = path.join(userData, name);
  mkdirSync(folder, { recursive: true });
  return { userData: folder, ledger: keepLiveNight(folder) };
}

/** The window that was started last. */
let last: Page | null = null;

function lastStarted(): Page {
  if (last === null) throw new Error('nothing was started');
  return last;
}

async function startAt({ start }: Stage, { userData }: Laptop, clock: string): Promise<Page> {
  const { page } = await start({ userData, env: { RUNSHEET_CLOCK: clock } });
  last = page;
  return page;
}

/** What a start says after the app was gone, after a boot with a wrong clock, and of a damaged ledger. */
export const recoveryScene: Scene = {
  name: 'starting again',
  from: 'first',
  screens: [
    {
      name: 'after-restart',
      reach: async (stage) => {
        const page = await startAt(stage, laptop(stage, 'gone'), '2026-11-18T02:10:00Z');
        await page.getByRole('alertdialog', { name: /^Runsheet stopped at/ }).waitFor();
        return page;
      },
    },
    {
      name: 'clock-question',
      reach: async (stage) => {
        const booted = laptop(stage, 'booted');
        keepBootedNight(booted.userData);
        const page = await startAt(stage, booted, '2026-11-17T21:00:00Z');
        await new HomePage(page).introduce('Mei Lindqvist');
        await page.getByRole('form', { name: 'What time is it?' }).waitFor();
        return page;
      },
    },
    { name: 'time-not-known-wall', reach: () => openWall(lastStarted()) },
    {
      name: 'time-not-known-runs',
      reach: async () => {
        const page = lastStarted();
        await page.getByRole('button', { name: 'Runs', exact: true }).click();
        await new HomePage(page).row(/time not known/).waitFor();
        return page;
      },
    },
    {
      name: 'found-damaged',
      reach: async (stage) => {
        const damaged = laptop(stage, 'damaged');
        const lines = readFileSync(damaged.ledger, 'utf8').split('\n');
        const altered = lines.map((line, index) => (index === 60 ? line.replace('"by":"', '"by":"X') : line));
        writeFileSync(damaged.ledger, altered.join('\n'));
        const page = await startAt(stage, damaged, '2026-11-18T02:10:00Z');
        await new HomePage(page).introduce('Mei Lindqvist');
        await page.getByText(/The ledger was damaged from line 61 on/).waitFor();
        return page;
      },
    },
    {
      name: 'damaged-read-only',
      reach: async () => {
        const page = lastStarted();
        await new HomePage(page).row(/XianFeast 2\.14\.0/).click();
        await page
          .getByRole('region', { name: 'Notices' })
          .getByText(/The run is read only\./)
          .waitFor();
        return page;
      },
    },
  ],
};
