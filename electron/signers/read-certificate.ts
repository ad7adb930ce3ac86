import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import * as pkijs from 'pkijs';

/** What is told of a certificate. Times are milliseconds since 1970, UTC. */
export type CertificateFacts = {
  readonly name: string;
  readonly organisation: string;
  readonly email: string;
  readonly issuer: string;
  readonly isSelfSigned: boolean;
  readonly validFrom: number;
  readonly validUntil: number;
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint: string;
  /** Such as "EC P-256"; see `describeKey`. */
  readonly key: string;
  readonly publicKey: KeyObject;
};

/** Throws when the bytes are no certificate. `parsed` is the same certificate, where it is at hand already. */
export function readCertificate(
  der: Uint8Array,
  parsed: pkijs.Certificate = pkijs.Certificate.fromBER(Uint8Array.from(der).buffer),
): CertificateFacts {
  const x509 = new X509Certificate(der);
  const { publicKey } = x509;
  return {
    name: partOf(parsed.subject, commonName),
    organisation: partOf(parsed.subject, organisationName),
    email: /email:([^,\s]+)/.exec(x509.subjectAltName ?? '')?.[1] ?? '',
    issuer: partOf(parsed.issuer, commonName) || partOf(parsed.issuer, organisationName),
    isSelfSigned: x509.checkIssued(x509) && x509.verify(publicKey),
    validFrom: parsed.notBefore.value.getTime(),
    validUntil: parsed.notAfter.value.getTime(),
    fingerprint: fingerprintOf(der),
    key: describeKey(publicKey),
    publicKey,
  };
}

export function fingerprintOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex');
}

const curves: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

/** "EC P-256", "RSA 3072", or Node's own name of another kind. */
export function describeKey(key: KeyObject): string {
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec') return `EC ${curves[namedCurve ?? ''] ?? namedCurve ?? ''}`;
  if (key.asymmetricKeyType === 'rsa') return `RSA ${modulusLength ?? ''}`;
  return key.asymmetricKeyType ?? 'unknown';
}

/** Whether documents can be signed with such a key here. */
export function isKeySupported(key: KeyObject): boolean {
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return (modulusLength ?? 0) >= 2048;
  return key.asymmetricKeyType === 'ec' && (namedCurve ?? '') in curves;
}

const commonName = '2.5.4.3';
const organisationName = '2.5.4.10';

function partOf(name: pkijs.RelativeDistinguishedNames, type: string): string {
  const found = name.typesAndValues.find((part) => part.type === type)?.value;
  const value: unknown = found?.valueBlock.value;
  return typeof value === 'string' ? value : '';
}
