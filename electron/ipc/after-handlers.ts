import { join } from 'node:path';
import { refused } from '#shared/result.ts';
import { exportEvidence } from '../files/export-evidence.ts';
import { fileNameFrom } from '../files/save-as.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

/** Hand-over with the incoming operator's passphrase, and evidence taken out of the app. */
export function afterHandlers(services: Services): Pick<DesktopHandlers, 'handOver' | 'exportEvidence'> {
  const { recorder, signers, shelf, desktop, settings, evidence, files, clock } = services;
  return {
    handOver: async ({ runId, to, readBack, key, withoutPassphrase }) => {
      const signer = signers.list().find(({ id }) => id === key?.signerId);
      const change = {
        type: 'ChangeOperator',
        to,
        readBack,
        withoutPassphrase: key === null ? withoutPassphrase : null,
        ...(signer !== undefined && { certificateSha256: signer.fingerprint }),
      } as const;
      if (key !== null) {
        if (signer === undefined) return refused({ kind: 'signer', refusal: { code: 'NoSuchSigner' } });
        const opened = await signers.unlock(key.signerId, key.passphrase);
        if (!opened.ok) return refused({ kind: 'signer', refusal: opened.error });
      }
      return recorder.record(runId, change);
    },
    exportEvidence: async ({ runId }) => {
      const run = shelf.get(runId)?.run;
      if (run?.status !== 'started') return refused({ code: 'NoSuchRun', runId });
      const name = fileNameFrom([run.runNumber, run.details.release, 'evidence'], 'zip');
      const path = await desktop.chooseSavePath({
        title: 'Export the evidence',
        suggested: join(settings.current().recordFolder || desktop.documentsFolder(), name),
        filters: [{ name: 'Zip archive', extensions: ['zip'] }],
      });
      if (path === null) return refused({ code: 'Cancelled' });
      return exportEvidence({ run, path, files, evidence, at: clock.read() });
    },
  };
}
