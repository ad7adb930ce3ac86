/** Certificates made here: for a signer of documents, or for the organisation that vouches for signers. */
import { createHash, sign, type KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

export type CertificateRequest = {
  readonly use: 'signer' | 'organisation';
  readonly name: string;
  /** Left out of the subject when empty. */
  readonly organisation: string;
  /** ASCII; stands as alternative name of a signer. */
  readonly email: string;
  readonly publicKey: KeyObject;
  /** 16 random bytes. */
  readonly serial: Uint8Array;
  /** Milliseconds since 1970, UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Who signs it: null for the certificate's own key, given in `privateKey`. */
  readonly issuer: Uint8Array | null;
  readonly privateKey: KeyObject;
};

const oid = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  alternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  documentSigning: '1.3.6.1.5.5.7.3.36',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/** DER of a certificate signed with an EC key. */
export function makeCertificate(request: CertificateRequest): Buffer {
  const issuer = request.issuer === null ? null : pkijs.Certificate.fromBER(request.issuer);
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ valueHex: plainBuffer(positive(request.serial)) });
  certificate.subject = subjectOf(request);
  certificate.issuer = issuer?.subject ?? certificate.subject;
  certificate.notBefore = new pkijs.Time({ value: new Date(request.notBefore) });
  certificate.notAfter = new pkijs.Time({ value: new Date(request.notAfter) });
  const spki = request.publicKey.export({ type: 'spki', format: 'der' });
  certificate.subjectPublicKeyInfo = pkijs.PublicKeyInfo.fromBER(plainBuffer(spki));
  certificate.extensions = extensionsOf(request, { certificate, issuer });
  certificate.signature = new pkijs.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 });
  certificate.signatureAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 });
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER());
  const signature = sign('sha256', certificate.tbsView, request.privateKey);
  certificate.signatureValue = new asn1js.BitString({ valueHex: plainBuffer(signature) });
  return Buffer.from(certificate.toSchema(true).toBER());
}

/** One attribute per relative name; pkijs alone would put all into one. */
function subjectOf({ name, organisation }: CertificateRequest): pkijs.RelativeDistinguishedNames {
  const part = (type: string, value: string): asn1js.Set =>
    new asn1js.Set({
      value: [
        new asn1js.Sequence({
          value: [new asn1js.ObjectIdentifier({ value: type }), new asn1js.Utf8String({ value })],
        }),
      ],
    });
  const parts = [
    ...(organisation === '' ? [] : [part(oid.organisation, organisation)]),
    part(oid.commonName, name),
  ];
  return pkijs.RelativeDistinguishedNames.fromBER(new asn1js.Sequence({ value: parts }).toBER());
}

function extensionsOf(
  request: CertificateRequest,
  { certificate, issuer }: { certificate: pkijs.Certificate; issuer: pkijs.Certificate | null },
): pkijs.Extension[] {
  const isAuthority = request.use === 'organisation';
  const common = [
    extension(oid.basicConstraints, new pkijs.BasicConstraints({ cA: isAuthority }).toSchema(), true),
    extension(oid.keyUsage, isAuthority ? bits(0x06, 1) : bits(0xc0, 6), true),
    extension(oid.subjectKeyId, new asn1js.OctetString({ valueHex: keyIdOf(certificate) }), false),
  ];
  if (isAuthority) return common;
  const purposes = [oid.documentSigning, oid.emailProtection];
  const names = new pkijs.GeneralNames({
    names: [new pkijs.GeneralName({ type: 1, value: request.email })],
  });
  const uses = new pkijs.ExtKeyUsage({ keyPurposes: purposes });
  const signer = [
    ...common,
    extension(oid.extendedKeyUsage, uses.toSchema(), false),
    extension(oid.alternativeName, names.toSchema(), false),
  ];
  if (issuer === null) return signer;
  const authority = new pkijs.AuthorityKeyIdentifier({
    keyIdentifier: new asn1js.OctetString({ valueHex: keyIdOf(issuer) }),
  });
  return [...signer, extension(oid.authorityKeyId, authority.toSchema(), false)];
}

function extension(extnID: string, value: asn1js.BaseBlock, critical: boolean): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER() });
}

/** Key usages as bits from the left: 0xc0 signs and commits, 0x06 signs certificates and revocation lists. */
function bits(value: number, unusedBits: number): asn1js.BitString {
  return new asn1js.BitString({ valueHex: Uint8Array.of(value).buffer, unusedBits });
}

function keyIdOf(certificate: pkijs.Certificate): ArrayBuffer {
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return plainBuffer(createHash('sha1').update(key).digest());
}

/** A serial number is positive and has no leading zero byte. */
function positive(serial: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(serial);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

function plainBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
