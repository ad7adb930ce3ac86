/** The register and insights, asked over the window's channels and written to files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wholeRegister } from '#shared/register/register-query.ts';
import { registerHandlers } from '#electron/ipc/register-handlers.ts';
import { makeSheetService } from '#electron/sheet/sheet-service.ts';
import { samplePng } from '../../sheet/sample-document.ts';
import { pdfImages, pdfText } from '../../support/pdf-tools.ts';
import { createRun, startTestApp, temporaryFolder } from '../../support/test-app.ts';
import { indexHere } from '../../support/run-indexes.ts';

const everything = { kind: 'real', checklist: null, environment: null, since: null } as const;

function startIndexed() {
  const root = temporaryFolder();
  const runIndex = indexHere({ path: join(root, 'index.sqlite'), runsFolder: join(root, 'runs') });
  const sheetService = makeSheetService({
    workerFile: new URL('../../../electron/sheet/worker.ts', import.meta.url),
    assetsFolder: null,
  });
  const app = startTestApp({ root, runIndex, sheetService });
  return { ...app, root, runIndex };
}

function abort(app: ReturnType<typeof startIndexed>, runId: string): void {
  const aborted = app.recorder.record(runId, {
    type: 'AbortRun',
    reason: 'The build cannot be made tonight',
    decidedBy: 'Mei Lindqvist',
  });
  if (!aborted.ok) throw new Error(JSON.stringify(aborted.error));
}

it('finds a run as soon as it is closed', async () => {
  const app = startIndexed();
  const runId = createRun(app);
  const query = { ...wholeRegister, search: 'cannot be made', offset: 0, limit: 50 };
  const before = await app.handlers.queryRegister(query);
  expect(before.ok && before.value.total).toBe(0);
  abort(app, runId);
  const after = await app.handlers.queryRegister(query);
  expect(after.ok && after.value.rows.map(({ line }) => line.runId)).toEqual([runId]);
  expect(after.ok && after.value.rows[0]?.foundIn).toContain('notes');
});

it('calls no number missing while runs are still being read', async () => {
  const app = startIndexed();
  const runIds = [createRun(app), createRun(app), createRun(app)];
  for (const runId of [runIds[0], runIds[2]]) abort(app, runId ?? '');
  const heads = app.shelf.heads().slice(2);
  const path = join(app.root, 'register.csv');
  const write = async (unread: readonly string[]): Promise<string> => {
    const shelf = { ...app.shelf, heads: () => heads, unread: () => unread };
    app.desktop.paths.push(path);
    const saved = await registerHandlers({ ...app, shelf }).exportRegister({
      filter: wholeRegister,
      as: 'csv',
    });
    expect(saved.ok).toBe(true);
    return readFileSync(path, 'utf8');
  };
  expect(await write(runIds.slice(0, 2))).not.toContain('no record on this laptop');
  // Once everything is read, what is not there is told.
  expect(await write([])).toContain('no record on this laptop');
});

it('writes the register as a table and as a PDF, and insights as a table', async () => {
  const app = startIndexed();
  abort(app, createRun(app));
  createRun(app);
  const logo = Buffer.from(samplePng(240, 60)).toString('base64');
  app.settings.save({ ...app.settings.current(), organisation: 'XianFeast AB', logo });
  const at = (name: string) => join(app.root, name);
  app.desktop.paths.push(at('register.csv'), at('register.pdf'), at('insights.csv'));
  const csv = await app.handlers.exportRegister({ filter: wholeRegister, as: 'csv' });
  expect(csv).toEqual({ ok: true, value: { path: at('register.csv'), runs: 1 } });
  expect(readFileSync(at('register.csv'), 'utf8').split('\r\n')).toHaveLength(3);
  const pdf = await app.handlers.exportRegister({ filter: wholeRegister, as: 'pdf' });
  expect(pdf.ok).toBe(true);
  expect(pdfText(at('register.pdf'))).toContain('XianFeast AB');
  expect(pdfImages(at('register.pdf'))).toContainEqual(
    expect.objectContaining({ page: 1, size: '240 by 60' }),
  );
  const insights = await app.handlers.exportInsights(everything);
  expect(insights.ok).toBe(true);
  expect(readFileSync(at('insights.csv'), 'utf8')).toContain('"Change failure rate, %",,');
  expect(await app.handlers.exportRegister({ filter: wholeRegister, as: 'csv' })).toEqual({
    ok: false,
    error: { code: 'Cancelled' },
  });
  await app.sheetService.stop();
});

it('says how long steps usually take, and that it does not know of another run', async () => {
  const app = startIndexed();
  const runId = createRun(app);
  const usual = await app.handlers.readUsualTimes({ runId });
  expect(usual).toEqual({ ok: true, value: { steps: [], windowItems: [], gap: null, leftOut: [] } });
  expect((await app.handlers.readUsualTimes({ runId: 'run-nowhere' })).ok).toBe(false);
});

it('says that the index does not answer', async () => {
  const app = startTestApp();
  const answers = [
    await app.handlers.readInsights(everything),
    await app.handlers.readRegisterChoices(null),
    await app.handlers.queryRegister({ ...wholeRegister, offset: 0, limit: 1 }),
  ];
  for (const answer of answers) expect(answer).toEqual({ ok: false, error: { code: 'IndexUnavailable' } });
});
