/** Writes notes into a run without pause until it is killed, saying each seal on stdout once it was acknowledged. */
import { writeSync } from 'node:fs';
import { clockFromEnvironment } from '#electron/clock.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { openServices } from '#electron/services.ts';
import { newRun, testDesktop } from '../support/window-side.ts';
import { noRunIndex } from '../support/run-indexes.ts';
import { sheetServiceOf } from '../support/sheet-services.ts';
import { smallMarkdown } from '../support/ledgers.ts';

const root = process.argv[2] ?? '';
const services = openServices({
  dataRoot: root,
  shippedChecklist: Buffer.from(smallMarkdown),
  clock: clockFromEnvironment({}),
  files: nodeFiles,
  identity: { version: '0.1.0', host: 'a child', platform: 'linux' },
  desktop: testDesktop(),
  sheetService: sheetServiceOf(),
  runIndex: noRunIndex,
  log: () => undefined,
});
services.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });

// A new run every time, beside the old ones: the first event of a new file is where most can go wrong.
const created = services.recorder.createRun(newRun());
if (!created.ok) throw new Error(JSON.stringify(created.error));
const { runId } = created.value;
for (const { seal } of created.value.events) say(runId, seal);
for (let number = 1; ; number += 1) {
  const text = `note ${number} ${'x'.repeat(number % 700)}`;
  const noted = services.recorder.record(runId, { type: 'AddNote', item: null, text });
  if (!noted.ok) throw new Error(JSON.stringify(noted.error));
  for (const { seal } of noted.value.events) say(runId, seal);
}

function say(run: string, seal: string): void {
  writeSync(1, `${run} ${seal}\n`);
}
