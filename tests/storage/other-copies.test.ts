import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '#electron/data-folder.ts';
import { ledgerLine } from '#shared/ledger/ledger-line.ts';
import { createRun, handClock, startTestApp, temporaryFolder, type TestApp } from '../support/test-app.ts';

const wiped = { heads: [], dataLoss: 'total', isNew: true };
type Places = { readonly mirror?: boolean; readonly backup?: boolean };
type Kept = { readonly root: string; readonly runId: string; readonly lines: readonly string[] };

/** A run of six events and, where asked for, a second place and a backup that have all of them. */
async function night({ mirror = false, backup = false }: Places): Promise<Kept> {
  const root = temporaryFolder();
  const app = startTestApp({ root });
  app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
  if (mirror) await chooseMirror(app);
  const runId = createRun(app);
  for (let number = 1; number <= 5; number += 1)
    app.recorder.record(runId, { type: 'AddNote', item: null, text: `note ${number}` });
  await expect.poll(() => (mirror ? app.mirror.status().behind : 0)).toBe(0);
  const made = backup ? await app.backups.backUpNow() : { ok: true };
  expect(made.ok).toBe(true);
  app.watch.end();
  app.shelf.keepHeads();
  return { root, runId, lines: linesOf(app, runId) };
}

async function chooseMirror(app: TestApp): Promise<void> {
  const place = join(temporaryFolder(), 'stick');
  mkdirSync(place);
  app.desktop.paths.push(place);
  await app.handlers.chooseFolder({ what: 'mirror' });
  await app.handlers.saveSettings({ ...app.settings.current(), operator: 'Mei', mirrorFolder: place });
}

function linesOf(app: TestApp, runId: string): readonly string[] {
  return (app.shelf.get(runId)?.events ?? []).map((recorded) => ledgerLine(runId, recorded));
}

function damage({ root, runId }: Kept, how: (text: string) => string): void {
  const ledger = dataFolder(root).ledger(runId);
  writeFileSync(ledger, how(readFileSync(ledger, 'utf8')));
}

/** A start at which the window's copy has these lines; what is there afterwards, and what the screen says of it. */
async function heal({ root, runId }: Kept, copy: readonly string[] = []) {
  const app = startTestApp({ root });
  const { wanted, findings } = app.custodian.reconcileStore(wiped);
  const before = app.custodian.openRun(runId);
  for (const asked of wanted) {
    // oxlint-disable-next-line no-await-in-loop -- as the window does, one after the other
    await app.custodian.restoreLedger(asked, copy);
  }
  const opened = app.custodian.openRun(runId);
  const told = [...findings, ...(opened.ok ? opened.value.findings : [])];
  const second = app.custodian.reconcileStore(wiped);
  app.watch.end();
  return { app, wanted, before, opened, lines: linesOf(app, runId), told, second };
}

const altered = (text: string) => text.replace('note 3', 'note 9');

describe('a run whose ledger and window’s copy are both damaged', () => {
  it('comes back from the second place, read-only until then', async () => {
    const kept = await night({ mirror: true });
    damage(kept, altered);
    const { before, opened, lines, told, second } = await heal(kept);
    expect(before).toMatchObject({ ok: true, value: { readOnly: 'damaged' } });
    expect(opened).toMatchObject({ ok: true, value: { readOnly: null } });
    expect(lines.slice(0, 6)).toEqual(kept.lines);
    expect(told).toEqual([
      'The ledger was damaged from line 4 on. Events 4 to 6 written back from the second place.',
    ]);
    expect(second.wanted).toEqual([]);
  });

  it('comes back from an older backup where the newest was made of the damaged ledger', async () => {
    const kept = await night({ backup: true });
    const [whole] = startTestApp({ root: kept.root }).backups.status().files;
    damage(kept, (text) => `${text.split('\n').slice(0, 4).join('\n')}\n`);
    rmSync(join(kept.root, 'heads.jsonl'));
    const clock = handClock();
    clock.pass(60_000);
    const later = startTestApp({ root: kept.root, clock });
    expect(await later.backups.backUpNow()).toMatchObject({ ok: true });
    const [newest] = later.backups.status().files;
    damage(kept, altered);
    const { lines, told } = await heal(kept);
    expect(lines.slice(0, 6)).toEqual(kept.lines);
    expect(told.join(' ')).toContain(
      `Events 4 to 6 written back from the backup ${newest?.name} and the backup ${whole?.name}.`,
    );
  });

  it('is put together from lines of several copies, each of which lacks some', async () => {
    const kept = await night({ backup: true });
    damage(kept, (text) => text.replace('note 1', 'nope 1'));
    const { lines, told } = await heal(kept, kept.lines.slice(0, 4));
    expect(lines.slice(0, 6)).toEqual(kept.lines);
    expect(told.join(' ')).toMatch(
      /^The ledger was damaged from line 2 on\. Events 2 to 6 written back from the window’s copy and the backup Runsheet .*\.runsheet\.$/,
    );
  });

  it('comes back where its folder is gone, and says so', async () => {
    const kept = await night({ backup: true });
    rmSync(join(kept.root, 'runs', kept.runId), { recursive: true });
    const { lines, told, second } = await heal(kept);
    expect(lines.slice(0, 6)).toEqual(kept.lines);
    expect(told.join(' ')).toMatch(/^The ledger was missing\. Events 1 to 6 written back from the backup /);
    expect(second.findings.join(' ')).not.toContain('is gone');
  });

  it('keeps what holds, and says what is missing, where no place has more', async () => {
    const kept = await night({ backup: true });
    damage(kept, altered);
    rmSync(join(kept.root, 'backups'), { recursive: true });
    const { lines, told, wanted } = await heal(kept);
    expect(wanted).toEqual([]);
    expect(lines.slice(0, 3)).toEqual(kept.lines.slice(0, 3));
    expect(lines).toHaveLength(4);
    expect(told.join(' ')).toContain('No copy had more. Events 4 to 6 are missing.');
  });

  it('is told as gone once every place was looked in', async () => {
    const kept = await night({});
    const other = startTestApp({ root: kept.root });
    rmSync(join(kept.root, 'runs', kept.runId), { recursive: true });
    // A backup that has nothing of this run.
    expect(await other.backups.backUpNow()).toMatchObject({ ok: true });
    const { second } = await heal(kept);
    expect(second.findings.join(' ')).toContain('is gone: its ledger was deleted, and no copy has it.');
  });
});
