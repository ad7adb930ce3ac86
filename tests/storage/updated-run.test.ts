/** A run that went on with a corrected newer version of its checklist: after a restart, elsewhere, and on the command line. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '#electron/cli/run-cli.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import type { Correction } from '#shared/checklist/corrections/correction.ts';
import { itemNow } from '#shared/run/item-now.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { pdfText } from '../support/pdf-tools.ts';
import { done } from '../support/run-commands.ts';
import { createRun, startTestApp, temporaryFolder, type TestApp } from '../support/test-app.ts';

const before = '# Ferry\n\n## Aboard\n- [ ] Cast off\n- [ ] Watch the wake (if needed)\n';
const after = before.replace('- [ ] Cast off', '- [ ] Start the engine\n- [ ] Cast off');
const corrections: readonly Correction[] = [
  {
    sets: 'conditional',
    at: { section: 'Aboard', group: 'Aboard', item: 'Watch the wake (if needed)', nth: 0 },
    conditional: null,
  },
];

async function updated(): Promise<{ readonly app: TestApp; readonly runId: string }> {
  const app = startTestApp();
  const keep = async (markdown: string, corrected: readonly Correction[]) =>
    app.handlers.keepChecklist({ name: 'ferry.md', markdown, corrections: [...corrected] });
  await keep(before, []);
  await keep(after, corrections);
  const runId = createRun(app, before);
  const record = async (command: RunCommand) => {
    expect(await app.handlers.recordCommand({ runId, command })).toMatchObject({ ok: true });
  };
  await record(done('1.1.1'));
  const checklist = {
    name: 'ferry.md',
    sha256: hashText(after),
    markdown: after,
    corrections: [...corrections],
  };
  await record({ type: 'UpdateChecklist', checklist, keep: [] });
  return { app, runId };
}

function expectUpdated(app: TestApp, runId: string): StartedRun {
  const run = app.shelf.get(runId)?.run;
  if (run?.status !== 'started') throw new Error('no run');
  expect([...run.places.keys()].map((item) => itemNow(run, item).state)).toEqual(['open', 'done', 'open']);
  expect(run.places.get('1.1.3')?.item.conditional).toBeNull();
  expect(run.checklistSource.sha256).toBe(hashText(after));
  expect(run.earlierChecklists.map(({ checklistSource }) => checklistSource.sha256)).toEqual([
    hashText(before),
  ]);
  return run;
}

it('is the same after a restart, and on another laptop with both versions and the corrections', async () => {
  const { app, runId } = await updated();
  const run = expectUpdated(app, runId);
  const again = startTestApp({ root: app.folder.root });
  expect(expectUpdated(again, runId)).toEqual(run);
  expect(again.shelf.heads()[0]?.summary).toMatchObject({ checklistSha256: hashText(after) });

  const path = join(temporaryFolder(), 'ferry.runsheet');
  again.desktop.paths.push(path);
  expect(await again.handlers.saveRunCopy({ runId })).toMatchObject({ ok: true });
  const there = startTestApp();
  there.desktop.paths.push(path);
  const opened = await there.handlers.openArchive({ backup: null });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const { token } = opened.value;
  expect(
    await there.handlers.restoreArchive({ token, runIds: [runId], goOn: null, bringBack: [] }),
  ).toMatchObject({
    ok: true,
  });
  expect(expectUpdated(there, runId)).toEqual(run);
  expect(there.checklists.all().find(({ sha256 }) => sha256 === hashText(after))?.corrections).toEqual(
    corrections,
  );
  expect(there.checklists.all().some(({ sha256 }) => sha256 === hashText(before))).toBe(true);
});

it('is replayed and drawn by the command line as it stands, with the change and the corrections', async () => {
  const { app, runId } = await updated();
  const replayed = await runCli(['replay', app.folder.ledger(runId)]);
  expect(JSON.parse(replayed.stdout)).toMatchObject({ valid: true, phase: 'preparing', events: 3 });
  const out = join(mkdtempSync(join(temporaryFolder(), 'sheet-')), 'ferry.pdf');
  expect(await runCli(['sheet', app.folder.ledger(runId), '--out', out])).toMatchObject({
    exitCode: 0,
    stderr: '',
  });
  const text = pdfText(out).replaceAll(/\s+/g, ' ');
  expect(text).toContain('“Watch the wake (if needed)” always applies.');
  expect(text).toContain('changed it to the next one: 1 added.');
  expect(text).toContain('Everything recorded until then went on.');
  expect(readFileSync(app.folder.ledger(runId), 'utf8')).toContain('"type":"ChecklistUpdated"');
});
