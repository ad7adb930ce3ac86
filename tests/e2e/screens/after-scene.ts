import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateRun } from '../../support/generated/generated-run.ts';
import { HomePage } from '../pages/home-page.ts';
import { keepSampleNight } from '../pages/kept-run.ts';
import { RunPage } from '../pages/run-page.ts';
import type { Scene, Stage } from './scene.ts';

const runs = { seed: 7, runs: 24, events: 220 };
/** A laptop on which two dozen runs are kept. */
let later: RunPage | null = null;

function page() {
  if (later === null) throw new Error('The later laptop was not started.');
  return later.page;
}

async function startLater({ userData, start }: Stage): Promise<void> {
  const folder = path.join(userData, 'later');
  for (let index = 0; index < runs.runs; index += 1) {
    const { runId, lines } = generateRun(index, runs);
    mkdirSync(path.join(folder, 'runs', runId), { recursive: true });
    writeFileSync(path.join(folder, 'runs', runId, 'ledger.jsonl'), `${lines.join('\n')}\n`);
  }
  keepSampleNight(folder);
  const { app, page: window } = await start({
    userData: folder,
    env: { RUNSHEET_CLOCK: '2026-11-27T20:10:00+01:00' },
  });
  later = new RunPage(app, window);
  await new HomePage(window).introduce('Mei Lindqvist');
}

/** What is done once the night is over: the register, follow-ups, comparison, insights, review, removal. */
export const afterScene: Scene = {
  name: 'after the night',
  from: 'first',
  end: () => {
    later = null;
  },
  screens: [
    {
      name: 'register',
      reach: async (stage) => {
        await startLater(stage);
        await page()
          .getByText(/are in the index so far/)
          .waitFor({ state: 'hidden' });
        return page();
      },
    },
    {
      name: 'register-found',
      reach: async () => {
        await page().keyboard.press('/');
        await page().keyboard.type('second try worked');
        await page().getByText('in notes and reasons').first().waitFor();
        return page();
      },
    },
    {
      name: 'register-export-menu',
      reach: async () => {
        await new HomePage(page()).search.fill('');
        await page().getByRole('table', { name: 'Follow-ups due' }).waitFor();
        await page().getByRole('button', { name: 'Export' }).press('Enter');
        await page()
          .getByRole('menuitem', { name: /Table \(CSV\)/ })
          .waitFor();
        return page();
      },
    },
    {
      name: 'compare-runs',
      reach: async () => {
        await page().keyboard.press('Escape');
        await page().getByRole('button', { name: 'Compare…' }).click();
        const choices = page().getByRole('checkbox', { name: /^Compare/ });
        await choices.nth(1).check();
        await choices.nth(2).check();
        await page().getByRole('button', { name: 'Compare them' }).click();
        await page().getByRole('heading', { level: 1, name: 'Compare two runs' }).waitFor();
        return page();
      },
    },
    {
      name: 'insights',
      reach: async () => {
        await page().keyboard.press('Control+2');
        await page().getByText('All', { exact: true }).click();
        await page().getByRole('term').filter({ hasText: 'Change failure rate' }).waitFor();
        return page();
      },
    },
    {
      name: 'insights-as-table',
      reach: async () => {
        await page()
          .getByRole('button', { name: /Show as table.*Time per step/ })
          .click();
        const table = page().getByRole('table', { name: 'Time per step' });
        await table.evaluate((element) => element.scrollIntoView({ block: 'center' }));
        return page();
      },
    },
    {
      name: 'follow-ups',
      reach: async () => {
        await page().keyboard.press('Control+1');
        const due = page().getByRole('table', { name: 'Follow-ups due' });
        await due.getByRole('button', { name: /^Open/ }).first().press('Enter');
        await page().getByRole('button', { name: 'Export .ics…' }).waitFor();
        return page();
      },
    },
    {
      name: 'record-sealed',
      reach: async () => {
        await page().keyboard.press('Control+1');
        await page()
          .getByRole('button', { name: /^XianFeast 2\.14\.0/ })
          .click();
        await page().getByRole('button', { name: 'Post-run review' }).waitFor();
        await page().getByText('Making the sheet…').waitFor({ state: 'hidden' });
        return page();
      },
    },
    {
      name: 'review-filled',
      reach: async () => {
        await page().getByRole('button', { name: 'Post-run review' }).click();
        await page().getByRole('heading', { level: 1, name: 'Post-run review' }).waitFor();
        return page();
      },
    },
    {
      name: 'retention',
      reach: async () => {
        await page().keyboard.press('Control+4');
        await page()
          .getByRole('tab', { name: /Folders/ })
          .click();
        const kept = page().getByRole('combobox', { name: 'Sealed runs are kept' });
        await kept.selectOption({ index: 1 });
        await kept.evaluate((element) => element.scrollIntoView({ block: 'center' }));
        return page();
      },
    },
    {
      name: 'retention-remove',
      reach: async () => {
        await page()
          .getByRole('button', { name: /^Remove XianFeast/ })
          .first()
          .click();
        await page().getByRole('textbox', { name: 'Who agrees' }).waitFor();
        return page();
      },
    },
  ],
};
