import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openIndexDatabase } from '#electron/run-index/index-database.ts';
import { makeIndexKeeper } from '#electron/run-index/keep-index.ts';
import { dataFolder } from '#electron/data-folder.ts';
import { createFixedClock } from '../../support/fixed-clock.ts';
import { playRun, samplePeople, sampleRunId } from '../../support/run-player.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { RunDetails } from '#shared/run/run-events.ts';
import { firstSettings } from '#shared/settings.ts';
import { reviewEntries } from '#shared/review/review-entries.ts';
import { playRollback, sampleNight, sampleNightLive } from '../../support/sample-run.ts';

/** Puts the sealed sample night into the folder of an app that has not started yet; answers the folder of the run. */
export function keepSampleNight(userData: string): string {
  return keep(userData, sampleNight().lines);
}

/** The same with a night that is live; answers the file of its ledger. */
export function keepLiveNight(userData: string): string {
  return path.join(keep(userData, sampleNightLive().lines), 'ledger.jsonl');
}

/** The same on a laptop that was switched off at 01:45:20 UTC: started with an earlier clock, it asks for the time. */
export function keepBootedNight(userData: string, lines = sampleNightLive().lines): void {
  keep(userData, lines);
  const wall = Date.parse('2026-11-18T01:45:20Z');
  const reading = { wall, zone: 'Europe/Berlin', offsetMinutes: 60, monotonic: 1000, sinceBoot: 1000 };
  const heartbeat = { reading, boot: 'the boot before', ended: false };
  writeFileSync(path.join(userData, 'heartbeat.json'), JSON.stringify(heartbeat));
}

/** The same with a night that was rolled back, and what was learned from each of these items of it. */
export function keepLearnedRollback(userData: string, learned: Readonly<Record<string, string>>): void {
  const player = playRollback();
  const entries = reviewEntries(player.run());
  for (const [item, text] of Object.entries(learned)) {
    const entry = entries.find((one) => one.item === item);
    if (entry === undefined) throw new Error(`Nothing is reviewed of ${item}`);
    player.play({ type: 'WriteLesson', entry: entry.key, item, text });
  }
  keep(userData, player.lines());
}

/**
 * Puts a run in which Mei gave these commands just before `at` into the folder of an app that has not started yet, with
 * her at the keyboard: a start reads it in a fraction of the time in which a window would have given them.
 */
export function keepRun(
  userData: string,
  commands: readonly RunCommand[],
  at: number,
  details: Partial<RunDetails> = {},
): void {
  keep(userData, playUntil(commands, at, details), nextRun.runId);
  keepIndex(userData, nextRun.runId);
  writeFileSync(
    path.join(userData, 'settings.json'),
    JSON.stringify({ ...firstSettings, operator: samplePeople.deployedBy }),
  );
}

/** Beside the sample night, which is the run before. */
export const nextRun = { runId: 'run-k7q2-26', runNumber: 'K7Q2-26' };
/** Simulated milliseconds from one command to the next. */
const pace = 20;
const played = new Map<string, readonly string[]>();

function playUntil(
  commands: readonly RunCommand[],
  at: number,
  details: Partial<RunDetails>,
): readonly string[] {
  const key = JSON.stringify([at, commands, details]);
  const known = played.get(key);
  if (known !== undefined) return known;
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const offsetMinutes = Math.round(0 - new Date(at).getTimezoneOffset());
  const clock = createFixedClock(at - pace * (commands.length + 1), { zone, offsetMinutes });
  const player = playRun({ clock, id: nextRun, simulatedClock: true, details });
  for (const command of commands) {
    clock.advance(pace);
    player.play(command);
  }
  played.set(key, player.lines());
  return player.lines();
}

/** A later start finds its index, so this one does. Specs that keep a whole night begin without: theirs is made from ledgers. */
function keepIndex(userData: string, runId: string): void {
  const folder = dataFolder(userData);
  const database = openIndexDatabase(folder.runIndex);
  makeIndexKeeper(database, folder.runs).readNow([runId]);
  database.close();
}

function keep(userData: string, lines: readonly string[], runId = sampleRunId): string {
  const folder = path.join(userData, 'runs', runId);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'ledger.jsonl'), `${lines.join('\n')}\n`);
  return folder;
}
