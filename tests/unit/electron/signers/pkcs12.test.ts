import { Integer, OctetString, Sequence } from 'asn1js';
import { createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { readCertificate } from '#electron/signers/read-certificate.ts';
import { pkcs12Iterations } from '#electron/signers/pkcs12-iterations.ts';
import { readPkcs12 } from '#electron/signers/read-pkcs12.ts';
import { pairs, runTool, scratchFolder } from '../../../signing/outside-tools.ts';
import { valueOf } from '../../../signing/sheet-to-sign.ts';

const folder = scratchFolder();
const at = (name: string): string => join(folder, name);
const password = 's3cret';

function openssl(
  words: string,
  options: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): void {
  const ran = runTool('openssl', [...words.split(' '), ...flags, ...pairs(options)]);
  if (ran.status !== 0) throw new Error(ran.complaints);
}

/** A self-signed certificate and its key. */
function makePair(name: string, algorithm: string, subject: string): void {
  openssl(`req -x509 -nodes -utf8 -days 3650 ${algorithm}`, {
    keyout: at(`${name}.key`),
    out: at(`${name}.crt`),
    subj: `/CN=${subject}/O=XianFeast`,
  });
}

function exportFile(file: string, pair: string, how: string, secret = password): void {
  const words = `pkcs12 -export${how === '' ? '' : ` ${how}`}`;
  openssl(words, {
    inkey: at(`${pair}.key`),
    in: at(`${pair}.crt`),
    out: at(file),
    passout: `pass:${secret}`,
  });
}

beforeAll(() => {
  makePair('ec', '-newkey ec -pkeyopt ec_paramgen_curve:P-256', '李伟');
  makePair('ec384', '-newkey ec -pkeyopt ec_paramgen_curve:P-384', 'Zoë');
  makePair('ec521', '-newkey ec -pkeyopt ec_paramgen_curve:P-521', 'Zoë');
  makePair('rsa', '-newkey rsa:2048', 'Zoë Müller');
  makePair('weak', '-newkey rsa:1024', 'Weak');
  makePair('ed', '-newkey ed25519', 'Ed');
  openssl('req -nodes -newkey rsa:2048 -utf8', {
    keyout: at('leaf.key'),
    out: at('leaf.csr'),
    subj: '/CN=Олег Иванов',
  });
  openssl('x509 -req -days 3650', {
    in: at('leaf.csr'),
    CA: at('rsa.crt'),
    CAkey: at('rsa.key'),
    set_serial: '7',
    out: at('leaf.crt'),
  });
  openssl('pkcs12 -export', {
    inkey: at('leaf.key'),
    in: at('leaf.crt'),
    certfile: at('rsa.crt'),
    out: at('chain.p12'),
    passout: `pass:${password}`,
  });
}, 60_000);

function read(file: string, secret = password): ReturnType<typeof readPkcs12> {
  return readPkcs12(nodeFiles.read(at(file)), secret);
}

async function codeOf(file: string, secret = password): Promise<string> {
  const result = await read(file, secret);
  return result.ok ? 'done' : result.error.code;
}

describe('a PKCS#12 file', () => {
  const flavours: readonly (readonly [name: string, pair: string, how: string, secret: string])[] = [
    ['AES-256 with PBKDF2, EC P-256', 'ec', '', password],
    ['AES-256 with PBKDF2, EC P-384', 'ec384', '', password],
    ['AES-256 with PBKDF2, EC P-521', 'ec521', '', password],
    ['AES-256 with PBKDF2, RSA', 'rsa', '', password],
    [
      'AES-128 with a SHA-512 check',
      'rsa',
      '-keypbe AES-128-CBC -certpbe AES-128-CBC -macalg sha512',
      password,
    ],
    ['AES-192 and few rounds', 'ec', '-keypbe AES-192-CBC -certpbe AES-192-CBC -iter 1000', password],
    ['3DES throughout, RSA', 'rsa', '-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1', password],
    ['3DES throughout, EC', 'ec', '-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1', password],
    ['40-bit RC2 and 3DES, RSA', 'rsa', '-legacy', password],
    ['40-bit RC2 and 3DES, EC', 'ec', '-legacy', password],
    ['no check of integrity', 'rsa', '-nomac', password],
    ['certificates in the open', 'ec', '-certpbe NONE', password],
    ['an empty password', 'rsa', '', ''],
    ['a password in three scripts', 'ec', '', 'пароль密Zoë'],
    ['a password in three scripts, legacy', 'rsa', '-legacy', 'пароль密Zoë'],
  ];

  it.each(flavours)('is read: %s', async (name, pair, how, secret) => {
    const file = `${name.replaceAll(/\W+/g, '-')}.p12`;
    exportFile(file, pair, how, secret);
    const { privateKey, certificate, chain } = valueOf(await read(file, secret));
    const facts = readCertificate(certificate);
    expect(createPublicKey(privateKey).equals(facts.publicKey)).toBe(true);
    expect(facts.organisation).toBe('XianFeast');
    expect(chain).toEqual([]);
    const wrong = await codeOf(file, 'not it');
    expect(wrong).toBe('WrongPasswordOrDamaged');
  });

  it('says how often it asks for its password to be hashed, in every flavour', () => {
    const legacy = '-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1';
    for (const [name, how, asked] of [
      ['modern', '-iter 12345', 12_345],
      ['legacy', `${legacy} -iter 54321`, 54_321],
      ['check-only', '-certpbe NONE -keypbe NONE -maciter', 2048],
    ] as const) {
      exportFile(`${name}.p12`, 'rsa', how, password);
      expect(pkcs12Iterations(nodeFiles.read(at(`${name}.p12`))), name).toBe(asked);
    }
    const asking = (count: number) =>
      new Sequence({
        value: [new OctetString({ valueHex: new Uint8Array(8).buffer }), Integer.fromBigInt(BigInt(count))],
      });
    const hidden = new OctetString({ valueHex: asking(4_000_000_000).toBER() });
    expect(pkcs12Iterations(new Uint8Array(new Sequence({ value: [asking(1), hidden] }).toBER()))).toBe(4e9);
    expect(pkcs12Iterations(Buffer.from('hello'))).toBe(0);
    // What a cipher makes can look like anything: here like a time that is none.
    const looksLikeTime = new OctetString({ valueHex: Uint8Array.of(0x18, 2, 0x41, 0x42).buffer });
    const beside = new Sequence({ value: [asking(7), looksLikeTime] });
    expect(pkcs12Iterations(new Uint8Array(beside.toBER()))).toBe(7);
  });

  it('that asks for it too often is refused at once, whatever the password', async () => {
    const how = '-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -iter 1000001';
    exportFile('slow.p12', 'rsa', how, password);
    expect(await codeOf('slow.p12')).toBe('TooManyIterations');
    expect(await codeOf('slow.p12', 'not it')).toBe('TooManyIterations');
  });

  it('keeps its chain, the issuer first', async () => {
    const { certificate, chain } = valueOf(await read('chain.p12'));
    expect(readCertificate(certificate)).toMatchObject({ name: 'Олег Иванов', isSelfSigned: false });
    expect(chain.map((der) => readCertificate(der).name)).toEqual(['Zoë Müller']);
  });

  it('is told from what is none, and damage is told from both as far as that goes', async () => {
    const file = nodeFiles.read(at('chain.p12'));
    const codes: string[] = [];
    for (const at of [0.3, 0.6, 0.9]) {
      const cut = await readPkcs12(file.subarray(0, Math.floor(file.length * at)), password);
      const changed = Uint8Array.from(file);
      changed[Math.floor(file.length * at)] = (changed[Math.floor(file.length * at)] ?? 0) ^ 0xff;
      const damaged = await readPkcs12(changed, password);
      codes.push(cut.ok ? 'done' : cut.error.code, damaged.ok ? 'done' : damaged.error.code);
    }
    expect(new Set(codes)).toEqual(new Set(['WrongPasswordOrDamaged']));
    for (const other of [Buffer.from('hello'), nodeFiles.read(at('rsa.crt')), Buffer.alloc(0)]) {
      const result = await readPkcs12(other, password);
      expect(result).toEqual({ ok: false, error: { code: 'NotPkcs12' } });
    }
    expect(await readPkcs12(Buffer.alloc(2_000_000, 0x30), password)).toEqual({
      ok: false,
      error: { code: 'FileTooLarge' },
    });
  });

  it('is refused with a weak or foreign kind of key, without a key, or without its certificate', async () => {
    exportFile('weak.p12', 'weak', '');
    exportFile('ed.p12', 'ed', '');
    openssl('pkcs12 -export -nokeys', {
      in: at('rsa.crt'),
      out: at('nokey.p12'),
      passout: `pass:${password}`,
    });
    openssl('pkcs12 -export -nocerts', {
      inkey: at('rsa.key'),
      in: at('rsa.key'),
      out: at('nocert.p12'),
      passout: `pass:${password}`,
    });
    expect(await read('weak.p12')).toEqual({
      ok: false,
      error: { code: 'KeyNotSupported', key: 'RSA 1024' },
    });
    expect(await codeOf('ed.p12')).toBe('KeyNotSupported');
    expect(await codeOf('nokey.p12')).toBe('NoKeyInFile');
    expect(await codeOf('nocert.p12')).toBe('NoCertificateForKey');
  });
});
