import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateRun } from '../support/generated/generated-run.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';

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
  await table.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(table.getByRole('columnheader', { name: 'Run', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await table.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(table.getByRole('row').nth(1).getByRole('cell').first()).toHaveText('1');
  expect(await accessibilityProblems(page)).toEqual([]);

  // The register as a table; the stand-in's and Electron's dialog both answer with this path.
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, saved);
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
