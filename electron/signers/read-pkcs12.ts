/** The company's key from a .p12 or .pfx file: modern files by pkijs, those of the nineties' ciphers by forge. */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { ok, refused, type Result } from '#shared/result.ts';
import type { SignerRefusal } from '#shared/signing/signer.ts';
import type { SigningKey } from '../signing/build-cms.ts';
import { pkcs12Iterations } from './pkcs12-iterations.ts';
import { readLegacyPkcs12 } from './pkcs12-legacy.ts';
import { readModernPkcs12 } from './pkcs12-modern.ts';
import { describeKey, isKeySupported } from './read-certificate.ts';

/** Everything of a PKCS#12 file in DER; keys are PKCS#8. */
export type Pkcs12Content = { readonly keys: readonly Buffer[]; readonly certificates: readonly Buffer[] };

const largest = 1024 * 1024;
/** No program writes more; a legacy file is opened on the thread it is asked on, a second for 200,000. */
const mostIterations = { modern: 10_000_000, legacy: 1_000_000 };

export async function readPkcs12(
  bytes: Uint8Array,
  password: string,
): Promise<Result<SigningKey, SignerRefusal>> {
  const file = Buffer.from(bytes);
  if (file.length > largest) return refused({ code: 'FileTooLarge' });
  if (!looksLikePkcs12(file)) return refused({ code: 'NotPkcs12' });
  const isLegacy = file.includes(legacyAlgorithm);
  if (pkcs12Iterations(file) > mostIterations[isLegacy ? 'legacy' : 'modern'])
    return refused({ code: 'TooManyIterations' });
  const content = await readContent(file, { password, isLegacy });
  if (content === null) return refused({ code: 'WrongPasswordOrDamaged' });
  const result = chooseKey(content);
  for (const key of content.keys) key.fill(0);
  return result;
}

/** Version 3 and a content type follow the opening sequence; a damaged file usually still has both. */
function looksLikePkcs12(file: Buffer): boolean {
  const head = file.subarray(0, 64);
  return (
    file[0] === 0x30 &&
    head.includes(Buffer.from('020103', 'hex')) &&
    head.includes(Buffer.from('06092a864886f70d0107', 'hex'))
  );
}

/** Any algorithm of PKCS#12's own, such as 40-bit RC2: 1.2.840.113549.1.12.1.x. */
const legacyAlgorithm = Buffer.from('060a2a864886f70d010c01', 'hex');

async function readContent(
  file: Buffer,
  { password, isLegacy }: { readonly password: string; readonly isLegacy: boolean },
): Promise<Pkcs12Content | null> {
  try {
    return isLegacy ? readLegacyPkcs12(file, password) : await readModernPkcs12(file, password);
  } catch {
    // Wrong password and damage look the same from outside: both end in an integrity check or in nonsense.
    return null;
  }
}

function chooseKey({ keys, certificates }: Pkcs12Content): Result<SigningKey, SignerRefusal> {
  const [der] = keys;
  if (der === undefined) return refused({ code: 'NoKeyInFile' });
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    return refused({ code: 'WrongPasswordOrDamaged' });
  }
  if (!isKeySupported(privateKey)) return refused({ code: 'KeyNotSupported', key: describeKey(privateKey) });
  const all = certificates.map((certificate) => new X509Certificate(certificate));
  const own = all.find((certificate) => certificate.checkPrivateKey(privateKey));
  if (own === undefined) return refused({ code: 'NoCertificateForKey' });
  return ok({ privateKey, certificate: own.raw, chain: chainOf(own, all).map(({ raw }) => raw) });
}

/** Issuers from the signer's own upwards, as far as the file has them. */
function chainOf(own: X509Certificate, all: readonly X509Certificate[]): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  let last = own;
  for (;;) {
    const known = [own, ...chain];
    const next = all.find(
      (candidate) =>
        !known.some((one) => one.raw.equals(candidate.raw)) &&
        last.checkIssued(candidate) &&
        last.verify(candidate.publicKey),
    );
    if (next === undefined) return chain;
    chain.push(next);
    last = next;
  }
}
