/** The ledger writer alone, killed at random moments, as often as one likes. */
import { randomUUID } from 'node:crypto';
import { dataFolder } from '#electron/data-folder.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import { openRun, type ShelvedRun } from '#electron/open-run.ts';
import { sealEvent } from '#shared/ledger/seal-event.ts';
import { note, readingAt } from '../support/ledgers.ts';
import { bundleChild } from './bundle-child.ts';
import type { CrashCount } from './crash-count.ts';
import { saidUntilKilled } from './kill-child.ts';

export async function killWriter(root: string, kills: number): Promise<CrashCount> {
  const count: CrashCount = { kills, acknowledged: 0, lost: 0, healed: 0 };
  const script = await bundleChild('writer-child.ts');
  for (let kill = 0; kill < kills; kill += 1) {
    const runId = randomUUID();
    const path = dataFolder(root).ledger(runId);
    const seals = [...(await saidUntilKilled(script, [path, runId], Math.random() * 25))];
    // Two starts with a write between: what the first lets pass may be fatal at the second.
    const first = start(root, runId);
    if (first === null) throw new Error(`${runId} does not open`);
    if (first.repair !== null) count.healed += 1;
    seals.push(write(first));
    const second = start(root, runId);
    const kept = new Set(second?.events.map(({ seal }) => seal));
    count.acknowledged += seals.length;
    count.lost += seals.filter((seal) => !kept.has(seal)).length;
  }
  return count;
}

function start(root: string, runId: string): ShelvedRun | null {
  return openRun({ files: nodeFiles, folder: dataFolder(root) }, runId, null);
}

function write({ runId, end, file }: ShelvedRun): string {
  const fact = { runId, event: note('after the kill'), by: 'Mei Lindqvist', now: readingAt(Date.now()) };
  const { line, recorded } = sealEvent(fact, end, hashText);
  file.append([line]);
  file.close();
  return recorded.seal;
}
