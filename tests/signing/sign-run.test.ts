/** The whole way from a passphrase to a file on disk and an event that names it, through what the window asks of main. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '#electron/ledger/hash-text.ts';
import { makeRunSheet } from '#electron/make-run-sheet.ts';
import { makeSheetService } from '#electron/sheet/sheet-service.ts';
import { signField } from '#electron/signing/sign-field.ts';
import { verifySheet } from '#electron/verifying/verify-sheet.ts';
import { openPdf } from '#electron/verifying/pdf/open-pdf.ts';
import { readAttachment } from '#electron/verifying/read-attachment.ts';
import type { DesktopOutput } from '#shared/ipc/desktop-contract.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { fieldNameOf } from '#shared/sheet/signature-box.ts';
import { missingSlots, signOffSlots } from '#shared/sign-off/sign-off-slots.ts';
import { shippedMarkdown } from '../support/ledgers.ts';
import { pdfText } from '../support/pdf-tools.ts';
import { createRun, handClock, startTestApp, temporaryFolder, type TestApp } from '../support/test-app.ts';
import { askPdfsig, runTool, saved, signedByPoppler, trustDatabase } from './outside-tools.ts';
import { attachment, companyFile, madeKey, signedAt, signRequest, testSigners } from './sheet-to-sign.ts';

const service = makeSheetService({
  workerFile: new URL('../../electron/sheet/worker.ts', import.meta.url),
  assetsFolder: null,
});
afterAll(() => service.stop());

const passphrase = 'correct horse battery';

function start(root = temporaryFolder()): TestApp {
  const app = startTestApp({ root, sheetService: service, clock: handClock(signedAt) });
  if (app.settings.current().operator === '')
    app.settings.save({ ...app.settings.current(), operator: 'Mei Lindqvist' });
  app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
  return app;
}

function runOf(app: TestApp, runId: string): StartedRun {
  const run = app.shelf.get(runId)?.run;
  if (run?.status !== 'started') throw new Error('no run');
  return run;
}

function abort(app: TestApp, runId: string): void {
  must(app.recorder.record(runId, { type: 'AbortRun', reason: 'The build is broken', decidedBy: 'Mei' }));
}

async function signer(app: TestApp, name: string): Promise<string> {
  const given = { name, role: 'Role', email: '', passphrase, organisationPassphrase: null };
  return must(await app.handlers.createSigner(given)).id;
}

async function sign(
  app: TestApp,
  runId: string,
  given: { readonly slot: string; readonly signerId: string; readonly passphrase?: string },
): Promise<DesktopOutput<'signSheet'>> {
  const run = runOf(app, runId);
  return app.handlers.signSheet({
    runId,
    passphrase,
    meaning: 'approve',
    sentence: null,
    mark: { kind: 'drawn', strokes: [[0.1, 0.5, 0.3, 0.2, 0.6, 0.7]] },
    upTo: { position: run.position, head: run.head },
    ...given,
  });
}

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function shown(app: TestApp, runId: string) {
  const { sheetId } = must(await app.handlers.makeSheet({ runId }));
  const kept = app.sheets.find(runId, sheetId);
  if (kept === null) throw new Error('The sheet was made and is not to be had.');
  return kept;
}

/** The data folder of a closed run with one signature, made once: each test works on a copy of its own. */
let signedOnce = { root: '', runId: '', signerId: '' };

beforeAll(async () => {
  const app = start(mkdtempSync(join(tmpdir(), 'runsheet-signed-')));
  const runId = createRun(app, shippedMarkdown);
  const [first] = signOffSlots(runOf(app, runId).checklist);
  const signerId = await signer(app, 'Zoë Müller');
  abort(app, runId);
  must(await sign(app, runId, { slot: first?.slot ?? '', signerId }));
  app.watch.end();
  signedOnce = { root: app.folder.root, runId, signerId };
}, 60_000);
afterAll(() => rmSync(signedOnce.root, { recursive: true, force: true }));

/** A closed run with one signature, and what was needed for it. */
function oneSigned(root = temporaryFolder()) {
  const { runId, signerId } = signedOnce;
  cpSync(signedOnce.root, root, { recursive: true });
  const app = start(root);
  const slots = signOffSlots(runOf(app, runId).checklist).map(({ slot }) => slot);
  return { app, runId, slots, signerId, file: app.folder.sheet(runId, 'record-1.pdf') };
}

const names = ['李伟', 'Zoë Müller', 'Олег Иванов', 'محمد'];

describe('signing the record sheet', () => {
  it('gives thirteen valid signatures, each event naming the file it left', async () => {
    const app = start();
    const runId = createRun(app, shippedMarkdown);
    abort(app, runId);
    const slots = signOffSlots(runOf(app, runId).checklist);
    expect(slots).toHaveLength(13);
    for (const [index, { slot }] of slots.entries()) {
      const signerId = await signer(app, names[index] ?? `Signer ${index + 1}`);
      must(await sign(app, runId, { slot, signerId }));
      const path = app.folder.sheet(runId, 'record-1.pdf');
      expect(runOf(app, runId).signOffs.at(-1)?.digital?.fileSha256).toBe(hashBytes(readFileSync(path)));
    }
    expect(missingSlots(runOf(app, runId))).toEqual([]);
    const sheet = await shown(app, runId);
    expect(sheet).toMatchObject({ kind: 'record', signed: 13, draft: false, replaces: null });
    const checked = await app.handlers.verifyPdf({
      file: { name: 'Sheet.pdf', bytes: new Uint8Array(sheet.bytes) },
    });
    expect(must(checked).verification).toMatchObject({
      valid: true,
      summary: 'This PDF is unchanged and all 13 signatures are valid.',
      findings: { register: { code: 'Newest' } },
    });
    expect(runTool('qpdf', ['--check', saved(sheet.bytes)]).status).toBe(0);
    const verdicts = askPdfsig(sheet.bytes, trustDatabase([], 'peers'));
    expect(verdicts.filter(({ words }) => words.startsWith('Signature is Valid'))).toHaveLength(13);
    const path = join(app.folder.root, 'Sheet.pdf');
    app.desktop.paths.push(path);
    must(await app.handlers.saveSheet({ runId, sheetId: sheet.sheetId }));
    expect(hashBytes(readFileSync(path))).toBe(runOf(app, runId).signOffs.at(-1)?.digital?.fileSha256);
    must(await app.handlers.sealRun({ runId, sheetId: sheet.sheetId, draftReason: null }));
    expect((await shown(app, runId)).sha256).toBe(sheet.sha256);
  }, 90_000);

  it('writes nothing for a wrong passphrase', async () => {
    const app = start();
    const runId = createRun(app, shippedMarkdown);
    abort(app, runId);
    const signerId = await signer(app, 'Lena Fischer');
    const events = runOf(app, runId).position;
    const slot = signOffSlots(runOf(app, runId).checklist)[0]?.slot ?? '';
    expect(await sign(app, runId, { slot, signerId, passphrase: 'not the passphrase' })).toMatchObject({
      ok: false,
      error: { kind: 'signer', refusal: { code: 'WrongPassphrase', tried: true } },
    });
    expect(runOf(app, runId).position).toBe(events);
    expect(existsSync(app.folder.sheetFolder(runId))).toBe(false);
  });

  it('asks again when the record moved on, before any key is opened', async () => {
    const { app, runId, slots, signerId } = oneSigned();
    const answer = await app.handlers.signSheet({
      runId,
      slot: slots[1] ?? '',
      signerId,
      passphrase: 'never tried',
      meaning: 'approve',
      sentence: null,
      mark: { kind: 'typed', text: 'Zoë' },
      upTo: { position: 1, head: '0'.repeat(64) },
    });
    expect(answer).toMatchObject({ error: { kind: 'refused', rejection: { code: 'RecordMovedOn' } } });
  });

  it('keeps a company’s key apart from one made here', async () => {
    const app = start();
    const runId = createRun(app, shippedMarkdown);
    abort(app, runId);
    const imported = must(
      await app.handlers.importSigner({
        bytes: new Uint8Array(companyFile('Zoë Müller')),
        filePassword: 'company',
        role: 'Product Manager',
        passphrase,
      }),
    );
    const slot = signOffSlots(runOf(app, runId).checklist)[0]?.slot ?? '';
    must(await sign(app, runId, { slot, signerId: imported.id }));
    expect(runOf(app, runId).signOffs.at(-1)?.digital?.kind).toBe('company-certificate');
    const { signatures } = await verifySheet((await shown(app, runId)).bytes);
    expect(signatures[0]?.reason).toContain('company certificate');
  });

  it('takes signatures that are asked for at once one after the other', async () => {
    const { app, runId, slots, signerId } = oneSigned();
    const answers = await Promise.all([
      sign(app, runId, { slot: slots[1] ?? '', signerId }),
      sign(app, runId, { slot: slots[2] ?? '', signerId }),
    ]);
    // Both read the record at the same place; the second one has to read what the first one added.
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect((await verifySheet((await shown(app, runId)).bytes)).signatures).toHaveLength(2);
  });
});

describe('a crash', () => {
  it('between the file and its event leaves the signature ungiven, and the next one takes its place', async () => {
    const root = temporaryFolder();
    const { app, runId, slots, signerId, file } = oneSigned(root);
    const ledger = readFileSync(app.folder.ledger(runId));
    must(await sign(app, runId, { slot: slots[1] ?? '', signerId }));
    writeFileSync(app.folder.ledger(runId), ledger);
    const next = start(root);
    expect(runOf(next, runId).signOffs).toHaveLength(1);
    expect((await shown(next, runId)).signed).toBe(1);
    must(await sign(next, runId, { slot: slots[2] ?? '', signerId }));
    const { signatures, summary } = await verifySheet(readFileSync(file));
    expect(summary).toContain('Signed by 2 of 13');
    expect(signatures.map(({ fieldName }) => fieldName)).toEqual(
      [slots[0], slots[2]].map((slot) => fieldNameOf(runOf(next, runId), slot ?? '')),
    );
  });

  it('before the first event leaves a file that does not count', async () => {
    const { app, runId, slots, signerId, file } = oneSigned();
    const fresh = createRun(app, shippedMarkdown);
    app.files.makeFolder(app.folder.sheetFolder(fresh));
    writeFileSync(app.folder.sheet(fresh, 'record-1.pdf'), readFileSync(file));
    abort(app, fresh);
    expect(await shown(app, fresh)).toMatchObject({ signed: 0, draft: true });
    must(await sign(app, fresh, { slot: slots[0] ?? '', signerId }));
    expect(
      (await verifySheet(readFileSync(app.folder.sheet(fresh, 'record-1.pdf')))).signatures,
    ).toHaveLength(1);
    expect(runOf(app, runId).signOffs).toHaveLength(1);
  });

  it('of the disk says that the file is gone, instead of signing another one', async () => {
    const { app, runId, slots, signerId, file } = oneSigned();
    writeFileSync(file, 'no sheet at all');
    expect(await sign(app, runId, { slot: slots[1] ?? '', signerId })).toMatchObject({
      error: { kind: 'trouble', trouble: { code: 'FileUnreadable', name: 'record-1.pdf' } },
    });
  });
});

describe('a reopened record', () => {
  it('is signed anew on a sheet that carries the one put aside', async () => {
    const { app, runId, slots, signerId, file } = oneSigned();
    must(app.recorder.record(runId, { type: 'ReopenRecord', reason: 'A note must be added' }));
    abort(app, runId);
    expect(await shown(app, runId)).toMatchObject({ signed: 0, replaces: 1 });
    must(await sign(app, runId, { slot: slots[0] ?? '', signerId }));
    const sheet = await shown(app, runId);
    const carried = readAttachment(openPdf(sheet.bytes).newest, 'superseded-sheet.pdf');
    expect(carried !== null && hashBytes(carried)).toBe(hashBytes(readFileSync(file)));
    expect((await verifySheet(sheet.bytes)).summary).toContain('Signed by 1 of 13');
    const old = { name: 'Old.pdf', bytes: new Uint8Array(readFileSync(file)) };
    expect(must(await app.handlers.verifyPdf({ file: old })).verification).toMatchObject({
      valid: false,
      verdict: 'outdated',
      findings: { register: { code: 'Superseded' } },
    });
  });
});

describe('the go sheet', () => {
  it('is signed before go-live and carried by the record sheet, whose fields for its roles may stay empty', async () => {
    const app = start();
    const runId = createRun(app, shippedMarkdown);
    const slots = signOffSlots(runOf(app, runId).checklist).map(({ slot }) => slot);
    const signerId = await signer(app, 'Ingrid Solberg');
    must(await sign(app, runId, { slot: slots[0] ?? '', signerId }));
    const go = await shown(app, runId);
    expect(go).toMatchObject({ kind: 'go', signed: 1 });
    abort(app, runId);
    must(await sign(app, runId, { slot: slots[1] ?? '', signerId }));
    const record = await shown(app, runId);
    const carried = readAttachment(openPdf(record.bytes).newest, 'go-sheet.pdf');
    expect(carried !== null && hashBytes(carried)).toBe(go.sha256);
    const verification = await verifySheet(record.bytes);
    expect(verification.summary).toBe(
      'Signed by 2 of 13, 1 of them before go-live on the go sheet inside. This PDF is unchanged and its signature is valid.',
    );
    expect(verification.findings).toMatchObject({ fields: 13, goSheet: { holds: true } });
    const text = pdfText(saved(record.bytes));
    expect(text).toContain('Not needed here: signed on the go sheet');
    expect(text).toMatch(/Ingrid Solberg/);
    expect(missingSlots(runOf(app, runId))).toHaveLength(11);
  });

  it('inside a record sheet is checked with it: an altered one, signed over, is told', async () => {
    const app = start();
    const runId = createRun(app, shippedMarkdown);
    const slots = signOffSlots(runOf(app, runId).checklist).map(({ slot }) => slot);
    const signerId = await signer(app, 'Ingrid Solberg');
    must(await sign(app, runId, { slot: slots[0] ?? '', signerId }));
    const path = app.folder.sheet(runId, 'go-1.pdf');
    const { run, events } = must({ ok: true, value: app.shelf.get(runId) ?? { run: null, events: [] } });
    if (run?.status !== 'started') throw new Error('no run');
    const altered = Buffer.concat([readFileSync(path), Buffer.from('% one more line\n')]);
    const made = await makeRunSheet(
      {
        run,
        events,
        purpose: 'signing',
        evidence: new Map(),
        letterhead: { organisation: '', logo: null },
        appVersion: '0',
        carried: [attachment('go-sheet.pdf', 'application/pdf', altered)],
      },
      service,
    );
    const signed = must(
      await signField(
        must(made).bytes,
        await signRequest(await madeKey(testSigners(), 'Olga'), {
          fieldName: fieldNameOf(run, slots[1] ?? ''),
        }),
      ),
    );
    const { valid, verdict, summary } = await verifySheet(signed.bytes);
    expect({ valid, verdict }).toEqual({ valid: false, verdict: 'record' });
    expect(summary).toContain('The go sheet inside this PDF does not hold:');
  });
});

describe('a sheet signed elsewhere', () => {
  it('is taken when pdfsig signed one of its fields, and signed on here', async () => {
    const { app, runId, slots, signerId, file } = oneSigned();
    const field = fieldNameOf(runOf(app, runId), slots[4] ?? '');
    const theirs = signedByPoppler(readFileSync(file), field);
    app.desktop.paths.push(theirs);
    const taken = must(await app.handlers.openSignedElsewhere({ runId }));
    expect(taken.events.map(({ event }) => event)).toMatchObject([
      { type: 'SheetSignedElsewhere', slot: slots[4], name: 'Lena Fischer' },
    ]);
    expect(hashBytes(readFileSync(file))).toBe(hashBytes(readFileSync(theirs)));
    must(await sign(app, runId, { slot: slots[1] ?? '', signerId }));
    expect((await verifySheet(readFileSync(file))).summary).toContain('Signed by 3 of 13');
  });

  it('is refused with the reason when it is another file, and ours is kept', async () => {
    const { app, runId, file } = oneSigned();
    const before = hashBytes(readFileSync(file));
    const changed = Buffer.from(readFileSync(file));
    changed[2000] = (changed[2000] ?? 0) ^ 1;
    app.desktop.paths.push(saved(changed));
    expect(await app.handlers.openSignedElsewhere({ runId })).toMatchObject({
      error: { kind: 'elsewhere', refusal: { code: 'AnotherFile', from: 2000 } },
    });
    expect(hashBytes(readFileSync(file))).toBe(before);
    expect(runOf(app, runId).signOffs).toHaveLength(1);
  });
});

describe('the check of a PDF', () => {
  it('knows an earlier state of a sheet signed here, and a foreign file as such', async () => {
    const { app, runId, slots, signerId, file } = oneSigned();
    const earlier = new Uint8Array(readFileSync(file));
    must(await sign(app, runId, { slot: slots[1] ?? '', signerId }));
    const checked = must(await app.handlers.verifyPdf({ file: { name: 'Old.pdf', bytes: earlier } }));
    expect(checked.verification.findings).toMatchObject({
      register: { code: 'Earlier', signatures: 1, newest: 2 },
    });
    app.desktop.paths.push(saved(new Uint8Array(Buffer.from('not a pdf'))));
    expect(must(await app.handlers.verifyPdf({ file: null })).verification.verdict).toBe('unreadable');
    expect(await app.handlers.verifyPdf({ file: null })).toMatchObject({ error: { code: 'Cancelled' } });
  });
});

describe('the sheet on screen', () => {
  it('is checked by its name, without crossing once more', async () => {
    const { app, runId } = oneSigned();
    const { sheetId, bytes } = await shown(app, runId);
    const named = must(await app.handlers.verifyPdf({ file: { runId, sheetId } }));
    const given = must(
      await app.handlers.verifyPdf({ file: { name: 'approval-sheet.pdf', bytes: new Uint8Array(bytes) } }),
    );
    expect(named).toEqual(given);
    expect(named.verification.valid).toBe(true);
    expect(await app.handlers.verifyPdf({ file: { runId, sheetId: 'another' } })).toMatchObject({
      error: { code: 'NoSuchRun' },
    });
  });
});

describe('a character that no font has', () => {
  it('is told before anybody signs, in the record and in what the signature would say', async () => {
    const { app, runId } = oneSigned();
    expect(await app.handlers.sheetMarks({ runId, words: 'Aiko' })).toEqual({ ok: true, value: [] });
    expect(await app.handlers.sheetMarks({ runId, words: 'Aiko 𠮷野 🚀' })).toEqual({
      ok: true,
      value: ['𠮷', '🚀'],
    });
    expect(await app.handlers.sheetMarks({ runId: 'run-nowhere', words: '' })).toMatchObject({
      error: { code: 'NoSuchRun' },
    });
  });

  it('in the name of a signer is told of the signed sheet too, which is not drawn again', async () => {
    const { app, runId, slots } = oneSigned();
    const signerId = await signer(app, 'Aiko 𠮷野');
    must(await sign(app, runId, { slot: slots[1] ?? '', signerId }));
    expect(await shown(app, runId)).toMatchObject({ signed: 2, undrawable: ['𠮷'] });
  });
});

describe('what auditors get', () => {
  it('is the certificate, and one page that says how to trust it', async () => {
    const app = start();
    const id = await signer(app, 'Lena Fischer');
    const [certificate, page] = [join(app.folder.root, 'lena.cer'), join(app.folder.root, 'trust.pdf')];
    app.desktop.paths.push(certificate, page);
    must(await app.handlers.exportCertificate({ id }));
    const { signers } = await app.handlers.listSigners(null);
    expect(signers.map(({ fingerprint }) => fingerprint)).toEqual([hashBytes(readFileSync(certificate))]);
    must(await app.handlers.exportTrustPage(null));
    expect(runTool('qpdf', ['--check', saved(readFileSync(page))]).status).toBe(0);
  });
});
