/**
 * The whole app, killed while marks are made by the keyboard as fast as they are painted: main alone, the page's process
 * alone, or everything at once. After each kill it is started twice, with a mark between.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type {} from '#renderer/desktop.ts';
import { dataFolder } from '#electron/data-folder.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import { launchApp, type Launched } from '../bench/launch-app.ts';
import { createRunCommand } from '../support/run-player.ts';
import type { CrashCount } from './crash-count.ts';
import { killProcesses, type Victim } from './victims.ts';

const root = path.resolve(import.meta.dirname, '../..');
const items = 400;
/** A run is worked for so many kills, then a new one begins. */
const killsPerRun = 6;
const markdown = `# Plain\n\n## Prepare\n\n${Array.from({ length: items }, (_, index) => `- [ ] Item ${index + 1}\n`).join('')}`;

type Night = {
  readonly userData: string;
  /** "<run> <item>" of each mark that was painted. */
  readonly painted: Set<string>;
  readonly count: CrashCount;
  run: { readonly runId: string; readonly release: string };
};

/** Throws when the app does not come up or a run does not open. */
export async function killApp(kills: number, victims: readonly Victim[]): Promise<CrashCount> {
  const userData = mkdtempSync(path.join(tmpdir(), 'runsheet-crash-'));
  const count: CrashCount = { kills, acknowledged: 0, lost: 0, healed: 0 };
  const night: Night = { userData, painted: new Set(), count, run: { runId: '', release: '' } };
  let launched = await launchApp(root, userData);
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % killsPerRun === 0) night.run = await makeRun(launched.page, `2.${kill}`);
    await openRun(launched.page, night);
    await markAndKill(launched, night, victims[kill % victims.length] ?? 'tree');
    // Said at once: what was counted outlasts a round that is ended before its time.
    process.stdout.write(`kill ${kill + 1} of ${kills}: ${night.painted.size} marks were painted\n`);
    const first = await start(night);
    await openRun(first.page, night);
    night.painted.add(`${night.run.runId} ${await first.page.evaluate(markNext)}`);
    // Its last moments are no better than the others: what was painted is on disk.
    await killProcesses(first.app, 'tree');
    launched = await start(night);
  }
  await launched.app.close();
  rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return count;
}

/** A start: everything painted is in the ledger, the app opens every run, and says what it had to heal. */
async function start({ userData, painted, count }: Night): Promise<Launched> {
  const launched = await launchApp(root, userData);
  const done = marksOnDisk(userData);
  count.acknowledged = painted.size;
  count.lost += [...painted].filter((mark) => !done.has(mark)).length;
  const opened = await launched.page.evaluate(async () => {
    const { runs, problems } = await window.desktop.readStartUp(null);
    const answers = await Promise.all(runs.map(({ runId }) => window.desktop.openRun({ runId })));
    const troubles = answers.map((answer) => (answer.ok ? answer.value.readOnly : answer.error.code));
    const findings = answers.flatMap((answer) => (answer.ok ? answer.value.findings : []));
    return { troubles: [...troubles, ...problems].filter((trouble) => trouble !== null), findings };
  });
  if (opened.troubles.length > 0) throw new Error(`A run does not open: ${opened.troubles.join(', ')}`);
  count.healed += opened.findings.length;
  return launched;
}

async function makeRun(page: Page, release: string): Promise<Night['run']> {
  const { type: _, ...input } = createRunCommand({ markdown });
  const run = { ...input, details: { ...input.details, release } };
  const runId = await page.evaluate(async (wanted) => {
    const { settings } = await window.desktop.readStartUp(null);
    await window.desktop.saveSettings({ ...settings, operator: 'Mei Lindqvist' });
    const created = await window.desktop.createRun(wanted);
    return created.ok ? created.value.runId : null;
  }, run);
  if (runId === null) throw new Error('No run is made');
  await page.reload();
  return { runId, release };
}

async function openRun(page: Page, { run }: Night): Promise<void> {
  await page
    .getByRole('link', { name: new RegExp(`${run.release.replace('.', String.raw`\.`)}\\b`) })
    .first()
    .press('Enter');
  await page.getByRole('row').first().waitFor();
  await page.locator('[role=row][aria-current=true]').focus();
}

/** Presses the key of "done" over and over; each mark is told once it is painted. */
async function markAndKill({ app, page }: Launched, night: Night, victim: Victim): Promise<void> {
  const before = night.painted.size;
  page.on('console', (message) => {
    const [word, item] = message.text().split(' ');
    if (word === 'painted' && item !== undefined) night.painted.add(`${night.run.runId} ${item}`);
  });
  // Ends with the page it runs in.
  void page.evaluate(markForEver).catch(() => undefined);
  while (night.painted.size === before) await wait(10);
  await wait(Math.random() * 2500);
  await killProcesses(app, victim);
}

/** Marks the current item and answers its number once the mark is painted. Runs in the page. */
export async function markNext(): Promise<string> {
  const current = () =>
    document.querySelector('[role=row][aria-current=true]')?.getAttribute('aria-label')?.split(' ')[0] ?? '';
  const item = current();
  // Marks close together are one bounce, so the key is pressed until the mark is there.
  while (current() === item) {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'x', code: 'KeyX', bubbles: true }),
    );
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return item;
}

/** The same without end, saying each; a function that runs in the page cannot call another one. */
async function markForEver(): Promise<void> {
  const current = () =>
    document.querySelector('[role=row][aria-current=true]')?.getAttribute('aria-label')?.split(' ')[0] ?? '';
  for (;;) {
    const item = current();
    while (current() === item) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'x', code: 'KeyX', bubbles: true }),
      );
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    console.log(`painted ${item}`);
  }
}

function marksOnDisk(userData: string): ReadonlySet<string> {
  const folder = dataFolder(userData);
  return new Set(
    readdirSync(folder.runs).flatMap((runId) => {
      const read = readLedger(readFileSync(folder.ledger(runId), 'utf8'), hashText);
      if (read.firstBadLine !== null) throw new Error(`${runId} is damaged at line ${read.firstBadLine}`);
      return read.events.flatMap(({ event }) =>
        event.type === 'ItemMarked' ? [`${runId} ${event.item}`] : [],
      );
    }),
  );
}
