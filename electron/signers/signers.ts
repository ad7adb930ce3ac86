/** Everyone who can sign here. Keys leave their files only for one signature, and only for their passphrase. */
import { ok, refused, type Result } from '#shared/result.ts';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import type { OrganisationSummary, SignerRefusal, SignerSummary } from '#shared/signing/signer.ts';
import type { SigningKey } from '../signing/build-cms.ts';
import { checkPassphrase, checkPeriod } from './check-signer.ts';
import {
  createSigner,
  importSigner,
  makeOrganisation,
  organisationId,
  type ImportedSigner,
  type NewSigner,
} from './create-signer.ts';
import { readCertificate } from './read-certificate.ts';
import { certificateOf, summariseSigner, type SignerFile } from './signer-file.ts';
import { openSignerVault, type SignerPorts, type SignerResult, type SignerVault } from './signer-vault.ts';
import { trustPage } from './trust-page.ts';

export type Signers = {
  /** In the order they were made, removed ones too. */
  readonly list: () => readonly SignerSummary[];
  readonly create: (signer: NewSigner) => SignerResult<SignerSummary>;
  readonly importKey: (signer: ImportedSigner) => SignerResult<SignerSummary>;
  readonly changePassphrase: (id: string, old: string, next: string) => SignerResult<SignerSummary>;
  /** The key is deleted for good, the certificate stays. */
  readonly remove: (id: string) => Result<SignerSummary, SignerRefusal>;
  /** The key for one signature; drop it after use. A removed, expired or locked signer is refused. */
  readonly unlock: (id: string, passphrase: string) => SignerResult<SigningKey>;
  /** DER, to be saved as .cer. */
  readonly certificate: (id: string) => Result<Uint8Array, SignerRefusal>;
  readonly organisation: () => OrganisationSummary | null;
  readonly makeOrganisation: (name: string, passphrase: string) => SignerResult<OrganisationSummary>;
  readonly organisationCertificate: () => Result<Uint8Array, SignerRefusal>;
  /** One page for auditors: which certificates to trust, and how. `at` is an ISO instant with zone. */
  readonly trustPage: (at: string) => SheetDocument;
};

export function openSigners(ports: SignerPorts): Signers {
  const vault = openSignerVault(ports);
  const find = (id: string): SignerFile | null => (id === organisationId ? null : vault.find(id));
  const list = (): readonly SignerSummary[] =>
    vault
      .all()
      .filter(({ id }) => id !== organisationId)
      .map(summariseSigner);
  const organisation = (): OrganisationSummary | null => {
    const file = vault.find(organisationId);
    if (file === null) return null;
    const { fingerprint, validUntil } = readCertificate(certificateOf(file));
    return { name: file.name, fingerprint, validUntil };
  };
  return {
    list,
    create: (signer) => createSigner(vault, signer),
    importKey: (signer) => importSigner(vault, signer),
    changePassphrase: (id, old, next) => changePassphrase(vault, find(id), { old, next }),
    remove: (id) => {
      const file = find(id);
      if (file === null) return refused({ code: 'NoSuchSigner' });
      const saved = vault.save({ ...file, key: null, removedAt: file.removedAt ?? vault.wall() });
      return saved.ok ? ok(summariseSigner(saved.value)) : saved;
    },
    unlock: (id, passphrase) => unlock(vault, find(id), passphrase),
    certificate: (id) => {
      const file = find(id);
      return file === null ? refused({ code: 'NoSuchSigner' }) : ok(certificateOf(file));
    },
    organisation,
    makeOrganisation: (name, passphrase) => makeOrganisation(vault, { name, passphrase }),
    organisationCertificate: () => {
      const file = vault.find(organisationId);
      return file === null ? refused({ code: 'NoOrganisation' }) : ok(certificateOf(file));
    },
    trustPage: (at) => trustPage({ at, organisation: organisation(), signers: list() }),
  };
}

async function changePassphrase(
  vault: SignerVault,
  file: SignerFile | null,
  { old, next }: { readonly old: string; readonly next: string },
): SignerResult<SignerSummary> {
  if (file === null) return refused({ code: 'NoSuchSigner' });
  const problem = checkPassphrase(next);
  if (problem !== null) return refused(problem);
  const unlocked = await vault.unlock(file, old);
  if (!unlocked.ok) return unlocked;
  const saved = await vault.reseal(file, unlocked.value, next);
  return saved.ok ? ok(summariseSigner(saved.value)) : saved;
}

async function unlock(
  vault: SignerVault,
  file: SignerFile | null,
  passphrase: string,
): SignerResult<SigningKey> {
  if (file === null) return refused({ code: 'NoSuchSigner' });
  const certificate = certificateOf(file);
  const problem = checkPeriod({ ...readCertificate(certificate), name: file.name }, vault.wall());
  if (problem !== null && file.key !== null) return refused(problem);
  const unlocked = await vault.unlock(file, passphrase);
  if (!unlocked.ok) return unlocked;
  const chain = file.chain.map((der) => Buffer.from(der, 'base64'));
  return ok({ privateKey: unlocked.value, certificate, chain });
}
