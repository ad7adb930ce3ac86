/** Programs that nobody here wrote, asked about our signatures. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const packages = {
  pdfsig: 'poppler-utils',
  pdftotext: 'poppler-utils',
  mutool: 'mupdf-tools',
  qpdf: 'qpdf',
  openssl: 'openssl',
  certutil: 'libnss3-tools',
} as const;

export type Ran = { readonly status: number; readonly output: string; readonly complaints: string };

export function runTool(program: keyof typeof packages, args: readonly string[], input?: string): Ran {
  const ran = spawnSync(program, args, { input, maxBuffer: 1 << 28 });
  if (ran.error) {
    throw new Error(`${program} cannot be run. Install it: apt-get install ${packages[program]}`);
  }
  return {
    status: ran.status ?? -1,
    output: ran.stdout.toString('utf8'),
    complaints: ran.stderr.toString('utf8'),
  };
}

export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'runsheet-signing-'));
}

/** An NSS database that trusts these certificates as peers, or as authorities. */
export function trustDatabase(certificates: readonly Uint8Array[], as: 'peers' | 'authorities'): string {
  const folder = scratchFolder();
  const database = `sql:${folder}`;
  expectDone(runTool('certutil', ['-N', '-d', database, '--empty-password']));
  certificates.forEach((der, index) => {
    const file = join(folder, `${index}.cer`);
    writeFileSync(file, der);
    const flags = as === 'peers' ? 'P,P,P' : 'C,C,C';
    expectDone(runTool('certutil', ['-A', '-d', database, '-n', `c${index}`, '-t', flags, '-i', file]));
  });
  return database;
}

export type PdfsigLine = { readonly field: string; readonly words: string };

/** What pdfsig says of each signature field, shortened to its own verdicts. */
export function askPdfsig(pdf: Uint8Array, database: string): readonly PdfsigLine[] {
  const file = saved(pdf);
  const { output } = runTool('pdfsig', ['-nssdir', database, file]);
  return output
    .split(/^Signature #\d+:$/m)
    .slice(1)
    .map((part) => ({
      field: /Signature Field Name: (.*)/.exec(part)?.[1] ?? '',
      words: [
        /not signed/.exec(part)?.[0] ?? '',
        /Signature Validation: (.*?)\.?$/m.exec(part)?.[1] ?? '',
        /Certificate Validation: (.*?)\.?$/m.exec(part)?.[1] ?? '',
        /(Not total|Total) document signed/.exec(part)?.[0] ?? '',
      ]
        .filter((words) => words !== '')
        .join(', '),
    }));
}

/** MuPDF's verdict on each signed field. */
export function askMutool(pdf: Uint8Array): readonly string[] {
  const { output, complaints } = runTool('mutool', ['sign', '-v', saved(pdf)]);
  return `${output}\n${complaints}`
    .split(/^Verifying signature \d+:$/m)
    .slice(1)
    .map((part) => part.trim().split('\n').at(-1)?.trim() ?? '')
    .filter((line) => line !== 'Signature is not signed.');
}

export type ExtractedSignature = {
  readonly cms: Buffer;
  readonly covered: Buffer;
  readonly certificate: Buffer;
};

/** Cuts every signature out of a file by nothing but its byte range. */
export function extractSignatures(pdf: Uint8Array): readonly Omit<ExtractedSignature, 'certificate'>[] {
  const source = Buffer.from(pdf).toString('latin1');
  const ranges = source.matchAll(/\/ByteRange \[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g);
  return [...ranges].map((found) => {
    const [start = 0, length = 0, next = 0, rest = 0] = found.slice(1).map(Number);
    const padded = Buffer.from(source.slice(start + length + 1, next - 1), 'hex');
    const size = 4 + padded.readUInt16BE(2);
    return {
      cms: padded.subarray(0, size),
      covered: Buffer.concat([pdf.subarray(start, start + length), pdf.subarray(next, next + rest)]),
    };
  });
}

/** `openssl cms -verify -cades` of one signature as of tomorrow, since tests sign a little ahead; the empty text when it holds. */
export function askOpenssl(
  { cms, covered }: Omit<ExtractedSignature, 'certificate'>,
  trusted: readonly Uint8Array[],
): string {
  const folder = scratchFolder();
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('signature.p7s'), cms);
  writeFileSync(at('covered.bin'), covered);
  writeFileSync(at('trusted.pem'), trusted.map(pem).join('\n'));
  const { status, complaints } = runTool('openssl', [
    ...'cms -verify -binary -cades -purpose any -inform DER -out /dev/null'.split(' '),
    ...pairs({ in: at('signature.p7s'), content: at('covered.bin'), CAfile: at('trusted.pem') }),
    ...pairs({ attime: String(Math.floor(Date.now() / 1000) + 86_400) }),
  ]);
  return status === 0 ? '' : complaints.trim();
}

/** `{ in: 'a' }` as `-in a`. */
export function pairs(options: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => [`-${name}`, value]);
}

export function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----`;
}

export function saved(pdf: Uint8Array, name = 'sheet.pdf'): string {
  const file = join(scratchFolder(), name);
  writeFileSync(file, pdf);
  return file;
}

export function readBack(file: string): Uint8Array {
  return new Uint8Array(readFileSync(file));
}

function expectDone({ status, complaints }: Ran): void {
  if (status !== 0) throw new Error(complaints);
}

/** The file with this field signed by pdfsig, with a key of Lena Fischer; returns its path. */
export function signedByPoppler(pdf: Uint8Array, field: string): string {
  const folder = scratchFolder();
  const database = `sql:${folder}`;
  const noise = join(folder, 'noise');
  writeFileSync(noise, randomBytes(64));
  runTool('certutil', ['-N', '-d', database, '--empty-password']);
  runTool('certutil', [
    ...'-S -x -t CTu,CTu,CTu -k rsa -g 2048 -v 24 -m 77 -n lena'.split(' '),
    ...pairs({ d: database, s: 'CN=Lena Fischer,O=XianFeast', z: noise }),
    ...'--keyUsage digitalSignature,nonRepudiation'.split(' '),
  ]);
  const [from, to] = [saved(pdf), saved(new Uint8Array(), 'signed.pdf')];
  runTool('pdfsig', [from, to, ...pairs({ nssdir: database, nick: 'lena', sign: field, reason: 'ok' })]);
  if (readBack(to).length === 0) throw new Error('pdfsig did not sign');
  return to;
}
