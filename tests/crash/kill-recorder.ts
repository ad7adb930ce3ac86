/** Everything behind the windows, killed while it records: creating runs, noting, keeping heads. */
import type { TestApp } from '../support/test-app.ts';
import { bundleChild } from './bundle-child.ts';
import type { CrashCount } from './crash-count.ts';
import { saidUntilKilled } from './kill-child.ts';

/** `start` opens the app on the folder anew. Runs of earlier kills stay, so that every start has more to open. */
export async function killRecorder(root: string, kills: number, start: () => TestApp): Promise<CrashCount> {
  const count: CrashCount = { kills, acknowledged: 0, lost: 0, healed: 0 };
  const acknowledged = new Map<string, string[]>();
  const script = await bundleChild('recorder-child.ts');
  for (let kill = 0; kill < kills; kill += 1) {
    for (const line of await saidUntilKilled(script, [root], Math.random() * 60)) {
      const [runId = '', seal = ''] = line.split(' ');
      acknowledged.set(runId, [...(acknowledged.get(runId) ?? []), seal]);
    }
    const newest = [...acknowledged.keys()].slice(-3);
    count.healed += checkStart(start(), acknowledged, newest);
    count.healed += checkStart(start(), acknowledged, newest);
  }
  const app = start();
  for (const [runId, seals] of acknowledged) {
    const kept = new Set(app.shelf.get(runId)?.events.map(({ seal }) => seal));
    count.acknowledged += seals.length;
    count.lost += seals.filter((seal) => !kept.has(seal)).length;
  }
  return count;
}

/** Writes a note into the newest runs and returns how many repairs the start made. Throws when one does not open. */
function checkStart(app: TestApp, acknowledged: Map<string, string[]>, runIds: readonly string[]): number {
  const repairs = app.shelf.opened().filter(({ repair }) => repair !== null).length;
  app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
  if (app.shelf.problems.length > 0) throw new Error(app.shelf.problems.join(' '));
  for (const runId of runIds) {
    const noted = app.recorder.record(runId, { type: 'AddNote', item: null, text: 'after the kill' });
    if (!noted.ok) throw new Error(`${runId} takes nothing: ${JSON.stringify(noted.error)}`);
    acknowledged.get(runId)?.push(...noted.value.events.map(({ seal }) => seal));
  }
  app.watch.end();
  app.shelf.keepHeads();
  return repairs;
}
