import { leastPassphrase, longestName, type SignerRefusal } from '#shared/signing/signer.ts';

/** Why a signer cannot be made with this, or null. The e-mail may be empty. */
export function checkNewSigner(given: {
  readonly name: string;
  readonly email: string;
  readonly passphrase: string;
}): SignerRefusal | null {
  const name = given.name.trim();
  if (name === '') return { code: 'NameMissing' };
  // Certificates hold no longer one.
  if (Array.from(name).length > longestName) return { code: 'NameTooLong', most: longestName };
  const email = given.email.trim();
  if (email !== '' && !/^[!#-'*+\--9=?A-Z^-~]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(email)) {
    return { code: 'EmailInvalid' };
  }
  return checkPassphrase(given.passphrase);
}

export function checkPassphrase(passphrase: string): SignerRefusal | null {
  const length = Array.from(passphrase.normalize('NFKC')).length;
  return length < leastPassphrase ? { code: 'PassphraseTooShort', least: leastPassphrase } : null;
}

/** Why a certificate cannot sign at `now`, or null. */
export function checkPeriod(
  certificate: { readonly name: string; readonly validFrom: number; readonly validUntil: number },
  now: number,
): SignerRefusal | null {
  const { name, validFrom, validUntil } = certificate;
  if (now > validUntil) return { code: 'CertificateExpired', name, validUntil };
  return now < validFrom ? { code: 'CertificateNotYetValid', name, validFrom } : null;
}
