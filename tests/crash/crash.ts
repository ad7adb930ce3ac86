/**
 * `npm run test:crash -- --kills N [--only writer|recorder|app]`: N kills with SIGKILL at random moments, each followed
 * by two starts with a write between. One in fifteen is of the whole app, one in thirty of all that is behind the
 * windows, the rest of the ledger writer alone. Prints what was counted; fails when anything acknowledged is lost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../build/fresh-build.ts';
import { describeCount, type CrashCount } from './crash-count.ts';
import { killApp } from './kill-app.ts';
import { killRecorder } from './kill-recorder.ts';
import { killWriter } from './kill-writer.ts';
import { openTestApp } from '../support/test-app.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '30' }, only: { type: 'string' } },
});
const kills = Math.max(1, Number(values.kills));
const shares: Readonly<Record<string, number>> = {
  app: Math.max(3, Math.round(kills / 15)),
  recorder: Math.max(3, Math.round(kills / 30)),
};
const rest = Math.max(0, kills - Object.values(shares).reduce((sum, share) => sum + share, 0));

const rounds: Readonly<Record<string, (share: number, root: string) => Promise<CrashCount>>> = {
  writer: (share, root) => killWriter(root, share),
  recorder: (share, root) => killRecorder(root, share, () => openTestApp({ root })),
  app: async (share) => {
    await buildIfStale();
    return killApp(share, ['main', 'page', 'tree']);
  },
};

let lost = 0;
for (const [name, round] of Object.entries(rounds)) {
  if (values.only !== undefined && values.only !== name) continue;
  const share = values.only === name ? kills : (shares[name] ?? rest);
  const root = mkdtempSync(path.join(tmpdir(), 'runsheet-crash-'));
  const count = await round(share, root);
  rmSync(root, { recursive: true, force: true });
  process.stdout.write(describeCount(name, count));
  lost += count.lost;
}
process.exitCode = lost === 0 ? 0 : 1;
