import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashBytes } from '#electron/ledger/hash-text.ts';
import { ok, refused } from '#shared/result.ts';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import { sheetServiceOf } from '../../support/sheet-services.ts';
import { createRun, startTestApp, type TestApp } from '../../support/test-app.ts';

/** Draws nothing, but remembers what it was asked to draw. */
function pretendService() {
  const drawn: SheetDocument[] = [];
  const service = sheetServiceOf({
    makeSheet: (document) => {
      drawn.push(document);
      return Promise.resolve(ok({ bytes: new Uint8Array([drawn.length]), pages: 3, undrawable: [] }));
    },
  });
  return { drawn, service };
}

function started() {
  const { drawn, service } = pretendService();
  const app = startTestApp({ sheetService: service });
  app.settings.save({ ...app.settings.current(), operator: 'Mei Lindqvist', organisation: 'XianFeast AB' });
  return { app, drawn, runId: createRun(app) };
}

async function makeSheet(app: TestApp, runId: string) {
  const made = await app.handlers.makeSheet({ runId });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const kept = app.sheets.find(runId, made.value.sheetId);
  if (kept === null) throw new Error('The sheet was made and is not to be had.');
  return kept;
}

describe('the approval sheet', () => {
  it('is made from the run, carrying its record, its ledger and its evidence', async () => {
    const { app, drawn, runId } = started();
    const bytes = new Uint8Array([7, 8, 9]);
    await app.handlers.addEvidenceFile({
      runId,
      item: null,
      kind: 'file',
      name: 'scan.log',
      mime: 'text/plain',
      bytes,
    });
    const sheet = await makeSheet(app, runId);
    expect(sheet).toMatchObject({ pages: 3, sha256: hashBytes(sheet.bytes), draft: true });
    expect(drawn[0]?.letterhead).toEqual({ organisation: 'XianFeast AB', logo: null });
    const attached = new Map(drawn[0]?.attachments.map(({ name, content }) => [name, content]));
    expect(attached.get('run.jsonl')).toBe(readFileSync(app.folder.ledger(runId), 'utf8'));
    expect(JSON.parse(String(attached.get('record.json')))).toMatchObject({ format: 'runsheet-record' });
    expect([...attached.values()]).toContainEqual(bytes);
  });

  it('is saved where it was asked, read back, and recorded with its hash', async () => {
    const { app, runId } = started();
    const sheet = await makeSheet(app, runId);
    const path = join(app.folder.root, 'Sheet.pdf');
    app.desktop.paths.push(path);
    const saved = await app.handlers.saveSheet({ runId, sheetId: sheet.sheetId });
    expect(saved).toMatchObject({
      ok: true,
      value: {
        path,
        events: [
          { event: { type: 'SheetSaved', sha256: sheet.sha256, name: 'Sheet.pdf', pages: 3, draft: true } },
        ],
      },
    });
    expect(new Uint8Array(readFileSync(path))).toEqual(sheet.bytes);
  });

  it('is not recorded as saved when it was not', async () => {
    const { app, runId } = started();
    const sheet = await makeSheet(app, runId);
    expect(await app.handlers.saveSheet({ runId, sheetId: sheet.sheetId })).toMatchObject({
      error: { trouble: { code: 'Cancelled' } },
    });
    app.desktop.paths.push(join(app.folder.root, 'no/such/folder/Sheet.pdf'));
    expect(await app.handlers.saveSheet({ runId, sheetId: sheet.sheetId })).toMatchObject({
      error: { kind: 'trouble', trouble: { code: 'FileNotWritten', cause: 'gone' } },
    });
    expect(app.shelf.get(runId)?.events.length).toBe(1);
  });

  it('cannot be saved or sealed under a name that is not of this run', async () => {
    const { app, runId } = started();
    const sheet = await makeSheet(app, runId);
    const other = createRun(app);
    expect(await app.handlers.saveSheet({ runId: other, sheetId: sheet.sheetId })).toMatchObject({
      ok: false,
    });
    expect(
      await app.handlers.sealRun({ runId: other, sheetId: sheet.sheetId, draftReason: null }),
    ).toMatchObject({
      error: { kind: 'refused', rejection: { code: 'SheetNotSaved' } },
    });
    expect(await app.handlers.sealRun({ runId, sheetId: 'none', draftReason: null })).toMatchObject({
      ok: false,
    });
  });

  it('keeps the newest few in memory, not all of the night', async () => {
    const { app, runId } = started();
    const first = await makeSheet(app, runId);
    for (let time = 0; time < 4; time += 1) await makeSheet(app, runId);
    expect(app.sheets.find(runId, first.sheetId)).toBeNull();
  });

  it('that cannot be drawn is told, without what went wrong inside', async () => {
    const service = sheetServiceOf({
      makeSheet: () => Promise.resolve(refused({ code: 'SheetNotDrawn', detail: 'secret words of a note' })),
    });
    const app = startTestApp({ sheetService: service });
    const answer = await app.handlers.makeSheet({ runId: createRun(app) });
    expect(answer).toEqual({ ok: false, error: { code: 'SheetNotMade', detail: 'SheetNotDrawn' } });
  });
});
