/** A private key at rest: AES-256-GCM under a key that scrypt makes from the passphrase. */
import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '#shared/ledger/canonical-json.ts';

/** `n` is scrypt's cost; memory is 128 bytes times `n` times `r`. */
export type ScryptCost = { readonly n: number; readonly r: number; readonly p: number };

/** Half a second and 128 MiB on a laptop of 2026. */
export const scryptCost: ScryptCost = { n: 2 ** 17, r: 8, p: 1 };

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

export const sealedKeySchema = z.object({
  kdf: z.literal('scrypt'),
  /** Bounded, so that a changed file cannot ask for all memory. */
  n: z
    .number()
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.number().int().min(1).max(16),
  p: z.number().int().min(1).max(4),
  salt: base64,
  cipher: z.literal('aes-256-gcm'),
  nonce: base64,
  /** Cipher text and its 16-byte tag. */
  sealed: base64,
});
export type SealedKey = z.infer<typeof sealedKeySchema>;

/** `belongsTo` ties the key to its signer: a key moved into another signer's file does not open. */
export async function sealKey(
  key: Uint8Array,
  secret: { readonly passphrase: string; readonly belongsTo: string },
  tools: { readonly random: (size: number) => Uint8Array; readonly cost: ScryptCost },
): Promise<SealedKey> {
  const parameters = {
    kdf: 'scrypt',
    ...tools.cost,
    salt: toBase64(tools.random(16)),
    cipher: 'aes-256-gcm',
    nonce: toBase64(tools.random(12)),
  } as const;
  const wrapping = await deriveKey(secret.passphrase, parameters);
  const cipher = createCipheriv('aes-256-gcm', wrapping, Buffer.from(parameters.nonce, 'base64'));
  cipher.setAAD(associated(parameters, secret.belongsTo));
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  wrapping.fill(0);
  return { ...parameters, sealed: toBase64(sealed) };
}

/** The key, or null when the passphrase is wrong or anything of the envelope was changed. Wipe it after use. */
export async function openKey(
  { sealed, ...parameters }: SealedKey,
  secret: { readonly passphrase: string; readonly belongsTo: string },
): Promise<Buffer | null> {
  const wrapping = await deriveKey(secret.passphrase, parameters);
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(parameters.nonce, 'base64'));
    decipher.setAAD(associated(parameters, secret.belongsTo));
    decipher.setAuthTag(bytes.subarray(-16));
    const key = decipher.update(bytes.subarray(0, -16));
    decipher.final();
    return key;
  } catch {
    return null;
  } finally {
    wrapping.fill(0);
  }
}

type Parameters = Omit<SealedKey, 'sealed'>;

function associated(parameters: Parameters, belongsTo: string): Buffer {
  return Buffer.from(canonicalJson({ ...parameters, belongsTo }), 'utf8');
}

/** The passphrase in NFKC, so that the same characters typed on another keyboard open the key. */
function deriveKey(passphrase: string, { n, r, p, salt }: Parameters): Promise<Buffer> {
  const secret = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  const options = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) => {
    scrypt(secret, Buffer.from(salt, 'base64'), 32, options, (problem, key) => {
      secret.fill(0);
      if (problem) reject(problem);
      else resolve(key);
    });
  });
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
