import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { RunCommand } from '#shared/run/run-commands.ts';
import { buildIfStale } from '../../build/fresh-build.ts';
import { eventsOf, openApprovals } from '../e2e/pages/night.ts';
import { fromPalette } from '../e2e/pages/palette.ts';
import { passphrase, signTyped } from '../e2e/pages/signing.ts';
import type { BenchLine } from './bench.ts';
import { launchApp } from './launch-app.ts';
import { pausesDuring, type Pause, type Pauses } from './window-probe.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Entries of a long night's history. */
const entries = 600;
const remarks = ['p95 412 ms at 200 users', 'Второй узел возвращён в пул', '缓存已预热，延迟正常'];

/** What the window and main are held up by while a sheet is made, signed and checked, beside the same while nothing is done. */
export async function benchSheetWindow(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  const run = await openApprovals(
    async ({ env, prepare }) => {
      Object.assign(process.env, env);
      const data = path.join(folder, 'data');
      prepare?.(data);
      const launched = await launchApp(root, data);
      launched.page.setDefaultTimeout(120_000);
      return launched;
    },
    { more: longHistory() },
  );
  delete process.env['RUNSHEET_CLOCK'];
  const { app, page } = run;
  await makeSigner(page);
  const count = (await eventsOf(run)).length;
  const during = (work: () => Promise<void>) => pausesDuring({ app, page }, work);
  const idle = await during(() => page.waitForTimeout(5000));
  const lines = [
    [`the record sheet of ${count} events is made and shown`, await during(() => showSheet(page))],
    ['it is left again', await during(() => leaveSheet(page))],
    ['it is made anew and signed', await during(() => sign(page))],
    ['the signed sheet is read, checked and shown', await during(() => showSheet(page))],
  ] as const;
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    { what: 'longest task in 5 s with nothing done', found: words(idle) },
    ...lines.map(([what, pauses]) => ({
      what: `longest task while ${what} (aim 50 ms)`,
      found: `${words(pauses)}; idle ${words(idle)}`,
    })),
  ];
}

function longHistory(): readonly RunCommand[] {
  const notes = entries - 230;
  return Array.from({ length: notes }, (_, index) => ({
    type: 'AddNote',
    item: `3.1.${1 + (index % 6)}`,
    text: remarks[index % remarks.length] ?? '',
  }));
}

async function showSheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show the sheet' }).click();
  await page.getByText(/^Page 1 of \d+$/u).waitFor({ timeout: 60_000 });
  // Its page is drawn, and what was signed on it is checked.
  await page.waitForTimeout(2000);
}

async function leaveSheet(page: Page): Promise<void> {
  await fromPalette(page, 'approvals', /Approvals/);
  await page.getByRole('heading', { name: 'What is signed' }).waitFor();
}

/** In the app itself: what its passphrase costs to try is part of signing. */
async function makeSigner(page: Page): Promise<void> {
  const made = await page.evaluate(
    (given) => window.desktop.createSigner({ ...given, email: '', organisationPassphrase: null }),
    { name: 'Ingrid Solberg', role: 'Lead Developer', passphrase },
  );
  if (!made.ok) throw new Error(made.error.code);
}

async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: /DevOps Engineer approval/ }).click();
  await page.getByRole('button', { name: /Lead Developer approval/ }).click();
  await signTyped(page, 'Ingrid Solberg');
  await page.getByRole('button', { name: /Lead Developer approval.*signed \d/ }).waitFor({ timeout: 60_000 });
}

function words({ window, main }: Pauses): string {
  const of = ({ ms, processorMs }: Pause) =>
    `${ms.toFixed(0)} ms (${processorMs.toFixed(0)} ms of a processor)`;
  return `window ${of(window)}, main ${of(main)}`;
}
