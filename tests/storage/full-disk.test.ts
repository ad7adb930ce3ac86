import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished, describe, expect, it } from 'vitest';
import { hashText } from '#electron/ledger/hash-text.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import { mountSmallDisk, type SmallDisk } from '../e2e/pages/small-disk.ts';
import { createRun, startTestApp, temporaryFolder, type TestApp } from '../support/test-app.ts';

const times = 50;
const noCopy = { heads: [], dataLoss: null, isNew: false };

/** A data folder whose runs lie on a real file system of one megabyte; null where this account may mount nothing. */
function smallFolder(): { readonly root: string; readonly disk: SmallDisk } | null {
  const root = temporaryFolder();
  const disk = mountSmallDisk(path.join(root, 'runs'));
  if (disk !== null) onTestFinished(disk.unmount);
  return disk === null ? null : { root, disk };
}

function note(app: TestApp, runId: string, text: string) {
  return app.recorder.record(runId, { type: 'AddNote', item: null, text });
}

function notesOnDisk(app: TestApp, runId: string): readonly string[] {
  const read = readLedger(readFileSync(app.folder.ledger(runId), 'utf8'), hashText);
  expect(read.valid).toBe(true);
  return read.events.flatMap(({ event }) => (event.type === 'NoteAdded' ? [event.text] : []));
}

describe('a real disk', () => {
  it(`that is full ${times} times costs nothing acknowledged and takes more when there is room`, (context) => {
    const small = smallFolder();
    if (small === null) return context.skip('this account may not mount a small file system');
    const { root, disk } = small;
    let app = startTestApp({ root });
    const runId = createRun(app);
    const saved: string[] = [];
    for (let time = 1; time <= times; time += 1) {
      disk.fill();
      // Short ones still fit into the last block; then one that does not.
      for (const text of ['short', 'x'.repeat(time * 90), 'y'.repeat(5000)]) {
        if (note(app, runId, `${time} ${text}`).ok) saved.push(`${time} ${text}`);
      }
      expect(note(app, runId, 'z'.repeat(9000))).toMatchObject({
        error: { kind: 'trouble', trouble: { code: 'NotSaved', cause: 'full' } },
      });
      disk.makeRoom();
      if (time % 10 === 0) {
        app.watch.end();
        app = startTestApp({ root });
        app.custodian.reconcileStore(noCopy);
      }
      expect(note(app, runId, `${time} after`).ok).toBe(true);
      saved.push(`${time} after`);
      expect(notesOnDisk(app, runId)).toEqual(saved);
    }
    expect(app.custodian.openRun(runId)).toMatchObject({ ok: true, value: { readOnly: null, findings: [] } });
    return undefined;
  });

  it('that is read only refuses, shows everything there is, and takes more afterwards', (context) => {
    const small = smallFolder();
    if (small === null) return context.skip('this account may not mount a small file system');
    const { root, disk } = small;
    const first = startTestApp({ root });
    const runId = createRun(first);
    // A file that is open for writing keeps the system from it.
    first.shelf.get(runId)?.file.close();
    disk.setReadOnly(true);
    const app = startTestApp({ root });
    expect(app.custodian.openRun(runId)).toMatchObject({ ok: true, value: { readOnly: null } });
    expect(note(app, runId, 'refused')).toMatchObject({ error: { trouble: { cause: 'read-only' } } });
    disk.setReadOnly(false);
    app.watch.begin();
    expect(note(app, runId, 'taken').ok).toBe(true);
    expect(notesOnDisk(app, runId)).toEqual(['taken']);
    return undefined;
  });
});
