import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StartedRun } from '#shared/run/run-state.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { dataFolder } from '../data-folder.ts';
import { openEvidence } from '../files/evidence.ts';
import { saveAs } from '../files/save-as.ts';
import { nodeFiles } from '../ledger/file-layer.ts';
import { makeRunSheet } from '../make-run-sheet.ts';
import { makeSheetService } from '../sheet/sheet-service.ts';
import { unusable, type CliAnswer } from './cli-answer.ts';
import { readLedgerFile } from './replay-ledger.ts';

/** Makes the approval sheet of a ledger. Evidence is taken from the folder `evidence` beside it, where there is one. */
export async function writeSheet(path: string, rest: readonly string[]): Promise<CliAnswer> {
  const [flag, target, ...more] = rest;
  if (flag !== '--out' || target === undefined || more.length > 0) {
    return unusable('Say where the sheet goes: sheet RUN.jsonl --out F.pdf.');
  }
  const read = readLedgerFile(path);
  if (!read.ok) return read.error;
  if (!read.value.valid) {
    const line = read.value.firstBadLine ?? read.value.lines.length + 1;
    return { ...unusable(`The chain of ${path} does not hold at line ${line}.`), exitCode: 1 };
  }
  const run = replayRun(read.value.events);
  if (run.status === 'none' || read.value.unknownTypes.length > 0) {
    return unusable(`${path} was written by a newer version of Runsheet.`);
  }
  return draw(run, { path, target, events: read.value.events });
}

async function draw(
  run: StartedRun,
  given: { readonly path: string; readonly target: string; readonly events: Parameters<typeof replayRun>[0] },
): Promise<CliAnswer> {
  const workerFile = new URL('../sheet/worker.ts', import.meta.url);
  const service = makeSheetService({ workerFile, assetsFolder: null });
  const evidence = evidenceBeside(run, given.path);
  const source = {
    run,
    events: given.events,
    evidence,
    letterhead: { organisation: '', logo: null },
    appVersion: appVersion(),
    purpose: 'draft',
    carried: [],
  } as const;
  const drawn = await makeRunSheet(source, service);
  await service.stop();
  if (!drawn.ok) return unusable(`The sheet could not be made: ${drawn.error.detail}`);
  const saved = saveAs(nodeFiles, given.target, drawn.value.bytes);
  if (!saved.ok) return unusable(`${given.target} could not be written.`);
  return { exitCode: 0, stdout: `${given.target}: ${drawn.value.pages} pages\n`, stderr: '' };
}

/** Wherever the ledger lies, its evidence lies in a folder beside it. */
function evidenceBeside(run: StartedRun, path: string): ReadonlyMap<string, Uint8Array> {
  const beside = join(dirname(path), 'evidence');
  const folder = {
    ...dataFolder(dirname(path)),
    evidence: (_run: string, sha256: string) => join(beside, sha256),
  };
  return openEvidence(nodeFiles, folder, () => '').readAll(run);
}

function appVersion(): string {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    // `as`: our own package.json, which has a version.
  ) as { readonly version: string };
  return version;
}
