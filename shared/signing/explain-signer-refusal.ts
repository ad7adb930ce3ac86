/** The only place that turns a signer's refusal into words: what happened, then what to do. */
import { formatDate } from '../time/instant.ts';
import type { SignerRefusal } from './signer.ts';

export function explainSignerRefusal(refusal: SignerRefusal): string {
  if (isPlain(refusal)) return plainWords[refusal.code];
  switch (refusal.code) {
    case 'WrongPassphrase':
      return refusal.tried
        ? `That passphrase does not open ${refusal.name}’s key. Nothing was signed or changed. Try again in ${waitWords(refusal.waitMs)}.`
        : `No passphrase is tried for ${refusal.name}’s key now. Try again in ${waitWords(refusal.waitMs)}.`;
    case 'CertificateExpired':
      return `${refusal.name}’s key expired on ${formatDate(refusal.validUntil, 0)} and cannot sign. Earlier signatures stay valid. Create a new signer.`;
    case 'CertificateNotYetValid':
      return `${refusal.name}’s certificate is valid from ${formatDate(refusal.validFrom, 0)} only. Check the clock of this laptop.`;
    case 'SignerRemoved':
      return `${refusal.name}’s key was removed from this laptop. Create a new signer or import a .p12.`;
    case 'NameTooLong':
      return `A name has at most ${refusal.most} characters. Shorten it.`;
    case 'PassphraseTooShort':
      return `A passphrase has at least ${refusal.least} characters. Use several words.`;
    case 'KeyNotSupported':
      return `The file holds a key of the kind ${refusal.key}. Runsheet signs with RSA of 2048 bits or more, or EC P-256, P-384 or P-521.`;
  }
}

type Plain = Exclude<
  SignerRefusal['code'],
  | 'WrongPassphrase'
  | 'CertificateExpired'
  | 'CertificateNotYetValid'
  | 'SignerRemoved'
  | 'NameTooLong'
  | 'PassphraseTooShort'
  | 'KeyNotSupported'
>;

const plainWords: Readonly<Record<Plain, string>> = {
  NameMissing: 'A signer needs a name. Type it as it shall stand on the sheet.',
  EmailInvalid: 'That is no e-mail address. Correct it or leave it empty.',
  NoSuchSigner: 'There is no such signer on this laptop. Create one or import a .p12.',
  NotPkcs12: 'This is not a PKCS#12 file. Choose the .p12 or .pfx that holds your key.',
  WrongPasswordOrDamaged:
    'The file’s password is wrong, or the file is damaged. Type the password again, or export the file anew.',
  TooManyIterations:
    'This file asks for its password to be hashed so often that opening it would take minutes. Nothing was tried. Export the key anew with the usual settings.',
  NoKeyInFile: 'This file holds certificates but no private key. Export it together with the key.',
  NoCertificateForKey: 'No certificate in this file belongs to its key. Export both together.',
  FileTooLarge: 'This file is too large to be a PKCS#12 file. Choose the .p12 or .pfx that holds your key.',
  OrganisationExists: 'This laptop already has an organisation key. It is made once.',
  NoOrganisation: 'There is no organisation key on this laptop. Make one in Settings first.',
  SignerNotSaved:
    'The signer could not be written to the disk. Nothing changed. Check the disk and try again.',
};

function isPlain(refusal: SignerRefusal): refusal is Extract<SignerRefusal, { readonly code: Plain }> {
  return refusal.code in plainWords;
}

function waitWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds >= 60 ? 'one minute' : `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}
