import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataFolder } from '#electron/data-folder.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import {
  makeChecklistReader,
  readerInPlace,
  type ChecklistReader,
} from '#electron/reading/checklist-reader.ts';
import { readChecklistBytes } from '#electron/reading/read-checklist-bytes.ts';
import { explainReading } from '#shared/ipc/explain-reading.ts';
import type { OpenedRun } from '#shared/ipc/desktop-contract.ts';
import {
  asker,
  forgetReadings,
  largeText,
  nextTurn,
  readElsewhere,
  readerElsewhere,
} from '../../../support/large-checklists.ts';
import { done, goLive } from '../../../support/run-commands.ts';
import { newRun, startTestApp, temporaryFolder, type TestApp } from '../../../support/test-app.ts';

const first = largeText('Back up');
const second = largeText('Back up twice');

/** A folder with a run of a large checklist, and the next start of the app there: nothing is remembered. */
async function restarted({ live = false } = {}) {
  const root = temporaryFolder();
  const before = startTestApp({ root, checklistReader: readerElsewhere() });
  const created = await asker(before)('createRun', newRun(first));
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  const { runId } = created.value;
  if (live) {
    for (const command of [done('1.1.1'), goLive()]) {
      const recorded = before.recorder.record(runId, command);
      if (!recorded.ok) throw new Error(JSON.stringify(recorded.error));
    }
  }
  before.shelf.keepHeads();
  forgetReadings(first);
  const reader = readerElsewhere();
  const app = startTestApp({ root, checklistReader: reader });
  return { root, app, ask: asker(app), reader, runId };
}

function titleIn(app: TestApp, runId: string): string | null {
  const run = app.shelf.get(runId)?.run;
  return run?.status === 'started' ? run.checklist.title : null;
}

describe('a run of a large checklist', () => {
  it('is created from what was read elsewhere', async () => {
    const reader = readerElsewhere();
    forgetReadings(first);
    const app = startTestApp({ checklistReader: reader });
    const created = await asker(app)('createRun', newRun(first));
    expect(created).toMatchObject({ ok: true, value: { readings: [{ position: 1 }] } });
    expect(app.shelf.heads()[0]?.summary?.checklistTitle).toBe(readElsewhere);
    expect(reader.texts).toEqual([first]);
  });

  it.each([
    ['opened', (runId: string) => ['openRun', { runId }] as const],
    ['exported', (runId: string) => ['exportRun', { runId, as: 'markdown' }] as const],
    ['its sheet made', (runId: string) => ['makeSheet', { runId }] as const],
    ['healed', (runId: string) => ['feedStore', { after: { runId, position: 0, head: '' } }] as const],
    ['handed over', (runId: string) => ['handOverRun', { runId, to: 'Tomás' }] as const],
    ['asked for lessons', (runId: string) => ['readLessons', { runId }] as const],
    [
      'marked before anybody opened it',
      (runId: string) => ['recordCommand', { runId, command: done('1.1.1') }] as const,
    ],
  ])('is read elsewhere first when it is %s', async (_, message) => {
    const { app, ask, reader, runId } = await restarted();
    expect(reader.texts).toEqual([]);
    const [channel, input] = message(runId);
    await ask(channel, input);
    expect(reader.texts).toEqual([first]);
    expect(titleIn(app, runId)).toBe(readElsewhere);
  });

  it('comes to the window read, so that the window does not read it either', async () => {
    const { ask, runId } = await restarted();
    const opened = await ask('openRun', { runId });
    const readings = (opened.ok ? opened.value : ({} as OpenedRun)).readings ?? [];
    expect(readings.map(({ found }) => found.ok && found.value.title)).toEqual([readElsewhere]);
  });

  it('is read elsewhere for the wall', async () => {
    const { app, ask, reader, runId } = await restarted();
    app.wall.open(runId);
    expect(await ask('readWall', null)).toMatchObject({ runId, readings: [{ position: 1 }] });
    expect(reader.texts).toEqual([first]);
  });

  it('is read elsewhere when the window’s copy brings it back', async () => {
    const { app, root, runId } = await restarted();
    const lines = readFileSync(dataFolder(root).ledger(runId), 'utf8').trimEnd().split('\n');
    const reader = readerElsewhere();
    const empty = startTestApp({ checklistReader: reader });
    expect(await asker(empty)('restoreLedger', { runId, lines })).toMatchObject({ ok: true });
    expect(reader.texts).toEqual([first]);
    expect(titleIn(empty, runId)).toBe(readElsewhere);
    expect(app.shelf.waiting()).toEqual([]);
  });

  it('is read once when several ask at the same time', async () => {
    const { ask, reader, runId } = await restarted();
    const answers = await Promise.all([1, 2, 3].map(() => ask('openRun', { runId })));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(reader.texts).toEqual([first]);
  });

  it('that is live is opened after the start, and only then is anything recorded in it', async () => {
    const { app, reader, runId } = await restarted({ live: true });
    expect(app.shelf.opened()).toEqual([]);
    expect(app.shelf.waiting()).toEqual([runId]);
    expect(app.watch.resume).toBe(runId);
    const { position } = app.shelf.head(runId) ?? {};
    app.watch.begin();
    expect(app.shelf.head(runId)?.position).toBe(position);
    expect(reader.texts).toEqual([first]);
    await expect.poll(() => app.shelf.opened().length).toBe(1);
    expect(reader.texts).toEqual([first]);
    expect(titleIn(app, runId)).toBe(readElsewhere);
    await expect.poll(() => app.shelf.get(runId)?.events.at(-1)?.event).toMatchObject({ kind: 'restarted' });
  });
});

describe('a run of a small checklist', () => {
  it('comes to the window read when it is created, and when it is opened', async () => {
    const ask = asker(startTestApp());
    const created = await ask('createRun', newRun());
    if (!created.ok) throw new Error(JSON.stringify(created.error));
    const { runId } = created.value;
    const opened = await ask('openRun', { runId });
    const read = { readings: [{ position: 1, found: { ok: true, value: { counts: { items: 2 } } } }] };
    expect(created.value).toMatchObject(read);
    expect(opened).toMatchObject({ ok: true, value: read });
  });
});

describe('another version, also large', () => {
  it('is read and compared elsewhere before the run takes it', async () => {
    const { app, ask, reader, runId } = await restarted();
    await ask('keepChecklist', { name: 'small.md', markdown: second, corrections: [] });
    const checklist = { name: 'small.md', sha256: hashText(second), markdown: second };
    const updated = await ask('recordCommand', {
      runId,
      command: { type: 'UpdateChecklist', checklist, keep: [] },
    });
    expect(updated).toMatchObject({ ok: true, value: { readings: [{ position: 2 }] } });
    expect(reader.texts.toSorted()).toEqual([first, second].toSorted());
    expect(reader.pairs).toHaveLength(1);
    expect(app.shelf.get(runId)?.events.at(-1)?.event).toMatchObject({
      differences: [{ text: readElsewhere }],
    });
  });

  it('says what changed since the version used last, compared elsewhere', async () => {
    const { ask, reader, app } = await restarted();
    await ask('keepChecklist', { name: 'small.md', markdown: first, corrections: [] });
    const created = await ask('createRun', newRun(largeText('Back up thrice')));
    expect(created.ok).toBe(true);
    expect(reader.pairs).toHaveLength(1);
    expect(app.shelf.heads()).toHaveLength(2);
  });

  it('is listed with its title and counts after the next start, without being read', async () => {
    const { root, ask } = await restarted();
    await ask('keepChecklist', { name: 'large.md', markdown: second, corrections: [] });
    forgetReadings(second);
    const reader = readerElsewhere();
    const next = startTestApp({ root, checklistReader: reader });
    const { checklists } = await asker(next)('readStartUp', null);
    expect(checklists[0]?.contents).toMatchObject({ title: readElsewhere, counts: { items: 1 } });
    expect(reader.texts).toEqual([]);
  });
});

describe('reading that is stopped', () => {
  const unread = { code: 'ReadingStopped' };

  it('opens nothing, and the run opens when it is asked for again', async () => {
    const { app, ask, runId } = await restarted();
    const opening = ask('openRun', { runId });
    await ask('cancelReading', null);
    expect(await opening).toEqual({ ok: false, error: unread });
    expect(app.shelf.opened()).toEqual([]);
    expect(await ask('openRun', { runId })).toMatchObject({ ok: true });
  });

  it('creates no run', async () => {
    const { app, ask, root } = await restarted();
    const creating = ask('createRun', newRun(second));
    await ask('cancelReading', null);
    expect(await creating).toEqual({ ok: false, error: { kind: 'trouble', trouble: unread } });
    expect(app.shelf.heads()).toHaveLength(1);
    expect(app.files.list(dataFolder(root).runs)).toHaveLength(1);
  });

  it('leaves a run with the version it has', async () => {
    const { app, ask, runId } = await restarted();
    await ask('openRun', { runId });
    const checklist = { name: 'small.md', sha256: hashText(second), markdown: second };
    const updating = ask('recordCommand', {
      runId,
      command: { type: 'UpdateChecklist', checklist, keep: [] },
    });
    await nextTurn();
    await ask('cancelReading', null);
    expect(await updating).toEqual({ ok: false, error: { kind: 'trouble', trouble: unread } });
    expect(app.shelf.get(runId)?.events).toHaveLength(1);
  });
});

describe('the worker', () => {
  const workerFile = new URL('../../../../electron/reading/checklist-worker.ts', import.meta.url);
  const of = (items: number) =>
    `# Large\n\n${Array.from({ length: items }, (_, at) => `- [ ] Check that service ${at} answers\n`).join('')}`;
  const huge = of(4_000);

  async function turnsWhileOpening(reader: ChecklistReader, markdown: string): Promise<number> {
    forgetReadings(markdown);
    const app = startTestApp({ checklistReader: reader });
    const ask = asker(app);
    let turns = 0;
    let isOver = false;
    const creating = ask('createRun', newRun(markdown)).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await ask('readClock', null);
      await nextTurn();
      turns += 1;
    }
    expect(await creating).toMatchObject({ ok: true });
    expect(app.shelf.heads()[0]?.summary?.checklistTitle).toBe('Large');
    return turns;
  }

  it('reads 4,000 items while main answers other calls; main itself would answer none', async () => {
    const reader = makeChecklistReader(workerFile);
    onTestFinished(reader.cancel);
    expect(await turnsWhileOpening(reader, huge)).toBeGreaterThan(20);
    expect(await turnsWhileOpening(readerInPlace, of(2_000))).toBeLessThan(5);
  });

  it('ends when it is told to, in the middle of a text, and reads the next one', async () => {
    const reader = makeChecklistReader(workerFile);
    const reading = reader.readText(huge);
    await nextTurn();
    reader.cancel();
    expect(await reading).toEqual({ ok: false, error: { code: 'Cancelled' } });
    expect(await reader.readText('- [ ] One\n')).toMatchObject({ ok: true, value: { counts: { items: 1 } } });
    expect(await reader.compare('- [ ] One\n', '- [ ] Two\n')).toMatchObject({ ok: true });
  });

  it('refuses more check boxes than a window can hold, with a sentence', () => {
    const bytes = new TextEncoder().encode('- [ ] a\n'.repeat(1_001));
    expect(readChecklistBytes(bytes).ok).toBe(true);
    const read = readChecklistBytes(bytes, 1_000);
    expect(read).toEqual({ ok: false, error: { code: 'TooMany', items: 1_001, limit: 1_000 } });
    expect(read.ok ? '' : explainReading(read.error)).toBe(
      'The file has 1,001 check boxes; a checklist may have 1,000. Split it and import the parts. Your file was not changed.',
    );
  });
});
