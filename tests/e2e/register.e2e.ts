import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { generateRun } from '../support/generated/generated-run.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

const options = { seed: 7, runs: 24, events: 220 };

test('the register is searched, narrowed and sorted; insights are read; two runs are compared', async ({
  start,
  userData,
}) => {
  for (let index = 0; index < options.runs; index += 1) {
    const { runId, lines } = generateRun(index, options);
    const folder = path.join(userData, 'runs', runId);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'ledger.jsonl'), `${lines.join('\n')}\n`);
  }
  const saved = path.join(userData, 'register.csv');
  const { page, app } = await start({ env: { RUNSHEET_CLOCK: '2026-11-17T20:10:00+01:00' } });
  const home = new HomePage(page);
  await home.introduce('Mei Lindqvist');
  const table = page.getByRole('table', { name: 'Finished runs' });
  const rows = table.getByRole('rowheader');
  await expect(rows).toHaveCount(22);
  await expect(page.getByRole('heading', { name: 'Finished' })).toContainText('22');

  // Words of a note, found while typing, with the place where they stand.
  await page.keyboard.press('/');
  await page.keyboard.type('second try worked');
  await expect(rows.first()).toContainText('in notes and reasons');
  await page.getByRole('combobox', { name: 'Search looks in' }).selectOption('Search people');
  await expect(page.getByText('No run matches ‘second try worked’.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear search' }).click();

  // Filters and order.
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('Rolled back');
  await expect(table.getByText('Deployed', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await filterByKeyboard(page);
  await sortByKeyboard(page);
  expect(await accessibilityProblems(page)).toEqual([]);

  // The register as a table; the stand-in's and Electron's dialog both answer with this path.
  await answerDialogs(app, saved);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /Table \(CSV\)/ }).click();
  await expect(page.getByText(`Saved 22 runs: ${saved}`).first()).toBeVisible();
  expect(readFileSync(saved, 'utf8').trimEnd().split('\r\n')).toHaveLength(23);

  // Two runs beside each other.
  await page.getByRole('button', { name: 'Compare…' }).click();
  const choices = page.getByRole('checkbox', { name: /^Compare/ });
  await choices.nth(0).check();
  await choices.nth(1).check();
  await page.getByRole('button', { name: 'Compare them' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Compare two runs' })).toBeVisible();
  await expect(page.getByText(/of \d+ items ended differently/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Steps and windows of both runs' })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);

  // Insights, as pictures and as tables.
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('term').filter({ hasText: 'Change failure rate' })).toBeVisible();
  const steps = page.getByRole('button', { name: /Show as table.*Time per step/ });
  await steps.click();
  await expect(page.getByRole('table', { name: 'Time per step' })).toContainText('Step 3: Database Updates');
  await page.getByText('Last 3 months').click();
  await expect(page.getByText(/Left out/).first()).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
});

/** Each filter takes arrows or digits, as any list or date of the system does, and leaves what it says. */
async function filterByKeyboard(page: Page): Promise<void> {
  const rows = page.getByRole('table', { name: 'Finished runs' }).locator('tbody tr');
  const all = await rows.count();
  for (const [name, down, says] of [
    ['Outcome', 2, /Rolled back/],
    ['Kind', 2, /Rehearsal/],
    ['Environment', 3, /Staging/],
    ['Signatures', 3, /not signed/],
  ] as const) {
    /* oxlint-disable no-await-in-loop -- one filter after the other */
    await page.getByRole('combobox', { name, exact: true }).focus();
    for (let press = 0; press < down; press += 1) await page.keyboard.press('ArrowDown');
    // Each press is a filter of its own; only the last leaves what is meant.
    await expect(async () => {
      expect(await rows.filter({ hasNotText: says }).count()).toBe(0);
      const left = await rows.count();
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(all);
    }).toPass();
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
    await expect(rows).toHaveCount(all);
    /* oxlint-enable no-await-in-loop */
  }
  await page.getByRole('combobox', { name: 'Checklist', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'Clear filters' })).toBeVisible();
  await expect(rows).toHaveCount(all);
  const dates = async () => (await rows.locator('td:nth-child(2)').allInnerTexts()).map(Date.parse);
  await page.getByLabel('From').focus();
  await page.keyboard.type('03012026');
  await page.getByLabel('Until').focus();
  await page.keyboard.type('08312026');
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await expect
    .poll(async () =>
      (await dates()).every((at) => at >= Date.parse('1 Mar 2026') && at <= Date.parse('31 Aug 2026')),
    )
    .toBe(true);
  expect((await dates()).length).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  await expect(rows).toHaveCount(all);
}

/** Each head that sorts does so both ways. */
async function sortByKeyboard(page: Page): Promise<void> {
  const table = page.getByRole('table', { name: 'Finished runs' });
  const heads = await table.getByRole('columnheader').allInnerTexts();
  const minutes = (text: string) =>
    Number(/(\d+) h/.exec(text)?.[1]) * 60 + Number(/(\d+) min/.exec(text)?.[1]);
  for (const [name, value] of [
    ['Date', Date.parse],
    ['Duration', minutes],
    ['Failed', Number],
    ['Late', Number],
    ['Run', Number],
  ] as const) {
    const head = table.getByRole('columnheader', { name, exact: true });
    const column = heads.findIndex((text) => text.trim() === name) + 1;
    for (const order of ['descending', 'ascending']) {
      /* oxlint-disable no-await-in-loop -- one order after the other */
      if ((await head.getAttribute('aria-sort')) !== order) await head.getByRole('button').press('Enter');
      await expect(head).toHaveAttribute('aria-sort', order);
      await expect
        .poll(async () => {
          const texts = await table.locator(`tbody tr > :nth-child(${column})`).allInnerTexts();
          // A run without a time stands last either way.
          const values = texts.map(value).filter((one) => !Number.isNaN(one));
          const sorted = values.toSorted((a, b) => (order === 'ascending' ? a - b : b - a));
          return values.length > 10 && values.every((one, index) => one === sorted[index]);
        })
        .toBe(true);
      /* oxlint-enable no-await-in-loop */
    }
  }
}
