/** A signer as stored: one file each, readable by nobody but its person for the key in it. */
import { z } from 'zod';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { readCertificate } from './read-certificate.ts';
import { sealedKeySchema } from './seal-key.ts';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

export const signerFileSchema = z.object({
  format: z.literal('runsheet-signer'),
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]{8,64}$/),
  kind: z.enum(['made', 'issued', 'imported', 'organisation']),
  name: z.string(),
  role: z.string(),
  email: z.string(),
  createdAt: z.number(),
  removedAt: z.number().nullable(),
  /** DER in base64; the chain from the issuer upwards. */
  certificate: base64,
  chain: z.array(base64),
  /** Null once the signer is removed. */
  key: sealedKeySchema.nullable(),
});
export type SignerFile = z.infer<typeof signerFileSchema>;

/** Throws when the certificate in the file is none. */
export function summariseSigner(file: SignerFile): SignerSummary {
  const facts = readCertificate(certificateOf(file));
  const { fingerprint, issuer, key, validFrom, validUntil } = facts;
  const { id, name, role, email, createdAt, removedAt } = file;
  const kind = file.kind === 'organisation' ? 'made' : file.kind;
  return {
    id,
    name,
    role,
    email,
    kind,
    fingerprint,
    issuer,
    key,
    validFrom,
    validUntil,
    createdAt,
    removedAt,
  };
}

export function certificateOf(file: SignerFile): Buffer {
  return Buffer.from(file.certificate, 'base64');
}

/** What ties a sealed key to its file: moved into another signer's file, it does not open. */
export function bindingOf(file: Pick<SignerFile, 'id' | 'certificate'>): string {
  return `${file.id} ${file.certificate}`;
}
