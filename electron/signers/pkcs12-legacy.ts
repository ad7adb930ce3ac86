import forge from 'node-forge';
import type { Pkcs12Content } from './read-pkcs12.ts';

/** Reads a file encrypted with PKCS#12's own algorithms (3DES, RC2). Throws on a wrong password. */
export function readLegacyPkcs12(file: Buffer, password: string): Pkcs12Content {
  const parsed = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(file.toString('latin1')), false, password);
  const bags = parsed.safeContents.flatMap(({ safeBags }) => safeBags);
  const { oids } = forge.pki;
  const keys = bags
    .filter(({ type }) => type === oids['pkcs8ShroudedKeyBag'] || type === oids['keyBag'])
    .flatMap((bag) => {
      // RSA keys come as objects of forge's own, others as plain ASN.1.
      if (bag.key) return [derOf(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)))];
      return bag.asn1 ? [derOf(bag.asn1)] : [];
    });
  const certificates = bags
    .filter(({ type }) => type === oids['certBag'])
    .flatMap((bag) => {
      if (bag.cert) return [derOf(forge.pki.certificateToAsn1(bag.cert))];
      return bag.asn1 ? [derOf(bag.asn1)] : [];
    });
  return { keys, certificates };
}

function derOf(value: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1');
}
