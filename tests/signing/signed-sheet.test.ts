import { writeFileSync } from 'node:fs';
import type * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { beforeAll, describe, expect, it } from 'vitest';
import { signField } from '#electron/signing/sign-field.ts';
import { openPdf } from '#electron/verifying/pdf/open-pdf.ts';
import { verifySheet } from '#electron/verifying/verify-sheet.ts';
import { formatDate, formatTimeOfDay } from '#shared/time/instant.ts';
import { formatOffsetIso } from '#shared/ledger/offset-iso.ts';
import { pdfAttachments, pdfFonts, pdfText } from '../support/pdf-tools.ts';
import {
  askMutool,
  askOpenssl,
  askPdfsig,
  extractSignatures,
  readBack,
  runTool,
  saved,
  trustDatabase,
} from './outside-tools.ts';
import {
  drawnSheet,
  fieldNames,
  history,
  madeKey,
  passphrase,
  people,
  record,
  signInTurn,
  signedAt,
  signRequest,
  testSigners,
  valueOf,
  type Person,
} from './sheet-to-sign.ts';

let base: Uint8Array;
let everyone: readonly Person[];
let states: readonly Uint8Array[];
let database: string;

function after(count: number): Uint8Array {
  return states[count] ?? base;
}

beforeAll(async () => {
  base = await drawnSheet();
  everyone = await people(13);
  states = await signInTurn(base, everyone);
  database = trustDatabase(
    everyone.map(({ key }) => key.certificate),
    'peers',
  );
}, 60_000);

describe.each([1, 3, 13])('a sheet with %i signatures', (count) => {
  it('is valid and trusted to pdfsig, the last signature covering everything', () => {
    const lines = askPdfsig(after(count), database);
    const valid = 'Signature is Valid, Certificate is Trusted';
    expect(lines.slice(0, count).map(({ words }) => words)).toEqual([
      ...Array.from({ length: count - 1 }, () => `${valid}, Not total document signed`),
      `${valid}, Total document signed`,
    ]);
    expect(lines.slice(count).every(({ words }) => words === 'not signed')).toBe(true);
  });

  it('is valid to MuPDF', () => {
    expect(askMutool(after(count))).toEqual([
      ...Array.from(
        { length: count - 1 },
        () => 'The signature is valid but there have been edits since signing.',
      ),
      'The document is unchanged since signing.',
    ]);
  });

  it('holds signatures that OpenSSL verifies as CAdES', () => {
    const extracted = extractSignatures(after(count));
    const trusted = everyone.map(({ key }) => key.certificate);
    expect(extracted).toHaveLength(count);
    expect(extracted.map((signature) => askOpenssl(signature, trusted))).toEqual(extracted.map(() => ''));
  });

  it('is sound to qpdf', () => {
    const { status, output } = runTool('qpdf', ['--check', saved(after(count))]);
    expect(output).toContain('No syntax or stream encoding errors found');
    expect(status).toBe(0);
  });

  it('is valid to us, in one sentence', async () => {
    const verified = await verifySheet(after(count));
    const signed = count === 13 ? '' : `Signed by ${count} of 13. `;
    const all = count === 1 ? 'its signature is valid' : `all ${count} signatures are valid`;
    expect(verified.problems).toEqual([]);
    expect(verified.summary).toBe(`${signed}This PDF is unchanged and ${all}.`);
    expect(verified.valid).toBe(true);
    expect(verified.signatures.map(({ name }) => name)).toEqual(
      everyone.slice(0, count).map(({ name }) => name),
    );
    expect(verified.signatures.map(({ coversWholeFile }) => coversWholeFile)).toEqual(
      everyone.slice(0, count).map((_, index) => index === count - 1),
    );
  });
});

describe('a signature', () => {
  it('is appended: every byte before it stays, and it takes less than 30 KB', () => {
    for (let index = 1; index < states.length; index++) {
      const [before, now] = [after(index - 1), after(index)];
      expect(Buffer.from(now.subarray(0, before.length)).equals(before)).toBe(true);
      expect(now.length - before.length).toBeLessThan(30_000);
    }
  });

  it('changes the widget only; the first one also the root, to forbid later changes but signing', () => {
    const known = openPdf(base).newest;
    const changed = states.slice(1).map((state) => {
      const { sections, newest } = openPdf(state);
      const ids = [...(sections[0]?.entries.keys() ?? [])].filter((id) => known.object(id) !== null);
      return ids.map((id) => {
        const value = newest.dictionary({ kind: 'reference', id, generation: 0 });
        return value?.entries.has('FT') === true ? 'widget' : 'root';
      });
    });
    expect(changed[0]?.toSorted()).toEqual(['root', 'widget']);
    expect(changed.slice(1)).toEqual(Array.from({ length: 12 }, () => ['widget']));
    const sources = states.map((state) => Buffer.from(state).toString('latin1'));
    expect(sources[13]?.match(/\/TransformMethod \/DocMDP/g)).toHaveLength(1);
    expect(sources[13]).toContain('/TransformParams <</Type /TransformParams /P 2 /V /1.2>>');
  });

  it('says who, when with zone, and what, in the form PAdES asks for', () => {
    const source = Buffer.from(after(1).subarray(base.length)).toString('latin1');
    expect(source).toContain('/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached');
    const [date = '', clock = ''] = formatOffsetIso(signedAt, 60).split('T');
    const digits = `${date}${clock.slice(0, 8)}`.replaceAll(/[-:]/g, '');
    expect(source).toContain(`/M (D:${digits}+01'00')`);
    expect(source).toContain('/Name <FEFF674E4F1F>');
    expect(source).toContain('/Reason (Lead Developer: I approve with the exceptions named on page 1)');
    expect(/\/Contents <([0-9a-f]+)>/.exec(source)?.[1]?.length).toBeGreaterThanOrEqual(16_384);
  });

  it('signs content type, digest and certificate in DER order, and no time', () => {
    for (const { cms } of extractSignatures(after(3))) {
      const content = pkijs.ContentInfo.fromBER(Uint8Array.from(cms).buffer);
      const signed = new pkijs.SignedData({ schema: content.content as asn1js.BaseBlock });
      const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
      expect(attributes.map(({ type }) => type).toSorted()).toEqual([
        '1.2.840.113549.1.9.16.2.47',
        '1.2.840.113549.1.9.3',
        '1.2.840.113549.1.9.4',
      ]);
      const encoded = attributes.map((attribute) =>
        Buffer.from(attribute.toSchema().toBER()).toString('hex'),
      );
      expect(encoded).toEqual(encoded.toSorted());
      expect(signed.encapContentInfo.eContent).toBeUndefined();
    }
  });

  it('is drawn with embedded, mapped fonts, and its words can be read out of the page', () => {
    const file = saved(after(3));
    for (const font of pdfFonts(file)) expect(font.flags).toBe('yes yes yes');
    const text = pdfText(file);
    const time = `${formatDate(signedAt, 60)} ${formatTimeOfDay(signedAt, 60)}`;
    for (const words of ['李伟', 'Zoë Müller', 'Олег Иванов', `${time} (UTC+1)`]) {
      expect(text).toContain(words);
    }
  });

  it('leaves the attached record as it was, byte for byte', () => {
    const files = pdfAttachments(saved(after(13)));
    expect(files.get('record.json')?.toString('utf8')).toBe(record);
    expect(files.get('run.jsonl')?.toString('utf8')).toBe(history);
  });

  it('is refused for a field that is signed, unknown, or in no PDF', async () => {
    const [first] = everyone;
    if (first === undefined) throw new Error('nobody');
    const again = await signField(after(1), await signRequest(first.key, { fieldName: 'role-1' }));
    expect(again).toEqual({ ok: false, error: { code: 'FieldAlreadySigned', fieldName: 'role-1' } });
    const nowhere = await signField(base, await signRequest(first.key, { fieldName: 'role-99' }));
    expect(nowhere).toEqual({ ok: false, error: { code: 'NoSuchField', fieldName: 'role-99' } });
    const nothing = await signField(Buffer.from('no pdf'), await signRequest(first.key));
    expect(nothing).toMatchObject({ ok: false, error: { code: 'SheetUnreadable' } });
  });

  it('reports the characters of a name that no font draws', async () => {
    const [first] = everyone;
    if (first === undefined) throw new Error('nobody');
    const signed = valueOf(await signField(base, await signRequest(first.key, { name: 'Ann 🚀' })));
    expect(signed.undrawable).toEqual(['🚀']);
  });
});

describe('the organisation', () => {
  it('vouches for every signer it issued: one import and pdfsig and OpenSSL trust them', async () => {
    const signers = testSigners();
    valueOf(await signers.makeOrganisation('XianFeast', 'organisation passphrase'));
    const authority = valueOf(signers.organisationCertificate());
    const keys = [];
    for (const name of ['Mei Lindqvist', '李伟']) {
      const made = valueOf(
        await signers.create({
          name,
          role: 'Role',
          email: '',
          passphrase,
          organisationPassphrase: 'organisation passphrase',
        }),
      );
      keys.push({ name, key: valueOf(await signers.unlock(made.id, passphrase)) });
    }
    const signed = (await signInTurn(base, keys)).at(-1) ?? base;
    const trusting = trustDatabase([authority], 'authorities');
    expect(
      askPdfsig(signed, trusting)
        .slice(0, 2)
        .map(({ words }) => words),
    ).toEqual([
      'Signature is Valid, Certificate is Trusted, Not total document signed',
      'Signature is Valid, Certificate is Trusted, Total document signed',
    ]);
    expect(extractSignatures(signed).map((one) => askOpenssl(one, [authority]))).toEqual(['', '']);
    const verified = await verifySheet(signed);
    expect(verified.valid).toBe(true);
    expect(verified.signatures.map(({ certificate }) => [certificate?.kind, certificate?.issuer])).toEqual([
      ['issued', 'XianFeast'],
      ['issued', 'XianFeast'],
    ]);
  });
});

describe('a file with cross-reference streams', () => {
  it('is signed on in its own form', async () => {
    const packed = saved(base);
    const rewritten = saved(base, 'packed.pdf');
    runTool('qpdf', ['--object-streams=generate', '--newline-before-endstream', packed, rewritten]);
    const key = await madeKey(testSigners(), 'Ingrid Solberg');
    let bytes = readBack(rewritten);
    expect(openPdf(bytes).sections[0]?.form).toBe('stream');
    for (const fieldName of fieldNames.slice(0, 2)) {
      bytes = valueOf(await signField(bytes, await signRequest(key, { fieldName }))).bytes;
    }
    const file = saved(bytes);
    writeFileSync(file, bytes);
    expect(runTool('qpdf', ['--check', file]).status).toBe(0);
    expect(
      askPdfsig(bytes, trustDatabase([key.certificate], 'peers'))
        .slice(0, 2)
        .map(({ words }) => words),
    ).toEqual([
      'Signature is Valid, Certificate is Trusted, Not total document signed',
      'Signature is Valid, Certificate is Trusted, Total document signed',
    ]);
    expect((await verifySheet(bytes)).summary).toBe(
      'Signed by 2 of 13. This PDF is unchanged and all 2 signatures are valid.',
    );
  });
});
