/** Short ways to moments of the night: the commands a person would have given until then. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type {} from '#renderer/desktop.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import type { Checklist, ChecklistItem, Part } from '#shared/checklist/checklist.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { RunEvent } from '#shared/run/run-events.ts';
import { shippedMarkdown } from '../../support/run-player.ts';
import { expect, type StartOptions } from '../app-fixture.ts';
import { keepRun, nextRun } from './kept-run.ts';
import { fromPalette } from './palette.ts';
import { RunPage } from './run-page.ts';
import { answerDialogs } from './system-dialogs.ts';

export const minuteMs = 60_000;

const parsed = parseChecklist(shippedMarkdown);
if (!parsed.ok) throw new Error('The shipped checklist cannot be read');
const checklist: Checklist = parsed.value;

/** The evening: everything of Prepare done. */
export function prepared(): readonly RunCommand[] {
  return itemsOf('prepare').flatMap(done);
}

/** Everything until the release is live: five steps, declared after the item that takes traffic. */
export function live(): readonly RunCommand[] {
  const steps = checklist.sections
    .flatMap(({ groups }) => groups)
    .filter(({ kind }) => kind === 'step')
    .flatMap((group): RunCommand[] => [
      { type: 'StartStep', group: group.number, overrideReason: null },
      ...group.items.flatMap(done),
    ]);
  const traffic = steps.findIndex((command) => command.type === 'MarkItem' && command.item === '2.4.3');
  const goLive: RunCommand = { type: 'DeclareGoLive', stated: 'now', liveAt: null, overrideReason: null };
  return [...prepared(), ...steps.slice(0, traffic + 1), goLive, ...steps.slice(traffic + 1)];
}

/** Every item of the windows done. */
export function verified(): readonly RunCommand[] {
  return itemsOf('verify').flatMap(done);
}

export const closeRecord: RunCommand = {
  type: 'CloseRecord',
  outcome: 'deployed',
  overrideReason: null,
  missing: {},
};

function itemsOf(part: Part): readonly ChecklistItem[] {
  return checklist.sections
    .filter((section) => section.part === part)
    .flatMap(({ groups }) => groups.flatMap(({ items }) => items));
}

function done(item: ChecklistItem): readonly RunCommand[] {
  if (item.kind !== 'item') return [];
  if (item.subChecks.length > 0) {
    return item.subChecks.map((_, index) => ({
      type: 'MarkSubCheck',
      item: item.number,
      index,
      checked: true,
    }));
  }
  const value = item.limit === null ? null : `${item.limit.value / 2} ${item.limit.unit}`;
  return [mark(item.number, 'done', null, value)];
}

function mark(
  item: string,
  state: 'done' | 'failed' | 'deferred' | 'not-applicable',
  reason: string | null,
  value: string | null,
): RunCommand {
  return { type: 'MarkItem', item, state, reason, value, remindAt: null, statedAt: null, outOfOrder: false };
}

export type Start = (
  options: Pick<StartOptions, 'env' | 'prepare'>,
) => Promise<{ readonly app: ElectronApplication; readonly page: Page }>;

/** The night of the storyboard, when the windows are about to begin. */
const night = '2026-11-18T01:04:00Z';

/** The app on a simulated clock, Mei at the keyboard, a run open in which these commands were given. */
export async function openRun(start: Start, commands: readonly RunCommand[] = []): Promise<RunPage> {
  // A start in the middle of a live run would ask what happened meanwhile, so from there on they are given here.
  const from = commands.findIndex(({ type }) => type === 'StartStep');
  const [kept, given] = from === -1 ? [commands, []] : [commands.slice(0, from), commands.slice(from)];
  const run = await startWith(start, kept);
  // The list of runs asks main when it opens one, so nothing is read anew before.
  await run.recordAll(given);
  await run.show();
  return run;
}

/** The same on the home screen, with a run that is not live. */
export async function startWith(start: Start, commands: readonly RunCommand[], at = night): Promise<RunPage> {
  let heartbeat = '';
  const { app, page } = await start({
    env: { RUNSHEET_CLOCK: at },
    prepare: (userData) => {
      heartbeat = path.join(userData, 'heartbeat.json');
      keepRun(userData, commands, Date.parse(at));
    },
  });
  // Written once the app looks after live runs: one that went live before would be asked what happened meanwhile.
  await expect.poll(() => existsSync(heartbeat), { intervals: [50] }).toBe(true);
  const run = new RunPage(app, page);
  run.runId = nextRun.runId;
  return run;
}

/** The same at the moment an alarm has come: live, and the error rate above its limit for longer than allowed. */
export async function openAlarm(start: Start): Promise<RunPage> {
  const run = await openRun(start, [...live(), { type: 'ObserveTrigger', trigger: '4.1.2', since: null }]);
  await run.pass(2 * minuteMs + 23_000);
  await run.page.getByRole('alertdialog', { name: /Threshold passed/ }).waitFor();
  return run;
}

/** The same with a closed record, on the approvals screen; `more` is recorded just before closing. */
export async function openApprovals(
  start: Start,
  { more = [], at }: { readonly more?: readonly RunCommand[]; readonly at?: string } = {},
): Promise<RunPage> {
  const run = await startWith(start, [...live(), ...verified(), ...more, closeRecord], at);
  await showApprovals(run.page);
  return run;
}

/** The same with a sealed record: its sheet is saved to `file` unsigned, as a draft. Nothing is open. */
export async function makeSealed(start: Start, file: string): Promise<RunPage> {
  const run = await startWith(start, [...live(), ...verified(), closeRecord]);
  await answerDialogs(run.app, file);
  await run.page.evaluate(async (runId) => {
    const made = await window.desktop.makeSheet({ runId });
    if (!made.ok) throw new Error(made.error.code);
    const given = { runId, sheetId: made.value.sheetId };
    const saved = await window.desktop.saveSheet(given);
    const sealed = await window.desktop.sealRun({ ...given, draftReason: 'The signers meet on Monday' });
    if (!saved.ok || !sealed.ok) throw new Error('not sealed');
  }, run.runId);
  await run.page.reload();
  return run;
}

/** Reads everything anew and opens the approvals of a closed record: what was made past the window shows then. */
export async function reopenApprovals(run: RunPage): Promise<void> {
  await run.page.reload();
  await showApprovals(run.page);
}

/** From the home screen. */
export async function showApprovals(page: Page): Promise<void> {
  // By its release, in the register; its follow-ups have a button of their own.
  await page.getByRole('button', { name: /^XianFeast 2\.14\.0/ }).click();
  await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  await fromPalette(page, 'approvals', /Approvals/);
  await page.getByRole('heading', { name: 'What is signed' }).waitFor();
}

/** Events of the run as main has them, newest last. */
export function eventsOf(run: RunPage): Promise<readonly RunEvent[]> {
  return run.page.evaluate(async (runId) => {
    const opened = await window.desktop.openRun({ runId });
    return opened.ok ? opened.value.events.map(({ event }) => event) : [];
  }, run.runId);
}
