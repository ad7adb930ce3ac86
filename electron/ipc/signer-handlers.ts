import { join } from 'node:path';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { formatOffsetIso } from '#shared/ledger/offset-iso.ts';
import { refused, type Result } from '#shared/result.ts';
import { readChosenFile } from '../files/read-chosen-file.ts';
import { fileNameFrom, saveAs } from '../files/save-as.ts';
import type { Services } from '../services.ts';
import { organisationId } from '../signers/create-signer.ts';
import type { DesktopHandlers } from './router.ts';

const keyFiles = [{ name: 'PKCS#12', extensions: ['p12', 'pfx'] }] as const;
const certificateFiles = [{ name: 'Certificate', extensions: ['cer'] }] as const;
const pdfFiles = [{ name: 'PDF', extensions: ['pdf'] }] as const;
const largestKeyFile = 1024 * 1024;

/** Everyone who can sign here, and what auditors get of them. */
export function signerHandlers(
  services: Services,
): Pick<
  DesktopHandlers,
  | 'listSigners'
  | 'createSigner'
  | 'chooseSignerFile'
  | 'importSigner'
  | 'changePassphrase'
  | 'removeSigner'
  | 'exportCertificate'
  | 'exportTrustPage'
  | 'makeOrganisation'
> {
  const { signers, desktop, files, clock, sheetService } = services;

  async function save(
    content: Uint8Array,
    ask: Omit<Parameters<typeof desktop.chooseSavePath>[0], 'suggested'> & { readonly name: string },
  ): Promise<Result<{ readonly path: string }, Trouble>> {
    const folder = services.settings.current().recordFolder || desktop.documentsFolder();
    const { title, filters, name } = ask;
    const path = await desktop.chooseSavePath({ title, filters, suggested: join(folder, name) });
    return path === null ? refused({ code: 'Cancelled' }) : saveAs(files, path, content);
  }

  return {
    listSigners: () => ({ signers: signers.list(), organisation: signers.organisation() }),
    createSigner: (signer) => signers.create(signer),
    chooseSignerFile: async () => {
      const path = await desktop.chooseFile({ title: 'Import a signing key', filters: keyFiles });
      return path === null ? refused({ code: 'Cancelled' }) : readChosenFile(files, path, largestKeyFile);
    },
    importSigner: ({ bytes, ...given }) => signers.importKey({ file: bytes, ...given }),
    changePassphrase: ({ id, old, next }) => signers.changePassphrase(id, old, next),
    removeSigner: ({ id }) => signers.remove(id),
    exportCertificate: async ({ id }) => {
      const ofOrganisation = id === organisationId;
      const certificate = ofOrganisation ? signers.organisationCertificate() : signers.certificate(id);
      if (!certificate.ok) return certificate;
      const found = signers.list().find((signer) => signer.id === id);
      const name = ofOrganisation ? (signers.organisation()?.name ?? '') : (found?.name ?? '');
      return save(certificate.value, {
        title: 'Export the certificate',
        name: fileNameFrom([name], 'cer'),
        filters: certificateFiles,
      });
    },
    exportTrustPage: async () => {
      const now = clock.read();
      const page = signers.trustPage(formatOffsetIso(now.wall, now.offsetMinutes));
      const drawn = await sheetService.makeSheet(page);
      if (!drawn.ok) return refused({ code: 'SheetNotMade', detail: drawn.error.code });
      return save(drawn.value.bytes, {
        title: 'Export how to trust these signatures',
        name: 'How to trust these signatures.pdf',
        filters: pdfFiles,
      });
    },
    makeOrganisation: ({ name, passphrase }) => signers.makeOrganisation(name, passphrase),
  };
}
