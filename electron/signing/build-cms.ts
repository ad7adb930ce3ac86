/** The CMS of one PAdES B-B signature (ETSI EN 319 142-1): what is signed, by whom, and nothing else. */
import { createHash, sign, type KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

export type SigningKey = {
  readonly privateKey: KeyObject;
  /** DER. */
  readonly certificate: Uint8Array;
  /** DER of the certificates above it, the issuer first; empty for a self-signed one. */
  readonly chain: readonly Uint8Array[];
};

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  rsaEncryption: '1.2.840.113549.1.1.1',
} as const;

/**
 * Signs the SHA-256 `digest` of the covered bytes: content type, digest and signing certificate as attributes in
 * DER order, no signing time (PAdES forbids it there). Returns DER.
 */
export function buildCms(digest: Uint8Array, key: SigningKey): Buffer {
  const certificate = pkijs.Certificate.fromBER(plainBuffer(key.certificate));
  const attributes = signedAttributes(digest, key.certificate, certificate);
  const covered = new asn1js.Set({ value: attributes.map((attribute) => attribute.toSchema()) }).toBER();
  const isRsa = key.privateKey.asymmetricKeyType === 'rsa';
  const signature = sign('sha256', Buffer.from(covered), key.privateKey);
  const sha256 = (): pkijs.AlgorithmIdentifier => new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256 });
  const signer = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({
      issuer: certificate.issuer,
      serialNumber: certificate.serialNumber,
    }),
    digestAlgorithm: sha256(),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes: [...attributes] }),
    signatureAlgorithm: isRsa
      ? new pkijs.AlgorithmIdentifier({ algorithmId: oid.rsaEncryption, algorithmParams: new asn1js.Null() })
      : new pkijs.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 }),
    signature: new asn1js.OctetString({ valueHex: plainBuffer(signature) }),
  });
  const chain = key.chain.map((der) => pkijs.Certificate.fromBER(plainBuffer(der)));
  const signed = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [certificate, ...chain],
    signerInfos: [signer],
  });
  const content = new pkijs.ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) });
  const cms = Buffer.from(content.toSchema().toBER());
  for (const der of [key.certificate, ...key.chain]) {
    // The hash of the certificate is signed, so it has to arrive byte for byte.
    if (!cms.includes(Buffer.from(der)))
      throw new Error('A certificate would be changed by writing it into the signature.');
  }
  return cms;
}

function signedAttributes(
  digest: Uint8Array,
  der: Uint8Array,
  certificate: pkijs.Certificate,
): readonly pkijs.Attribute[] {
  const hash = createHash('sha256').update(der).digest();
  const issuer = new asn1js.Constructed({
    idBlock: { tagClass: 3, tagNumber: 4 },
    value: [certificate.issuer.toSchema()],
  });
  const essId = new asn1js.Sequence({
    value: [
      new asn1js.OctetString({ valueHex: plainBuffer(hash) }),
      new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [issuer] }), certificate.serialNumber] }),
    ],
  });
  const attributes = [
    new pkijs.Attribute({
      type: oid.contentType,
      values: [new asn1js.ObjectIdentifier({ value: oid.data })],
    }),
    new pkijs.Attribute({
      type: oid.messageDigest,
      values: [new asn1js.OctetString({ valueHex: plainBuffer(digest) })],
    }),
    new pkijs.Attribute({
      type: oid.signingCertificateV2,
      values: [new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [essId] })] })],
    }),
  ];
  const encoded = (attribute: pkijs.Attribute): Buffer => Buffer.from(attribute.toSchema().toBER());
  return attributes.toSorted((one, other) => Buffer.compare(encoded(one), encoded(other)));
}

/** pkijs wants a buffer that holds these bytes and no others. */
function plainBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
