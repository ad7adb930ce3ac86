import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { signField } from '#electron/signing/sign-field.ts';
import { acceptSignedElsewhere } from '#electron/verifying/accept-signed-elsewhere.ts';
import { verifySheet } from '#electron/verifying/verify-sheet.ts';
import { explainSignedElsewhere } from '#shared/signing/explain-signed-elsewhere.ts';
import { changedDictionary, streamBody, targetsOf, updated } from './change-pdf.ts';
import { askPdfsig, pairs, readBack, runTool, saved, scratchFolder } from './outside-tools.ts';
import { drawnSheet, people, signInTurn, signRequest, valueOf, type Person } from './sheet-to-sign.ts';

let three: readonly Person[];
let states: readonly Uint8Array[];
let ours: Uint8Array;
let database: string;

/** Signs with Poppler's pdfsig and an RSA key of its own; with EC keys it fails now and then. */
function signedByPoppler(
  pdf: Uint8Array,
  how: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Uint8Array {
  const [from, to] = [saved(pdf), saved(new Uint8Array(), 'signed.pdf')];
  const options = pairs({ nssdir: database, nick: 'lena', ...how });
  const ran = runTool('pdfsig', [from, to, ...flags, ...options]);
  const bytes = readBack(to);
  if (bytes.length === 0) throw new Error(ran.complaints + ran.output);
  return bytes;
}

async function explained(theirs: Uint8Array): Promise<string> {
  const result = await acceptSignedElsewhere(ours, theirs);
  return result.ok ? 'accepted' : explainSignedElsewhere(result.error);
}

beforeAll(async () => {
  three = await people(3);
  states = await signInTurn(await drawnSheet(), three);
  ours = states[2] ?? new Uint8Array();
  const folder = scratchFolder();
  database = `sql:${folder}`;
  const noise = join(folder, 'noise');
  writeFileSync(noise, randomBytes(64));
  runTool('certutil', ['-N', '-d', database, '--empty-password']);
  runTool('certutil', [
    ...'-S -x -t CTu,CTu,CTu -k rsa -g 2048 -v 24 -m 77 -n lena'.split(' '),
    ...pairs({ d: database, s: 'CN=Lena Fischer,O=XianFeast', z: noise }),
    ...'--keyUsage digitalSignature,nonRepudiation'.split(' '),
  ]);
}, 60_000);

describe('a sheet that was signed elsewhere', () => {
  it('is taken when Poppler added a signature to one of our fields, and signed on here', async () => {
    const theirs = signedByPoppler(ours, { sign: 'role-5', reason: 'QA Lead: I approve' });
    const accepted = valueOf(await acceptSignedElsewhere(ours, theirs));
    expect(accepted.map(({ fieldName, name, role, valid }) => [fieldName, name, role, valid])).toEqual([
      ['role-5', 'Lena Fischer', 'QA Lead', true],
    ]);
    const [person] = three;
    if (person === undefined) throw new Error('nobody');
    const request = await signRequest(person.key, { fieldName: 'role-6', name: person.name });
    const next = valueOf(await signField(theirs, request)).bytes;
    expect((await verifySheet(next)).summary).toBe(
      'Signed by 4 of 13. This PDF is unchanged and all 4 signatures are valid.',
    );
    expect(
      askPdfsig(next, database).filter(({ words }) => words.startsWith('Signature is Valid')),
    ).toHaveLength(4);
    expect(runTool('qpdf', ['--check', saved(next)]).status).toBe(0);
  });

  it('is taken when another Runsheet signed it', async () => {
    const accepted = valueOf(await acceptSignedElsewhere(ours, states[3] ?? ours));
    expect(accepted.map(({ name }) => name)).toEqual(['Олег Иванов']);
  });

  it('is refused with a field of its own, which changes page and form', async () => {
    const theirs = signedByPoppler(ours, { 'new-signature-field-name': 'extra' }, ['-add-signature']);
    expect(theirs.length).toBeGreaterThan(0);
    expect(await explained(theirs)).toMatch(/^More was changed than a signature: /);
  });

  it('is refused when more than a signature was added, and says what', async () => {
    const { file, contents, free, page } = targetsOf(ours);
    const changed = updated(ours, [[contents(4), streamBody('', '0 0 1 rg')]]);
    expect(await explained(signedByPoppler(changed, { sign: 'role-5' }))).toBe(
      'More was changed than a signature: page 4 was replaced. Yours is kept.',
    );
    const noted = updated(ours, [
      [free, '<</Type /Annot /Subtype /Text /Rect [0 0 9 9]>>'],
      [page(1), changedDictionary(file, page(1), { Annots: `[${free} 0 R]` })],
    ]);
    expect(await explained(noted)).toContain('page 1 was replaced');
  });

  it('is refused when it is another file, an older one, or ours without anything new', async () => {
    const other = await drawnSheet({ title: 'Another' });
    expect(await explained(other)).toMatch(
      /^This is not the same sheet with a signature added: it differs from byte \d+\./,
    );
    expect(await explained(states[1] ?? ours)).toBe(
      'This is an earlier state of the sheet you have. Yours is kept.',
    );
    expect(await explained(ours)).toBe('This is the sheet you have; nobody signed it elsewhere.');
    expect(await explained(Buffer.concat([ours, Buffer.from('%%%%')]))).toMatch(/4 bytes were added/);
  });
});
