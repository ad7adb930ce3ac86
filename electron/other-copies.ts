/** Where a run may stand besides its ledger and the window's copy: the second place, then the backups. */
import type { ChainSource } from '#shared/ledger/join-chains.ts';
import { readArchive } from './archive/read-archive.ts';
import type { Backups } from './backup/backups.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import type { Log } from './log.ts';
import { mirrorOf } from './mirror/mirror-run.ts';
import type { Register } from './register.ts';
import type { SettingsFile } from './settings-file.ts';

export type OtherCopies = {
  /** Whether it is worth looking there for a run. */
  readonly mayHave: (runId: string) => boolean;
  readonly secondPlace: (runId: string) => readonly ChainSource[];
  /** Newest first; one that cannot be read is passed over. */
  readonly backups: (runId: string) => AsyncGenerator<ChainSource>;
};

type OtherPorts = {
  readonly files: FileLayer;
  readonly settings: Pick<SettingsFile, 'current'>;
  readonly register: Pick<Register, 'installation'>;
  readonly log: Log;
};

/** `backups`: asked only when somebody looks, as they are opened later. */
export function openOtherCopies(
  ports: OtherPorts,
  openedBackups: () => Pick<Backups, 'status' | 'find'>,
): OtherCopies {
  const { files } = ports;

  function secondPlace(runId: string): readonly ChainSource[] {
    const mirror = ports.settings.current().mirrorFolder;
    if (mirror === '') return [];
    try {
      const text = Buffer.from(
        files.read(mirrorOf(mirror, ports.register.installation).ledger(runId)),
      ).toString('utf8');
      return [{ name: 'the second place', lines: text.split('\n').filter((line) => line !== '') }];
    } catch {
      // It is away, or never had this run.
      return [];
    }
  }

  async function* backups(runId: string): AsyncGenerator<ChainSource> {
    const { find, status } = openedBackups();
    for (const { name } of status().files) {
      const path = find(name);
      if (path === null) continue;
      try {
        const read = await readArchive(files, path);
        const lines = read.ok ? read.value.ledgers.get(runId)?.lines : undefined;
        if (lines !== undefined) yield { name: `the backup ${name}`, lines };
      } catch {
        ports.log(`restore: the backup ${name} cannot be read`);
      }
    }
  }

  return {
    mayHave: (runId) => secondPlace(runId).length > 0 || openedBackups().status().files.length > 0,
    secondPlace,
    backups,
  };
}
