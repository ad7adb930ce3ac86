/** What the next start makes of a ledger that something tore or altered since the last one. */
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { done } from '../support/run-commands.ts';
import { expect, test } from './app-fixture.ts';
import { openRun, type Start } from './pages/night.ts';
import { RunPage } from './pages/run-page.ts';
import { linesOf, rows } from './pages/two-copies.ts';

const night = { RUNSHEET_CLOCK: '2026-11-18T00:25:00+01:00', TZ: 'Europe/Stockholm' };

test('a ledger that was torn or altered between two starts opens with everything that holds, and says so', async ({
  start,
  userData,
}) => {
  test.slow(); // four starts
  const first = await runOfThree(start, userData);
  const { runId } = first.run;
  const again = async (): Promise<RunPage> => {
    const { app, page } = await start({ env: night });
    return Object.assign(new RunPage(app, page), { runId });
  };
  await first.run.app.close();
  await test.step('torn by a crash it opens with everything before', () => openTorn(first.ledger, again));
  await test.step('altered outside it is restored from the window’s copy', () =>
    openRestored(first.ledger, again));
  await test.step('altered outside, with no copy left, it opens read only up to the last line that holds', () =>
    openReadOnly(first.ledger, again, () => removeStores(userData)));
});

type StartAgain = () => Promise<RunPage>;

async function openTorn(ledger: string, again: StartAgain): Promise<void> {
  const whole = readFileSync(ledger, 'utf8');
  const last = whole.trimEnd().split('\n').at(-1) ?? '';
  appendFileSync(ledger, last.slice(0, 100));

  const run = await again();
  await expect(foundAtStart(run)).toContainText(
    /The last line of the ledger, after event 4, was only half written\. It was never shown as saved\./,
  );
  await openFirstRun(run.page);
  await expect(run.page.getByText('3 of 6 done')).toBeVisible();
  expect(readFileSync(ledger, 'utf8').startsWith(whole)).toBe(true);
  await run.focusCurrent();
  await run.press('x');
  await expect(run.page.getByText('4 of 6 done')).toBeVisible();
  expect(filesOf(ledger)).toEqual(['ledger.jsonl', 'ledger.jsonl.torn-1']);
  await closeWithCopy(run, ledger);
}

async function openRestored(ledger: string, again: StartAgain): Promise<void> {
  const whole = readFileSync(ledger, 'utf8');
  const count = linesOf(ledger);
  alter(ledger);

  const run = await again();
  await expect(foundAtStart(run)).toContainText(
    `The ledger was damaged from line 3 on. Events 3 to ${count} written back from the window’s copy.`,
  );
  await expect(run.page.getByRole('link', { name: /Production/ })).toHaveAccessibleName(/4 of 110 closed/);
  await openFirstRun(run.page);
  await expect(run.page.getByText('4 of 6 done')).toBeVisible();
  await expect(run.page.getByRole('region', { name: 'Notices' })).toBeHidden();
  expect(readFileSync(ledger, 'utf8').startsWith(whole)).toBe(true);
  await closeWithCopy(run, ledger);
}

async function openReadOnly(ledger: string, again: StartAgain, forget: () => void): Promise<void> {
  const count = linesOf(ledger);
  alter(ledger);
  const altered = readFileSync(ledger, 'utf8');
  forget();

  const run = await again();
  const { page } = run;
  await expect(foundAtStart(run)).toContainText(
    new RegExp(
      `The ledger was damaged from line 3 on\\. No copy had more\\. Events 3 to ${count} are missing\\. What did not hold is kept as .*ledger\\.jsonl\\.damaged-2\\.`,
    ),
  );
  await openFirstRun(page);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
    'The history of this run was changed outside Runsheet. Everything before the change is intact. The run is read only.',
  );
  await expect(page.getByText('1 of 6 done')).toBeVisible();
  const before = readFileSync(ledger, 'utf8');
  await run.focusCurrent();
  await run.press('x');
  await expect(page.getByRole('region', { name: 'Status' })).toContainText('The run is read only.');
  await expect(page.getByText('1 of 6 done')).toBeVisible();
  expect(readFileSync(ledger, 'utf8')).toBe(before);
  expect(readFileSync(`${ledger}.damaged-2`, 'utf8')).toBe(altered);
}

function foundAtStart({ page }: RunPage): Locator {
  return page.locator('section', { hasText: 'Found at start' }).last();
}

/** In good order, once the window's copy has what the ledger has. */
async function closeWithCopy({ app, page }: RunPage, ledger: string): Promise<void> {
  await expect.poll(() => rows(page)).toBe(linesOf(ledger));
  await app.close();
}

/** A run with its first three items done, in the ledger and in the window's copy. */
async function runOfThree(
  start: Start,
  userData: string,
): Promise<{ readonly run: RunPage; readonly ledger: string }> {
  const run = await openRun(
    start,
    ['1.1.1', '1.1.2', '1.1.3'].map((item) => done(item)),
  );
  await expect(run.page.getByText('3 of 6 done')).toBeVisible();
  const ledger = path.join(userData, 'runs', run.runId, 'ledger.jsonl');
  await expect.poll(() => rows(run.page)).toBe(linesOf(ledger));
  return { run, ledger };
}

/** Says in the third line that another item was done. */
function alter(ledger: string): void {
  const lines = readFileSync(ledger, 'utf8').split('\n');
  writeFileSync(
    ledger,
    lines.map((line, index) => (index === 2 ? line.replace('"1.1.2"', '"1.1.9"') : line)).join('\n'),
  );
}

/** The window's copy goes, as after clearing the browser's data. */
function removeStores(userData: string): void {
  const stores = readdirSync(userData, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name === 'IndexedDB',
  );
  expect(stores.length).toBeGreaterThan(0);
  for (const { parentPath, name } of stores) rmSync(path.join(parentPath, name), { recursive: true });
}

function filesOf(ledger: string): readonly string[] {
  return readdirSync(path.dirname(ledger)).toSorted();
}

async function openFirstRun(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /Production/ })
    .first()
    .click();
  await page.getByRole('navigation', { name: 'Sections' }).waitFor();
}
