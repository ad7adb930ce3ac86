import { webcrypto } from 'node:crypto';
import * as pkijs from 'pkijs';
import type { Pkcs12Content } from './read-pkcs12.ts';

const encryptedData = '1.2.840.113549.1.7.6';

/** Reads a file with PBES2 encryption, a SHA-1 or SHA-2 integrity check, or none. Throws on a wrong password. */
export async function readModernPkcs12(file: Buffer, password: string): Promise<Pkcs12Content> {
  // pkijs keeps one engine for the whole process; set right before use, nobody else's can stand in for it.
  pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto }));
  const pfx = pkijs.PFX.fromBER(Uint8Array.from(file).buffer);
  const secret = Uint8Array.from(Buffer.from(password, 'utf8')).buffer;
  await pfx.parseInternalValues({ password: secret, checkIntegrity: pfx.macData !== undefined });
  const safe = pfx.parsedValue?.authenticatedSafe;
  if (safe === undefined) throw new Error('The file has no safe.');
  await safe.parseInternalValues({
    safeContents: safe.safeContents.map(({ contentType }) =>
      contentType === encryptedData ? { password: secret } : {},
    ),
  });
  const keys: Buffer[] = [];
  const certificates: Buffer[] = [];
  for (const bag of bagsOf(safe)) {
    if (bag instanceof pkijs.PKCS8ShroudedKeyBag) {
      // Declared protected, though it is how the package's own examples open a key bag.
      await (
        bag as unknown as { parseInternalValues: (how: { password: ArrayBuffer }) => Promise<void> }
      ).parseInternalValues({ password: secret });
      if (bag.parsedValue) keys.push(derOf(bag.parsedValue));
    } else if (bag instanceof pkijs.PrivateKeyInfo) {
      keys.push(derOf(bag));
    } else if (bag instanceof pkijs.CertBag && bag.parsedValue instanceof pkijs.Certificate) {
      certificates.push(derOf(bag.parsedValue));
    }
  }
  return { keys, certificates };
}

function bagsOf(safe: pkijs.AuthenticatedSafe): readonly unknown[] {
  // The package leaves it without a type; the bags are told apart by their classes.
  const parsed = safe.parsedValue as {
    readonly safeContents: readonly { readonly value: pkijs.SafeContents }[];
  };
  return parsed.safeContents.flatMap(({ value }) => value.safeBags.map((bag): unknown => bag.bagValue));
}

function derOf(value: pkijs.PrivateKeyInfo | pkijs.Certificate): Buffer {
  return Buffer.from(value.toSchema().toBER(false));
}
