/** An addendum from its signature to a file that others verify; the sealed sheet stays as it was. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { verifyCommand } from '#electron/cli-verify.ts';
import { hashBytes } from '#electron/ledger/hash-text.ts';
import { makeSheetService } from '#electron/sheet/sheet-service.ts';
import { openPdf } from '#electron/verifying/pdf/open-pdf.ts';
import { readAttachment } from '#electron/verifying/read-attachment.ts';
import type { DesktopInput } from '#shared/ipc/desktop-contract.ts';
import { must, sealSmallRelease, startedRun } from '../support/sealed-run.ts';
import { handClock, startTestApp, type TestApp } from '../support/test-app.ts';
import { askPdfsig, runTool, saved, trustDatabase } from './outside-tools.ts';
import { signedAt } from './sheet-to-sign.ts';

const service = makeSheetService({
  workerFile: new URL('../../electron/sheet/worker.ts', import.meta.url),
  assetsFolder: null,
});
afterAll(() => service.stop());

const day = 86_400_000;
const passphrase = 'correct horse battery';

async function start(): Promise<{ readonly app: TestApp; readonly runId: string }> {
  const app = startTestApp({ sheetService: service, clock: handClock(signedAt) });
  app.settings.save({ ...app.settings.current(), operator: 'Mei Lindqvist', organisation: 'XianFeast AB' });
  app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
  return { app, runId: await sealSmallRelease(app) };
}

async function signer(app: TestApp, name: string): Promise<string> {
  const given = { name, role: 'Release lead', email: '', passphrase, organisationPassphrase: null };
  return must(await app.handlers.createSigner(given)).id;
}

function signing(
  app: TestApp,
  runId: string,
  more: Partial<DesktopInput<'signAddendum'>> & { readonly signerId: string },
): DesktopInput<'signAddendum'> {
  const run = startedRun(app, runId);
  return {
    runId,
    addendum: 1,
    group: '6.1',
    period: 0,
    place: 'lead',
    reason: null,
    passphrase,
    mark: { kind: 'typed', text: 'Mei Lindqvist' },
    upTo: { position: run.position, head: run.head },
    ...more,
  };
}

it('is signed by two people, carries what was recorded since, and leaves the sealed sheet alone', async () => {
  const { app, runId } = await start();
  const sealedHash = startedRun(app, runId).sealed?.sheetSha256 ?? '';
  const before = startedRun(app, runId).closing?.head ?? '';
  app.clock.pass(7 * day);
  for (const round of [1, 2, 3, 4, 5, 6]) {
    must(
      app.recorder.record(runId, { type: 'MarkFollowUp', item: '6.1.1', round, state: 'done', note: null }),
    );
  }
  must(
    await app.handlers.addEvidenceFile({
      runId,
      item: '6.1.1',
      round: 3,
      kind: 'file',
      name: 'dashboard.csv',
      mime: 'text/csv',
      bytes: Buffer.from('errors,0\n'),
    }),
  );
  const mei = await signer(app, 'Mei Lindqvist');
  const open = await app.handlers.signAddendum(signing(app, runId, { signerId: mei }));
  expect(open).toMatchObject({ error: { rejection: { code: 'ReasonNeeded', for: 'addendum' } } });
  const wrong = await app.handlers.signAddendum(
    signing(app, runId, { signerId: mei, passphrase: 'not this one', reason: 'Day seven was a holiday' }),
  );
  expect(wrong).toMatchObject({ error: { refusal: { code: 'WrongPassphrase' } } });
  app.clock.pass(3000);
  must(
    await app.handlers.signAddendum(
      signing(app, runId, { signerId: mei, reason: 'Day seven was a holiday' }),
    ),
  );
  const reviewer = await signer(app, '李伟');
  must(await app.handlers.signAddendum(signing(app, runId, { signerId: reviewer, place: 'reviewer' })));

  const run = startedRun(app, runId);
  expect(run.closing?.head).toBe(before);
  const path = join(app.folder.root, 'Addendum.pdf');
  app.desktop.paths.push(path);
  must(await app.handlers.saveAddendum({ runId, addendum: 1 }));
  const bytes = readFileSync(path);
  expect(hashBytes(bytes)).toBe(run.addenda[0]?.signatures.at(-1)?.digital.fileSha256);

  const answer = await verifyCommand(path);
  expect(answer.exitCode).toBe(0);
  expect(JSON.parse(answer.json)).toMatchObject({
    valid: true,
    summary: 'This PDF is unchanged and all 2 signatures are valid.',
  });
  const verdicts = askPdfsig(bytes, trustDatabase([], 'peers'));
  expect(verdicts.map(({ words }) => words.startsWith('Signature is Valid'))).toEqual([true, true]);
  expect(runTool('qpdf', ['--check', saved(bytes)]).status).toBe(0);
  const known = await app.handlers.verifyPdf({ file: { name: 'A.pdf', bytes: new Uint8Array(bytes) } });
  expect(must(known).verification).toMatchObject({ valid: true, findings: { register: { code: 'Newest' } } });

  const text = runTool('pdftotext', ['-layout', path, '-']).output;
  expect(text.replaceAll(/\s+/gu, '')).toContain(sealedHash);
  expect(text).toContain('Day seven was a holiday');
  expect(text).toContain('dashboard.csv');
  const state = openPdf(bytes).newest;
  expect(readAttachment(state, 'E1-dashboard.csv')?.toString()).toBe('errors,0\n');
  const sheet = readFileSync(join(app.folder.root, `Sheet ${runId}.pdf`));
  expect(hashBytes(sheet)).toBe(sealedHash);
  const sealedLines = readAttachment(openPdf(sheet).newest, 'run.jsonl')?.toString() ?? '';
  expect(sealedLines.length).toBeGreaterThan(1000);
  expect(readAttachment(state, 'run.jsonl')?.toString().startsWith(sealedLines)).toBe(true);
}, 120_000);

it('is found changed when one character of it is', async () => {
  const { app, runId } = await start();
  const mei = await signer(app, 'Mei Lindqvist');
  must(await app.handlers.signAddendum(signing(app, runId, { signerId: mei, reason: 'Closed early' })));
  const path = join(app.folder.root, 'Addendum.pdf');
  app.desktop.paths.push(path);
  must(await app.handlers.saveAddendum({ runId, addendum: 1 }));
  const bytes = readFileSync(path);
  const at = bytes.indexOf('stream', 4000) + 30;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect((await verifyCommand(path)).exitCode).not.toBe(0);
  expect(await app.handlers.saveAddendum({ runId, addendum: 2 })).toMatchObject({ ok: false });
}, 60_000);
