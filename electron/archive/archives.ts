/**
 * Files that carry runs, as the windows ask for them: written, opened for a look, and taken in. What was shown is
 * compared once more when it is taken, and a history here is never replaced by one that does not go on from it.
 */
import { basename, dirname } from 'node:path';
import type { ArchivePreview, ComparedArchivedRun, Restored } from '#shared/ipc/custody-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import type { ReadLedger } from '#shared/ledger/verify-chain.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { DataFolder } from '../data-folder.ts';
import type { Checklists } from '../files/checklists.ts';
import { readTrouble } from '../files/read-trouble.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { writeCause } from '../ledger/trouble-cause.ts';
import type { Log } from '../log.ts';
import { largeTextsOf } from '../reading/large-texts.ts';
import type { ReadAhead } from '../reading/read-ahead.ts';
import type { RemovedRuns } from '../retention/removed-runs.ts';
import { signerFileSchema } from '../signers/signer-file.ts';
import { archiveTrouble } from './archive-trouble.ts';
import type { ArchiveStamp, ArchiveTask } from './collect-contents.ts';
import { extractEntries, readArchive, type OpenArchive } from './read-archive.ts';
import { compareArchive, restoreFiles, wholeLines, type HowRestored } from './restore-archive.ts';
import type { SaveArchive } from './save-archive.ts';
import type { TakeRun } from './take-run.ts';

export type Archives = {
  readonly save: (
    path: string,
    what: Pick<ArchiveTask, 'purpose' | 'runId' | 'withKeys' | 'handOverId'>,
  ) => Promise<Result<{ readonly path: string; readonly runs: number }, Trouble>>;
  readonly open: (path: string) => Promise<Result<ArchivePreview, Trouble>>;
  readonly restore: (wanted: {
    readonly token: string;
    readonly runIds: readonly string[];
    /** Runs that were removed here and are to be there again; others of these stay away. */
    readonly bringBack: readonly string[];
  }) => Promise<Result<Restored, Trouble>>;
};

export type ArchivePorts = {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly stamp: () => ArchiveStamp;
  readonly write: SaveArchive;
  readonly checklists: Checklists;
  readonly takeRun: TakeRun;
  readonly removed: RemovedRuns;
  readonly readAhead: ReadAhead;
  readonly makeToken: () => string;
  readonly log: Log;
};

export function openArchives(ports: ArchivePorts): Archives {
  const { files, folder } = ports;
  let shown: { readonly token: string; readonly archive: OpenArchive } | null = null;

  return {
    save: async (path, what) => {
      const saved = await ports.write({ root: folder.root, stamp: ports.stamp(), ...what }, path);
      if (saved.ok) return ok({ path, runs: saved.value.runs });
      ports.log(`archive: ${saved.error.code}`);
      return refused(archiveTrouble(saved.error, { place: dirname(path), name: basename(path) }));
    },
    open: async (path) => {
      const name = basename(path);
      try {
        const read = await readArchive(files, path);
        if (!read.ok) return refused({ code: 'ArchiveUnreadable', name, problem: read.error });
        shown = { token: ports.makeToken(), archive: read.value };
        return ok({ token: shown.token, ...(await describe(ports, read.value)) });
      } catch (cause) {
        return refused(readTrouble(cause, name));
      }
    },
    restore: async ({ token, runIds, bringBack }) => {
      if (shown?.token !== token) return refused({ code: 'BadRequest', channel: 'restoreArchive' });
      try {
        const wanted = runIds.filter(
          (runId) => ports.removed.find(runId) === null || bringBack.includes(runId),
        );
        return ok(await takeAll(ports, shown.archive, new Set(wanted)));
      } catch (cause) {
        ports.log(`restore: ${cause instanceof Error ? cause.message : 'failed'}`);
        return refused({ code: 'FileNotWritten', place: folder.root, cause: writeCause(cause) });
      }
    },
  };
}

async function takeAll(
  ports: ArchivePorts,
  archive: OpenArchive,
  wanted: ReadonlySet<string>,
): Promise<Restored> {
  const { files, folder } = ports;
  const compared = compareArchive(files, folder, archive).filter(({ runId }) => wanted.has(runId));
  const how = new Map<string, HowRestored>(
    compared.map(({ runId, comparison }) => [
      runId,
      comparison.kind === 'new' || comparison.kind === 'longer' ? 'take' : 'fill',
    ]),
  );
  await restoreFiles(files, folder, archive, how);
  ports.removed.readAgain();
  await takeChecklists(ports, archive);
  // Before the first one is taken: from the comparison on everything happens in one turn.
  const histories = compared.flatMap(({ runId }) => archive.ledgers.get(runId)?.events ?? []);
  await ports.readAhead.texts(largeTextsOf(histories));
  const runs: string[] = [];
  const keptBeside: string[] = [];
  for (const { runId } of compared) {
    const read = archive.ledgers.get(runId);
    if (read === undefined) continue;
    const taken = ports.takeRun(runId, read);
    if (taken === 'taken') runs.push(runId);
    if (taken === 'beside') keptBeside.push(runId);
  }
  return { runs, keptBeside };
}

async function takeChecklists(
  { files, checklists, readAhead }: ArchivePorts,
  archive: OpenArchive,
): Promise<void> {
  const known = new Set(checklists.all().map(({ sha256 }) => sha256));
  const missing = archive.manifest.checklists.filter(({ sha256 }) => !known.has(sha256));
  const listed = new Set(archive.manifest.files.map(({ name }) => name));
  const names = missing.map(({ sha256 }) => `checklists/${sha256}.md`).filter((name) => listed.has(name));
  const found: Parameters<Checklists['keep']>[0][] = [];
  await extractEntries(files, archive, names, (name, bytes) => {
    const version = missing.find(({ sha256 }) => name.includes(sha256));
    if (version === undefined) return;
    const markdown = Buffer.from(bytes).toString('utf8');
    const { name: title, corrections = [] } = version;
    found.push({ name: title, markdown, corrections, imported: version });
  });
  for (const version of found) {
    // oxlint-disable-next-line no-await-in-loop -- each is kept as soon as it is read
    await readAhead.texts([version.markdown]);
    checklists.keep(version);
  }
}

async function describe(
  { files, folder, removed }: ArchivePorts,
  archive: OpenArchive,
): Promise<Omit<ArchivePreview, 'token'>> {
  const { files: listed, runs, checklists, ...manifest } = archive.manifest;
  const comparisons = new Map(
    compareArchive(files, folder, archive).map(({ runId, comparison }) => [runId, comparison]),
  );
  const signerNames = listed.map(({ name }) => name).filter((name) => name.startsWith('signers/'));
  const newSigners: string[] = [];
  await extractEntries(files, archive, signerNames, (name, bytes) => {
    if (files.sizeOf(`${folder.root}/${name}`) !== null) return;
    const signer = signerFileSchema.safeParse(parseJson(Buffer.from(bytes).toString('utf8')));
    if (signer.success && signer.data.kind !== 'organisation') newSigners.push(signer.data.name);
  });
  return {
    name: archive.name,
    bytes: archive.bytes,
    manifest,
    runs: runs.map((run): ComparedArchivedRun => {
      const comparison = comparisons.get(run.runId) ?? { kind: 'new' };
      const here = wholeLines(files, folder, run.runId);
      return {
        ...run,
        comparison,
        removed: removed.find(run.runId),
        hereLast: lastOf(here),
        thereLast: lastOf(archive.ledgers.get(run.runId) ?? null),
      };
    }),
    newChecklists: checklists.filter(({ sha256 }) => files.sizeOf(folder.checklist(sha256)) === null).length,
    newSigners,
  };
}

function lastOf(read: ReadLedger | null): ComparedArchivedRun['hereLast'] {
  const last = read?.events.at(-1);
  return last === undefined ? null : { at: last.at, by: last.by };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
