/** Checks one CMS signature over given bytes: digest, signature, the certificate it names, the chain above it. */
import { constants, createHash, timingSafeEqual, verify, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { SheetSigner, SignatureFault } from '#shared/signing/sheet-verification.ts';
import { fingerprintOf, readCertificate, type CertificateFacts } from '../signers/read-certificate.ts';

export type CmsCheck = {
  readonly faults: readonly SignatureFault[];
  readonly signer: SheetSigner | null;
  /** Fingerprints of the signer's certificate and of those above it. */
  readonly fingerprints: readonly string[];
  readonly validity: { readonly from: number; readonly until: number } | null;
};

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

const hashes: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** `covered` are the parts of the file the signature covers, one after the other. */
export function checkCms(
  der: Buffer,
  covered: readonly Buffer[],
  wants: { readonly certificateAttribute: boolean },
): CmsCheck {
  try {
    const read = readSignedData(der);
    return read === null ? failed('Unreadable') : checkSigner(read, covered, wants);
  } catch {
    // Whatever the package throws on bytes that are no CMS.
    return failed('Unreadable');
  }
}

function failed(fault: SignatureFault): CmsCheck {
  return { faults: [fault], signer: null, fingerprints: [], validity: null };
}

type SignedParts = {
  readonly signed: pkijs.SignedData;
  readonly signer: pkijs.SignerInfo;
  /** As they stand in the file. */
  readonly certificates: readonly Buffer[];
};

function readSignedData(der: Buffer): SignedParts | null {
  const content = pkijs.ContentInfo.fromBER(plainBuffer(der));
  if (content.contentType !== oid.signedData) return null;
  const signed = new pkijs.SignedData({ schema: content.content as asn1js.BaseBlock });
  const [signer, second] = signed.signerInfos;
  if (signer === undefined || second !== undefined) return null;
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== oid.data || eContent !== undefined) return null;
  return { signed, signer, certificates: rawCertificates(content.content as asn1js.Sequence) };
}

/** Cut out of the file's bytes: written anew they might not be the ones that were hashed. */
function rawCertificates(signedData: asn1js.Sequence): readonly Buffer[] {
  const set = signedData.valueBlock.value.find(
    (block) => block.idBlock.tagClass === 3 && block.idBlock.tagNumber === 0,
  );
  if (!(set instanceof asn1js.Constructed)) return [];
  return set.valueBlock.value.map((block) => Buffer.from(block.valueBeforeDecodeView));
}

function checkSigner(
  parts: SignedParts,
  covered: readonly Buffer[],
  wants: { readonly certificateAttribute: boolean },
): CmsCheck {
  const { signer, signed } = parts;
  const hash = hashes[signer.digestAlgorithm.algorithmId];
  if (hash === undefined) return failed('WeakHash');
  const named = namedCertificate(signer, parts.certificates);
  if (named === null) return failed('CertificateSwapped');
  const { own } = named;
  const facts = readCertificate(own, named.parsed);
  const faults = new Set<SignatureFault>();
  if (
    !signed.digestAlgorithms.every(({ algorithmId }) => algorithmId === signer.digestAlgorithm.algorithmId)
  ) {
    faults.add('SignatureBroken');
  }
  const digest = createHash(hash);
  for (const part of covered) digest.update(part);
  if (!isDigestSigned(signer, digest.digest())) faults.add('ContentChanged');
  if (!isSignatureRight(signer, facts, hash)) faults.add('SignatureBroken');
  const bound = isCertificateSigned(signer, own);
  if (bound === false || (bound === null && wants.certificateAttribute)) faults.add('CertificateSwapped');
  const chain = chainOf(own, parts.certificates);
  if (!chain.holds) faults.add('ChainBroken');
  return {
    faults: [...faults],
    signer: {
      name: facts.name || facts.organisation,
      fingerprint: facts.fingerprint,
      issuer: facts.issuer,
      kind: chain.kind,
      key: facts.key,
    },
    fingerprints: chain.fingerprints,
    validity: { from: facts.validFrom, until: facts.validUntil },
  };
}

/** The first certificate with the issuer and number that the signature names. */
function namedCertificate(
  signer: pkijs.SignerInfo,
  all: readonly Buffer[],
): { readonly own: Buffer; readonly parsed: pkijs.Certificate } | null {
  if (!(signer.sid instanceof pkijs.IssuerAndSerialNumber)) return null;
  const { issuer, serialNumber } = signer.sid;
  for (const own of all) {
    const parsed = pkijs.Certificate.fromBER(plainBuffer(own));
    // Byte for byte: the comparison of names by their meaning would forgive changes.
    const isSameIssuer = isSame(
      Buffer.from(issuer.valueBeforeDecode),
      Buffer.from(parsed.issuer.valueBeforeDecode),
    );
    if (isSameIssuer && serialNumber.isEqual(parsed.serialNumber)) return { own, parsed };
  }
  return null;
}

function attributeValue(signer: pkijs.SignerInfo, type: string): asn1js.BaseBlock | null {
  const found = signer.signedAttrs?.attributes.filter((attribute) => attribute.type === type) ?? [];
  const [attribute, second] = found;
  if (attribute === undefined || second !== undefined || attribute.values.length !== 1) return null;
  const value: unknown = attribute.values[0];
  return value instanceof asn1js.BaseBlock ? value : null;
}

function isDigestSigned(signer: pkijs.SignerInfo, digest: Buffer): boolean {
  const type = attributeValue(signer, oid.contentType);
  const value = attributeValue(signer, oid.messageDigest);
  if (!(type instanceof asn1js.ObjectIdentifier) || type.valueBlock.toString() !== oid.data) return false;
  return value instanceof asn1js.OctetString && isSame(Buffer.from(value.getValue()), digest);
}

const signatureHashes: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};
const rsaEncryption = '1.2.840.113549.1.1.1';
const rsaPss = '1.2.840.113549.1.1.10';

function isSignatureRight(signer: pkijs.SignerInfo, { publicKey }: CertificateFacts, hash: string): boolean {
  const { algorithmId } = signer.signatureAlgorithm;
  const used = algorithmId === rsaEncryption || algorithmId === rsaPss ? hash : signatureHashes[algorithmId];
  const isEcdsa = algorithmId.startsWith('1.2.840.10045.');
  if (used === undefined || isEcdsa !== (publicKey.asymmetricKeyType === 'ec')) return false;
  const encoded = signer.signedAttrs?.encodedValue;
  if (encoded === undefined) return false;
  const signature = Buffer.from(signer.signature.getValue());
  const key =
    algorithmId === rsaPss
      ? {
          key: publicKey,
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: constants.RSA_PSS_SALTLEN_AUTO,
        }
      : publicKey;
  return verify(used, Buffer.from(encoded), key, signature);
}

/** Whether the signed hash of a certificate is this one's; null when none was signed. */
function isCertificateSigned(signer: pkijs.SignerInfo, der: Buffer): boolean | null {
  if (!signer.signedAttrs?.attributes.some(({ type }) => type === oid.signingCertificateV2)) return null;
  const [list] = kidsOf(attributeValue(signer, oid.signingCertificateV2));
  const parts = kidsOf(kidsOf(list ?? null)[0] ?? null);
  const [first] = parts;
  const algorithm = first instanceof asn1js.Sequence ? kidsOf(first)[0] : null;
  const hash =
    algorithm instanceof asn1js.ObjectIdentifier ? hashes[algorithm.valueBlock.toString()] : 'sha256';
  const value = parts.find((part) => part instanceof asn1js.OctetString);
  if (value === undefined || hash === undefined) return false;
  return isSame(Buffer.from(value.getValue()), createHash(hash).update(der).digest());
}

function kidsOf(block: asn1js.BaseBlock | null): readonly asn1js.BaseBlock[] {
  return block instanceof asn1js.Constructed ? block.valueBlock.value : [];
}

type Chain = Pick<SheetSigner, 'kind'> & {
  readonly holds: boolean;
  readonly fingerprints: readonly string[];
};

const longestChain = 10;

function chainOf(own: Buffer, all: readonly Buffer[]): Chain {
  const certificates = all.map((der) => new X509Certificate(der));
  const fingerprints: string[] = [];
  let last = new X509Certificate(own);
  for (let steps = 0; steps < longestChain; steps++) {
    fingerprints.push(fingerprintOf(last.raw));
    const from = last;
    const issuer =
      from.checkIssued(from) || from.issuer === from.subject ? from : issuerOf(from, certificates);
    const kind = steps === 0 ? 'self-signed' : 'issued';
    if (issuer === null) return { kind: 'issuer-not-in-file', holds: true, fingerprints };
    if (!from.verify(issuer.publicKey)) return { kind, holds: false, fingerprints };
    if (issuer === from) return { kind, holds: true, fingerprints };
    last = issuer;
  }
  return { kind: 'issued', holds: false, fingerprints };
}

function issuerOf(certificate: X509Certificate, all: readonly X509Certificate[]): X509Certificate | null {
  return all.find((candidate) => candidate.subject === certificate.issuer) ?? null;
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

function plainBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
