/** Files that somebody changed after three people signed, each with what our answer has to say about it. */
import { createHash, createPublicKey } from 'node:crypto';
import type { SigningKey } from '#electron/signing/build-cms.ts';
import { makeCertificate } from '#electron/signers/make-certificate.ts';
import { buildCms } from '#electron/signing/build-cms.ts';
import { find, flipped, targetsOf } from './change-pdf.ts';
import type { TamperCase } from './tamper-case.ts';
import { appendedUpdates, ownUpdates, structuralTricks } from './tamper-updates.ts';

const changedAll = /changed after it was signed: no signature holds/;

/** `states`: the sheet unsigned, then after the first, second and third signature; all of real people. */
export async function tamperCorpus(
  states: readonly Uint8Array[],
  keys: readonly SigningKey[],
): Promise<readonly TamperCase[]> {
  const [base = new Uint8Array(), one = base, two = base, three = base] = states;
  return [
    ...changedBytes({ base, one, two, three }),
    ...changedSignatures({ one, two, three }, keys),
    ...appendedUpdates(three),
    ...structuralTricks(three),
    ...(await ownUpdates({ base, two, three })),
  ];
}

type States = {
  readonly base: Uint8Array;
  readonly one: Uint8Array;
  readonly two: Uint8Array;
  readonly three: Uint8Array;
};

function changedBytes({ base, one, two, three }: States): readonly TamperCase[] {
  const { file, contents, attachedFile, metadata } = targetsOf(three);
  const within = (id: number, offset: number): number => (file.newest.object(id)?.stream?.from ?? 0) + offset;
  const flip = (name: string, at: number, says: RegExp): TamperCase => ({
    name,
    bytes: flipped(three, at),
    says,
  });
  const lastTwo = /2 of 3 signatures do not hold/;
  return [
    flip('a byte of page 1', within(contents(1), 60), changedAll),
    flip('a byte of page 4', within(contents(4), 60), changedAll),
    flip('a byte of the attached record', within(attachedFile('record.json'), 40), changedAll),
    flip('a byte of the attached history', within(attachedFile('run.jsonl'), 40), changedAll),
    flip('a letter of the metadata', within(metadata, 900), changedAll),
    flip('the header', 7, changedAll),
    flip('a digit of the first signature’s time', find(three, '/M (D:', base.length) + 14, changedAll),
    flip('a letter of the first signature’s reason', find(three, '/Reason (', base.length) + 12, changedAll),
    flip('the limits the first signature sets', find(three, '/P 2 /V', base.length) + 3, changedAll),
    flip('a byte of the second signature’s picture', find(three, 'stream\n', one.length) + 60, lastTwo),
    flip(
      'a digit of the third signature’s time',
      find(three, '/M (D:', two.length) + 14,
      /1 of 3 signatures do not hold/,
    ),
    flip(
      'a byte of the third picture’s font',
      find(three, '/Length1', two.length) + 400,
      /1 of 3 signatures do not hold/,
    ),
    {
      name: 'the file id',
      bytes: flipped(three, find(three, '/ID [ <') + 9, 1),
      says: changedAll,
    },
  ];
}

/** Where the hexadecimal digits of the n-th signature begin. */
function digitsOf(pdf: Uint8Array, from: number): number {
  return find(pdf, '/Contents <', find(pdf, '/SubFilter /ETSI', from)) + '/Contents <'.length;
}

/** Writes a CMS over the one of the last revision, which begins at `from`. */
function withCms(pdf: Uint8Array, from: number, cms: Buffer): Uint8Array {
  const copy = Buffer.from(pdf);
  const at = digitsOf(pdf, from);
  const end = find(pdf, '>', at);
  copy.write(cms.toString('hex').padEnd(end - at, '0'), at, 'latin1');
  return new Uint8Array(copy);
}

function readCms(pdf: Uint8Array, from: number): Buffer {
  const at = digitsOf(pdf, from);
  const padded = Buffer.from(Buffer.from(pdf).toString('latin1', at, find(pdf, '>', at)), 'hex');
  return padded.subarray(0, 4 + padded.readUInt16BE(2));
}

function flippedCms(pdf: Uint8Array, from: number, hexOf: (cms: Buffer) => number): Uint8Array {
  const cms = Buffer.from(readCms(pdf, from));
  const at = hexOf(cms);
  cms[at] = (cms[at] ?? 0) ^ 1;
  return withCms(pdf, from, cms);
}

function changedSignatures(
  { one, two, three }: Omit<States, 'base'>,
  keys: readonly SigningKey[],
): readonly TamperCase[] {
  const [first, , third] = keys;
  if (first === undefined || third === undefined) throw new Error('Three keys are needed.');
  const inCertificate = (cms: Buffer): number => cms.indexOf(Buffer.from(third.certificate)) + 60;
  const attribute = Buffer.from('06092a864886f70d010904', 'hex');
  const digest = digestOf(three, two.length);
  const twin = twinOf(third);
  const notValid = /1 of 3 signatures is not valid/;
  return [
    {
      name: 'a byte of the last certificate’s name',
      bytes: flippedCms(three, two.length, (cms) => cms.indexOf('Олег', inCertificate(cms) - 60) + 3),
      says: /certificate is not the one that was signed with|cannot be read|does not fit/,
    },
    {
      name: 'a byte of the last certificate’s own signature',
      bytes: flippedCms(
        three,
        two.length,
        (cms) => cms.indexOf(Buffer.from(third.certificate)) + third.certificate.length - 6,
      ),
      says: /certificate is not the one that was signed with/,
    },
    {
      name: 'a byte of the last signature’s digest',
      bytes: flippedCms(three, two.length, (cms) => cms.indexOf(attribute) + 20),
      says: /changed after it was signed/,
    },
    {
      name: 'a byte of the last signature value',
      bytes: flippedCms(three, two.length, (cms) => cms.length - 8),
      says: notValid,
    },
    {
      name: 'a byte of the first signature value',
      bytes: flippedCms(three, targetsStart(three), (cms) => cms.length - 8),
      says: /changed after it was signed|not valid/,
    },
    {
      name: 'the last certificate swapped for one of the same key and another name',
      bytes: withCms(three, two.length, swapped(readCms(three, two.length), third.certificate, twin)),
      says: /certificate is not the one that was signed with|cannot be read/,
    },
    {
      name: 'the last signature made anew with a key of the forger',
      bytes: withCms(
        three,
        two.length,
        Buffer.concat([buildCms(digest, { ...first, certificate: third.certificate })]),
      ),
      says: notValid,
    },
    {
      name: 'the signature of another file in the last field',
      bytes: withCms(three, two.length, readCms(three, one.length)),
      says: /changed after it was signed/,
    },
    {
      name: 'no signature in the last field, only zeros',
      bytes: withCms(three, two.length, Buffer.alloc(0)),
      says: /cannot be read/,
    },
    {
      name: 'something behind the last signature, before its end',
      bytes: flipped(three, find(three, '>>', digitsOf(three, two.length)) - 60, 1),
      says: /only zeros may/,
    },
    {
      name: 'a byte range that leaves out the third picture',
      bytes: shiftedRange(three, two.length),
      says: /does not cover everything|changed after it was signed/,
    },
  ];
}

function targetsStart(pdf: Uint8Array): number {
  return find(pdf, '/SubFilter /ETSI') - 200;
}

function digestOf(pdf: Uint8Array, from: number): Buffer {
  const at = digitsOf(pdf, from) - 1;
  const end = find(pdf, '>', at) + 1;
  return createHash('sha256').update(pdf.subarray(0, at)).update(pdf.subarray(end)).digest();
}

/** A certificate of the same key in another name, as long as the real one: its signature's length varies. */
function twinOf(key: SigningKey): Buffer {
  for (;;) {
    const twin = makeCertificate({
      use: 'signer',
      name: 'Олег Иваноф',
      organisation: '',
      email: `${'0'.repeat(32)}@signer.invalid`,
      publicKey: createPublicKey(key.privateKey),
      privateKey: key.privateKey,
      serial: Buffer.alloc(16, 7),
      notBefore: Date.now() - 1e7,
      notAfter: Date.now() + 1e10,
      issuer: null,
    });
    if (twin.length === key.certificate.length) return twin;
  }
}

function swapped(cms: Buffer, from: Uint8Array, to: Buffer): Buffer {
  const at = cms.indexOf(Buffer.from(from));
  const copy = Buffer.from(cms);
  to.copy(copy, at, 0, Math.min(to.length, from.length));
  return copy;
}

function shiftedRange(pdf: Uint8Array, from: number): Uint8Array {
  const copy = Buffer.from(pdf);
  const at = find(pdf, '/ByteRange [', from);
  const text = copy.toString('latin1', at, find(pdf, ']', at) + 1);
  const [, length = '', next = '', rest = ''] = /\[0 (\d+) (\d+) (\d+)\]/.exec(text) ?? [];
  const later = Number(next) + 40;
  const range = `/ByteRange [0 ${length} ${later} ${Number(rest) - 40}]`;
  copy.write(range.padEnd(text.length), at, 'latin1');
  return new Uint8Array(copy);
}
