import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyCommand } from '#electron/cli-verify.ts';
import { verifySheet } from '#electron/verifying/verify-sheet.ts';
import { pairs, readBack, runTool, saved, scratchFolder } from './outside-tools.ts';
import { attachment, drawnSheet, history, people, record, signInTurn } from './sheet-to-sign.ts';

let base: Uint8Array;
let signed: Uint8Array;

beforeAll(async () => {
  base = await drawnSheet();
  signed = (await signInTurn(base, await people(2))).at(-1) ?? base;
}, 60_000);

async function summary(bytes: Uint8Array): Promise<string> {
  return (await verifySheet(bytes)).summary;
}

/** A small PDF around the given objects, the first of them the root. */
function smallPdf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const lines = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`;
  return Buffer.from(
    `${text}${table}trailer\n<</Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}

describe('a file that is no sheet', () => {
  it('is told from a PDF', async () => {
    expect(await summary(new Uint8Array())).toBe('This file is not a PDF.');
    expect(await summary(Buffer.from('PK\u0003\u0004 a zip'))).toBe('This file is not a PDF.');
    expect(await summary(Buffer.alloc(200 * 1024 * 1024))).toBe('This file is not a PDF.');
  });

  it('is incomplete wherever it was cut off', async () => {
    for (const part of [0.1, 0.3, 0.5, 0.8, 0.95, 0.999]) {
      const cut = signed.subarray(0, Math.floor(signed.length * part));
      expect(await summary(cut)).toBe('This file cannot be read as a PDF. It may be incomplete.');
    }
  });

  it('is refused when it is encrypted', async () => {
    const target = saved(new Uint8Array(), 'encrypted.pdf');
    runTool('qpdf', ['--encrypt', 'user', 'owner', '256', '--', saved(base), target]);
    expect(await summary(readBack(target))).toMatch(/^This PDF is encrypted\./);
  });

  it('is refused above 200 MiB without being read', async () => {
    const large = Buffer.alloc(200 * 1024 * 1024 + 1);
    large.set(base);
    expect(await summary(large)).toMatch(/too large to be checked/);
  });

  it('is checked at 200 MB within seconds', async () => {
    const large = await drawnSheet({
      attachments: [
        attachment('record.json', 'application/json', record),
        attachment('run.jsonl', 'application/jsonl', history),
      ],
    });
    const pdf = Buffer.concat([large, Buffer.alloc(200_000_000 - large.length, 'x')]);
    const began = performance.now();
    expect(await summary(pdf)).toBe('This file cannot be read as a PDF. It may be incomplete.');
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('a PDF that wants to exhaust its reader', () => {
  const within = async (bytes: Uint8Array): Promise<string> => {
    const began = performance.now();
    const words = await summary(bytes);
    expect(performance.now() - began).toBeLessThan(5000);
    return words;
  };

  it('cannot unpack more than the budget', async () => {
    const bomb = deflateSync(Buffer.alloc(100 * 1024 * 1024));
    const pdf = smallPdf([
      '<</Type /Catalog /Pages 2 0 R /Metadata 3 0 R /AcroForm <</Fields [4 0 R]>>>>',
      '<</Type /Pages /Kids [] /Count 0>>',
      `<</Length ${bomb.length} /Filter /FlateDecode>>\nstream\n${bomb.toString('latin1')}\nendstream`,
      '<</FT /Sig /T (a)>>',
    ]);
    expect(await within(pdf)).toMatch(/asks for more work/);
  });

  it('cannot nest, chain or circle without end', async () => {
    const deep = smallPdf([`<</Type /Catalog /A ${'['.repeat(5000)}${']'.repeat(5000)}>>`]);
    expect(await within(deep)).toMatch(/asks for more work/);
    const circle = smallPdf(['<</Type /Catalog /AcroForm 2 0 R>>', '2 0 R']);
    expect(await within(circle)).toMatch(/not made by Runsheet and is not signed/);
    const kids = smallPdf([
      '<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [3 0 R]>>>>',
      '<</Type /Pages /Kids [2 0 R 2 0 R]>>',
      '<</FT /Sig /Kids [3 0 R 3 0 R] /T (a)>>',
    ]);
    expect(await within(kids)).toMatch(/not made by Runsheet/);
    const loop = Buffer.from(
      Buffer.from(smallPdf(['<</Type /Catalog>>']))
        .toString('latin1')
        .replace('/Root 1 0 R', '/Root 1 0 R /Prev 50'),
      'latin1',
    );
    expect(await within(loop)).toMatch(/cannot be read|not made by Runsheet/);
  });

  it('cannot claim more objects than it has', async () => {
    const head = '%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n';
    const stream = `2 0 obj\n<</Type /XRef /Size 4000000000 /Index [0 4000000000] /W [1 4 2] /Root 1 0 R /Length 7>>\nstream\n\u0001\0\0\0\u0009\0\0\nendstream\nendobj\n`;
    const pdf = Buffer.from(`${head}${stream}startxref\n${head.length}\n%%EOF\n`, 'latin1');
    expect(await within(pdf)).toMatch(/cannot be read|not made by Runsheet/);
    const table = Buffer.from('%PDF-1.7\nxref\n0 999999999\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n');
    expect(await within(table)).toMatch(/It is damaged/);
  });

  it('never breaks the check, whatever byte of it is changed', async () => {
    let seed = 20_261_118;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let round = 0; round < 120; round++) {
      const copy = Uint8Array.from(signed);
      for (let changes = 0; changes < 3; changes++) copy[random(copy.length)] = random(256);
      const { valid, summary: words } = await verifySheet(copy);
      expect(words).not.toBe('');
      // What a signature does not cover is its own string: a letter's case there may change without meaning.
      expect(valid && !isOnlyCase(copy, signed)).toBe(false);
    }
  });
});

function isOnlyCase(one: Uint8Array, other: Uint8Array): boolean {
  return one.every(
    (byte, at) => String.fromCharCode(byte).toLowerCase() === String.fromCharCode(other[at] ?? 0),
  );
}

describe('a PDF of another program', () => {
  const foreign = smallPdf(
    [
      '<</Type /Catalog /Pages 2 0 R>>',
      '<</Type /Pages /Kids [3 0 R] /Count 1>>',
      '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <<>>>>',
    ],
    '/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]',
  );

  it('is never valid: without a signature nothing could be checked', async () => {
    const verified = await verifySheet(foreign);
    expect([verified.valid, verified.verdict]).toEqual([false, 'foreign']);
    expect(verified.summary).toBe(
      'This PDF was not made by Runsheet and is not signed. Nothing could be checked.',
    );
  });

  it('has its signatures checked, and says that nothing else was', async () => {
    const folder = scratchFolder();
    const database = `sql:${folder}`;
    const source = saved(foreign);
    const target = saved(new Uint8Array(), 'signed.pdf');
    runTool('certutil', ['-N', '-d', database, '--empty-password']);
    runTool('certutil', [
      ...'-S -x -t CTu,CTu,CTu -k rsa -g 2048 -v 24 -n lena -s'.split(' '),
      'CN=Lena Fischer',
      ...pairs({ d: database, z: source }),
    ]);
    runTool('pdfsig', [source, target, '-add-signature', ...pairs({ nssdir: database, nick: 'lena' })]);
    const verified = await verifySheet(readBack(target));
    expect(verified.summary).toBe(
      'This PDF was not made by Runsheet. Its signature is valid; nothing else could be checked.',
    );
    expect(verified.signatures.map(({ name, valid }) => [name, valid])).toEqual([['Lena Fischer', true]]);
    expect(verified.valid).toBe(false);
  });
});

describe('the command line', () => {
  it('answers 0 for a valid sheet, 1 for an unsigned one, 2 for what cannot be read', async () => {
    const valid = await verifyCommand(saved(signed));
    expect(valid.exitCode).toBe(0);
    expect(JSON.parse(valid.json)).toMatchObject({
      valid: true,
      summary: 'Signed by 2 of 13. This PDF is unchanged and all 2 signatures are valid.',
      signatures: [
        { name: '李伟', valid: true, coversWholeFile: false },
        { name: 'Zoë Müller', valid: true, coversWholeFile: true },
      ],
      problems: [],
    });
    const draft = await verifyCommand(saved(base));
    expect([draft.exitCode, JSON.parse(draft.json)]).toMatchObject([
      1,
      { valid: false, summary: 'This is a draft. Nobody has signed it.' },
    ]);
    expect((await verifyCommand(saved(Buffer.from('no')))).exitCode).toBe(2);
    expect((await verifyCommand('/nowhere/sheet.pdf')).exitCode).toBe(2);
  });
});
