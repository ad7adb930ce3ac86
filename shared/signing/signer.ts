/** Signers as every part of the app knows them: who has a key here, and why one cannot be used. */

export type SignerSummary = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** Empty when none was given. */
  readonly email: string;
  /** `made`: self-signed here; `issued`: by the organisation's key here; `imported`: the company's own. */
  readonly kind: 'made' | 'issued' | 'imported';
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly fingerprint: string;
  /** Common name of who issued the certificate; the signer's own for a self-signed one. */
  readonly issuer: string;
  /** Such as "EC P-256" or "RSA 3072". */
  readonly key: string;
  /** Milliseconds since 1970, UTC. */
  readonly validFrom: number;
  readonly validUntil: number;
  readonly createdAt: number;
  /** A removed signer cannot sign any more; the certificate stays, so that old signatures are known. */
  readonly removedAt: number | null;
};

export type OrganisationSummary = {
  readonly name: string;
  readonly fingerprint: string;
  readonly validUntil: number;
};

export type SignerRefusal =
  | { readonly code: 'NameMissing' }
  | { readonly code: 'NameTooLong'; readonly most: number }
  | { readonly code: 'EmailInvalid' }
  | { readonly code: 'PassphraseTooShort'; readonly least: number }
  /** `waitMs`: how long no passphrase is tried now; `tried` is false when this one came within such a pause. */
  | {
      readonly code: 'WrongPassphrase';
      readonly name: string;
      readonly waitMs: number;
      readonly tried: boolean;
    }
  | { readonly code: 'NoSuchSigner' }
  | { readonly code: 'SignerRemoved'; readonly name: string }
  | { readonly code: 'CertificateExpired'; readonly name: string; readonly validUntil: number }
  | { readonly code: 'CertificateNotYetValid'; readonly name: string; readonly validFrom: number }
  | { readonly code: 'NotPkcs12' }
  | { readonly code: 'WrongPasswordOrDamaged' }
  | { readonly code: 'TooManyIterations' }
  | { readonly code: 'NoKeyInFile' }
  | { readonly code: 'NoCertificateForKey' }
  | { readonly code: 'KeyNotSupported'; readonly key: string }
  | { readonly code: 'FileTooLarge' }
  | { readonly code: 'OrganisationExists' }
  | { readonly code: 'NoOrganisation' }
  | { readonly code: 'SignerNotSaved' };

export const leastPassphrase = 8;
export const longestName = 64;
