import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ok, refused } from '#shared/result.ts';
import type { OrganisationSummary, SignerSummary } from '#shared/signing/signer.ts';
import type { SigningKey } from '../signing/build-cms.ts';
import { checkNewSigner, checkPassphrase, checkPeriod } from './check-signer.ts';
import { makeCertificate } from './make-certificate.ts';
import { readCertificate } from './read-certificate.ts';
import { readPkcs12 } from './read-pkcs12.ts';
import { certificateOf, summariseSigner } from './signer-file.ts';
import type { SignerResult, SignerVault } from './signer-vault.ts';

export type NewSigner = {
  readonly name: string;
  readonly role: string;
  /** Empty for none. */
  readonly email: string;
  readonly passphrase: string;
  /** Null for a self-signed certificate; else the organisation's key issues it, unlocked by this passphrase. */
  readonly organisationPassphrase: string | null;
};

export type ImportedSigner = {
  readonly file: Uint8Array;
  readonly filePassword: string;
  readonly role: string;
  readonly passphrase: string;
};

/** The organisation's file stands beside the signers' and is none. */
export const organisationId = 'organisation';

const minute = 60_000;
const year = 365 * 24 * 60 * minute;
/** Clocks differ: a certificate from this very second would not be valid yet elsewhere. */
const head = 5 * minute;

/** Makes an EC P-256 key and its certificate for signing documents, valid for five years. */
export async function createSigner(vault: SignerVault, given: NewSigner): SignerResult<SignerSummary> {
  const problem = checkNewSigner(given);
  if (problem !== null) return refused(problem);
  const issuer = await unlockIssuer(vault, given.organisationPassphrase);
  if (!issuer.ok) return issuer;
  const id = newId(vault);
  const name = given.name.trim().normalize('NFC');
  const email = given.email.trim();
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = signerCertificate(vault, { id, name, email, pair, issuer: issuer.value });
  const chain = issuer.value === null ? [] : [toBase64(issuer.value.certificate)];
  const kind = issuer.value === null ? 'made' : 'issued';
  const facts = { id, kind, name, role: given.role.trim(), email, chain } as const;
  const kept = await vault.keep(
    { ...facts, certificate: toBase64(certificate) },
    pair.privateKey,
    given.passphrase,
  );
  return kept.ok ? ok(summariseSigner(kept.value)) : kept;
}

function signerCertificate(
  vault: SignerVault,
  signer: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
    readonly issuer: SigningKey | null;
  },
): Buffer {
  const { id, name, email, pair, issuer } = signer;
  const authority = issuer === null ? null : readCertificate(issuer.certificate);
  const now = vault.wall();
  return makeCertificate({
    use: 'signer',
    name,
    organisation: authority?.organisation ?? '',
    // Some verifiers trust no self-signed certificate without an address; .invalid never leads anywhere.
    email: email === '' ? `${id}@signer.invalid` : email,
    publicKey: pair.publicKey,
    privateKey: issuer?.privateKey ?? pair.privateKey,
    issuer: issuer?.certificate ?? null,
    serial: vault.random(16),
    notBefore: now - head,
    notAfter: Math.min(now + 5 * year, authority?.validUntil ?? Infinity),
  });
}

/** Takes over the company's key with its certificate and chain. */
export async function importSigner(vault: SignerVault, given: ImportedSigner): SignerResult<SignerSummary> {
  const problem = checkPassphrase(given.passphrase);
  if (problem !== null) return refused(problem);
  const read = await readPkcs12(given.file, given.filePassword);
  if (!read.ok) return read;
  const { privateKey, certificate, chain } = read.value;
  const facts = readCertificate(certificate);
  const name = facts.name || facts.organisation || facts.email;
  const expired = checkPeriod({ ...facts, name }, vault.wall());
  if (expired !== null) return refused(expired);
  const signer = {
    id: newId(vault),
    kind: 'imported',
    name,
    role: given.role.trim(),
    email: facts.email,
  } as const;
  const kept = await vault.keep(
    { ...signer, certificate: toBase64(certificate), chain: chain.map(toBase64) },
    privateKey,
    given.passphrase,
  );
  return kept.ok ? ok(summariseSigner(kept.value)) : kept;
}

/** Makes the key that vouches for signers, once, valid for ten years. */
export async function makeOrganisation(
  vault: SignerVault,
  given: { readonly name: string; readonly passphrase: string },
): SignerResult<OrganisationSummary> {
  const problem = checkNewSigner({ ...given, email: '' });
  if (problem !== null) return refused(problem);
  if (vault.find(organisationId) !== null) return refused({ code: 'OrganisationExists' });
  const name = given.name.trim().normalize('NFC');
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const now = vault.wall();
  const certificate = makeCertificate({
    use: 'organisation',
    name,
    organisation: name,
    email: '',
    publicKey,
    privateKey,
    issuer: null,
    serial: vault.random(16),
    notBefore: now - head,
    notAfter: now + 10 * year,
  });
  const facts = { id: organisationId, kind: 'organisation', name, role: '', email: '' } as const;
  const kept = await vault.keep(
    { ...facts, chain: [], certificate: toBase64(certificate) },
    privateKey,
    given.passphrase,
  );
  if (!kept.ok) return kept;
  const { fingerprint, validUntil } = readCertificate(certificate);
  return ok({ name, fingerprint, validUntil });
}

async function unlockIssuer(vault: SignerVault, passphrase: string | null): SignerResult<SigningKey | null> {
  if (passphrase === null) return ok(null);
  const file = vault.find(organisationId);
  if (file === null) return refused({ code: 'NoOrganisation' });
  const unlocked = await vault.unlock(file, passphrase);
  if (!unlocked.ok) return unlocked;
  return ok({ privateKey: unlocked.value, certificate: certificateOf(file), chain: [] });
}

function newId(vault: SignerVault): string {
  return Buffer.from(vault.random(16)).toString('hex');
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
