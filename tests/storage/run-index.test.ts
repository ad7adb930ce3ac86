/** The index of all runs: what is found in it, and that nothing depends on its file. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeRunIndexer, type RunIndexer } from '#electron/run-index/run-indexer.ts';
import { openRunIndex, type RunIndex } from '#electron/run-index/run-index.ts';
import { insightsOf, type Insights } from '#shared/insights/insights.ts';
import {
  registerSorts,
  wholeRegister,
  type RegisterLine,
  type RegisterPage,
  type RegisterQuery,
  type RegisterSort,
} from '#shared/register/register-query.ts';
import { runDuration } from '#shared/register/run-duration.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import { rememberReading } from '#shared/checklist/read-checklist-once.ts';
import { ok } from '#shared/result.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { summariseRun } from '#shared/run/summarise-run.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import { playRun, sampleRunId } from '../support/run-player.ts';
import { generateRun } from '../support/generated/generated-run.ts';
import { largeText } from '../support/large-checklists.ts';
import { noRunIndex } from '../support/run-indexes.ts';
import { newRun, startTestApp, temporaryFolder } from '../support/test-app.ts';
import { factsOfRuns } from '../unit/shared/insights/generated.ts';

const options = { seed: 21, runs: 40, events: 260 };
const few = 8;
const everything = { kind: 'real', checklist: null, environment: null, since: null } as const;

/** The first runs of all; a few are enough to harm them. */
function writeRuns(
  root = temporaryFolder(),
  count = few,
): { readonly path: string; readonly runsFolder: string } {
  for (let index = 0; index < count; index += 1) writeRun(root, index);
  return { path: join(root, 'index.sqlite'), runsFolder: join(root, 'runs') };
}

function writeRun(root: string, index: number, change = (lines: readonly string[]) => lines): string {
  const { runId, lines } = generateRun(index, options);
  mkdirSync(join(root, 'runs', runId), { recursive: true });
  writeFileSync(
    join(root, 'runs', runId, 'ledger.jsonl'),
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
  return runId;
}

async function page(indexer: RunIndexer, query: Partial<RegisterQuery> = {}): Promise<RegisterPage> {
  const answer = await indexer.work({
    kind: 'page',
    query: { ...wholeRegister, offset: 0, limit: 50, ...query },
  });
  // `as`: a page was asked for.
  return answer as RegisterPage;
}

const runs = Array.from({ length: options.runs }, (_, index) => {
  const text = generateRun(index, options)
    .lines.map((line) => `${line}\n`)
    .join('');
  const run = replayRun(readLedger(text, hashText).events);
  if (run.status === 'none') throw new Error('Every run starts');
  return run;
});
const finished = runs.filter(({ closing }) => closing !== null);
const fewFinished = runs.slice(0, few).filter(({ closing }) => closing !== null);
const shared = mkdtempSync(join(tmpdir(), 'runsheet-test-'));
const indexer = makeRunIndexer(writeRuns(shared, options.runs));
afterAll(() => {
  indexer.close();
  rmSync(shared, { recursive: true, force: true });
});
const ready = indexer.work({ kind: 'complete' });

describe('the register', () => {
  it('has every closed run, newest first, with the summary its ledger gives', async () => {
    await ready;
    const { total, rows, inProgress, indexed } = await page(indexer);
    expect(total).toBe(finished.length);
    expect(indexed).toEqual({ done: 40, of: 40 });
    expect(inProgress).toHaveLength(2);
    const byId = new Map(finished.map((run) => [run.runId, summariseRun(run, run.lastAt - run.shiftMs)]));
    for (const { line } of rows) expect(byId.get(line.runId)).toMatchObject(line);
    const dates = rows.map(({ line }) => line.liveAt ?? line.createdAt);
    expect(dates).toEqual(dates.toSorted((a, b) => b - a));
  });

  it('is narrowed, sorted and cut into pages', async () => {
    await ready;
    const staging = await page(indexer, { environment: 'Staging', outcome: 'deployed', kind: 'real' });
    const wanted = finished.filter(
      ({ details, outcome, rehearsal }) =>
        details.environment === 'Staging' && outcome === 'deployed' && !rehearsal,
    );
    expect(staging.total).toBe(wanted.length);
    const unsigned = await page(indexer, { signatures: 'none' });
    expect(unsigned.total).toBe(finished.filter(({ signOffs }) => signOffs.length === 0).length);
    const first = await page(indexer, { sort: 'number', descending: false, limit: 3 });
    const second = await page(indexer, { sort: 'number', descending: false, limit: 3, offset: 3 });
    expect([...first.rows, ...second.rows].map(({ line }) => line.runNumber)).toEqual(
      finished.slice(0, 6).map(({ runNumber }) => runNumber),
    );
    const sealed = await page(indexer, { signatures: 'sealed' });
    expect(sealed.total).toBe(finished.filter((run) => run.sealed !== null).length);
    const since = Date.UTC(2026, 6, 1);
    const late = await page(indexer, { from: since });
    expect(late.total).toBe(
      finished.filter(({ goLive, created }) => (goLive?.liveAt ?? created.at) >= since).length,
    );
    const slowest = await page(indexer, { sort: 'duration' });
    expect(slowest.rows.length).toBe(finished.length);
  });

  it('is put in the order of each of its columns, either way round', async () => {
    await ready;
    const outcomes = ['deployed', 'rolled-back', 'aborted'];
    const signed = ({ signed: count, slots, phase }: RegisterLine) =>
      (count === 0 ? 0 : count < slots ? 2 : 4) + Number(phase === 'sealed');
    const ofColumn: Readonly<Record<RegisterSort, (line: RegisterLine) => string | number | null>> = {
      number: ({ runNumber }) => Number(runNumber.split('-')[1]),
      date: ({ liveAt, createdAt }) => liveAt ?? createdAt,
      release: ({ product, release }) => `${product} ${release}`,
      environment: ({ environment }) => environment,
      outcome: ({ outcome }) => outcomes.indexOf(outcome ?? ''),
      duration: (line) => runDuration(line).ms,
      failed: ({ failed }) => failed,
      late: ({ late }) => late,
      notApplicable: ({ notApplicable }) => notApplicable,
      signatures: signed,
      deployedBy: ({ deployedBy }) => deployedBy,
    };
    for (const sort of registerSorts) {
      for (const descending of [false, true]) {
        // oxlint-disable-next-line no-await-in-loop -- one question after the other
        const { rows } = await page(indexer, { sort, descending });
        const shown = rows.map(({ line }) => ofColumn[sort](line)).filter((value) => value !== null);
        const numeric = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
        const up = shown.toSorted((a, b) =>
          typeof a === 'number' && typeof b === 'number' ? a - b : numeric.compare(String(a), String(b)),
        );
        expect([sort, shown]).toEqual([sort, descending ? up.toReversed() : up]);
        expect(new Set(shown).size).toBeGreaterThan(1);
      }
    }
  });
});

describe('a search', () => {
  const found = async (search: string, more: Partial<RegisterQuery> = {}) => {
    await ready;
    return page(indexer, { search, ...more });
  };

  it('finds a ticket by its end, its beginning and as a whole', async () => {
    const ticket = finished[4]?.details.ticket ?? '';
    for (const search of [ticket, ticket.toLowerCase(), ticket.slice(4), ticket.slice(0, -1)]) {
      const { rows } = await found(search);
      expect(rows.map(({ line }) => line.runNumber)).toContain(finished[4]?.runNumber);
    }
    expect((await found(ticket)).total).toBe(1);
  });

  it('finds names of any script, with and without their marks', async () => {
    const of = (name: string) => finished.filter(({ people }) => people.deployedBy === name).length;
    for (const [search, name] of [
      ['李伟', '李伟'],
      ['олег', 'Олег Петренко'],
      ['zoe', 'Zoë Brouwer'],
    ] as const) {
      const { total, rows } = await found(search, { lookIn: 'people' });
      expect(of(name)).toBeGreaterThan(0);
      expect(total).toBeGreaterThanOrEqual(of(name));
      expect(rows[0]?.foundIn).toContain('people');
    }
  });

  it('finds a note by two words of it, and says that it was in the notes', async () => {
    const note = runs[7]?.items['1.1.1']?.notes[0]?.text ?? runs[7]?.notes[0]?.text ?? '';
    const [first = '', second = ''] = note.split(/[ ,]+/);
    const { total, rows } = await found(`${second.slice(0, 3)} ${first}`, { lookIn: 'notes' });
    expect(total).toBeGreaterThan(0);
    expect(rows.every(({ foundIn }) => foundIn.includes('notes'))).toBe(true);
  });

  it('finds what happened, and items by their text', async () => {
    const rolledBack = finished.filter(({ outcome }) => outcome === 'rolled-back').length;
    expect((await found('rollback started', { lookIn: 'history' })).total).toBe(rolledBack);
    expect((await found('cdn serving', { lookIn: 'items' })).total).toBe(finished.length);
    expect((await found('readable backup', { lookIn: 'items' })).total).toBe(0);
  });

  it.each(['2.41', '%%%', '"', 'a" OR "b', 'NEAR(', '*', '-', 'names:', '^x', '{notes}: x'])(
    'takes %j as words and nothing else',
    async (search) => {
      const { total, rows } = await found(search);
      expect(rows.length).toBe(Math.min(50, total));
      expect(/[a-z]/i.test(search) || total === 0).toBe(true);
    },
  );
});

describe('statistics', () => {
  it('are the same from the index as from the runs', async () => {
    await ready;
    const answer = await indexer.work({ kind: 'insights', filter: everything });
    const { items, ...rest } = insightsOf(factsOfRuns(options), everything);
    expect(answer).toMatchObject(JSON.parse(JSON.stringify(rest)) as object);
    expect((answer as typeof rest & { items: typeof items }).items.rows.length).toBe(items.rows.length);
  });
});

describe('the file of the index', () => {
  it.each([
    ['is gone', (path: string) => rmSync(path)],
    ['is no database', (path: string) => writeFileSync(path, 'nonsense '.repeat(5000))],
    ['is cut off', (path: string) => truncateSync(path, 9000)],
    ['is empty', (path: string) => truncateSync(path, 0)],
    ['has holes', (path: string) => writeFileSync(path, readFileSync(path).fill(0, 4096, 100_000))],
  ])('is made again when it %s', async (_, harm) => {
    const place = writeRuns();
    const before = makeRunIndexer(place);
    await before.work({ kind: 'complete' });
    before.close();
    harm(place.path);
    const after = makeRunIndexer(place);
    await after.work({ kind: 'complete' });
    expect((await page(after)).total).toBe(fewFinished.length);
    expect((await page(after, { search: 'xianfeast' })).total).toBeGreaterThan(0);
    after.close();
  });

  it('takes up what changed, what is new and what is gone', async () => {
    const place = writeRuns();
    const root = join(place.runsFolder, '..');
    const before = makeRunIndexer(place);
    await before.work({ kind: 'complete' });
    before.close();
    const [gone] = fewFinished;
    rmSync(join(place.runsFolder, gone?.runId ?? ''), { recursive: true });
    const cut = writeRun(root, 5, (lines) => lines.slice(0, 30));
    const after = makeRunIndexer(place);
    await after.work({ kind: 'complete' });
    const { total, inProgress } = await page(after);
    expect(total).toBe(fewFinished.length - 2);
    expect(inProgress).toContain(cut);
    writeRun(root, 5);
    after.touch(cut);
    expect((await page(after)).inProgress).not.toContain(cut);
    after.close();
  });

  it('tells of a run what its ledger says now, also after insights were asked', async () => {
    const place = writeRuns();
    const after = makeRunIndexer(place);
    await after.work({ kind: 'complete' });
    const counted = async () => {
      const { counts } = (await after.work({ kind: 'insights', filter: everything })) as Insights;
      return counts.finished;
    };
    const before = await counted();
    const folder = join(place.runsFolder, '..');
    const finishedReal = runs.findIndex(({ closing, rehearsal }) => closing !== null && !rehearsal);
    expect(finishedReal).toBeLessThan(few);
    const runId = writeRun(folder, finishedReal, (lines) => lines.slice(0, 40));
    after.touch(runId);
    expect(await counted()).toBe(before - 1);
    writeRun(folder, finishedReal);
    after.touch(runId);
    expect(await counted()).toBe(before);
    rmSync(join(place.runsFolder, runId), { recursive: true });
    after.touch(runId);
    expect(await counted()).toBe(before - 1);
    after.close();
  });

  it('lists of a damaged ledger what can be read of it', async () => {
    const place = writeRuns();
    const runId = writeRun(join(place.runsFolder, '..'), 3, (lines) => [
      ...lines.slice(0, 40),
      '{"at":',
      'x',
    ]);
    const after = makeRunIndexer(place);
    await after.work({ kind: 'complete' });
    expect((await page(after)).inProgress).toContain(runId);
    const { counts } = (await after.work({ kind: 'insights', filter: everything })) as Insights;
    expect(counts.leftOut).toContainEqual({ because: 'damaged', count: 1 });
    after.close();
  });

  it('leaves a run with events of a newer version out of every number', async () => {
    const place = writeRuns();
    const newer = (lines: readonly string[]) =>
      lines.map((line) => line.replace('"type":"RecordClosed"', '"type":"RecordClosedAnotherWay"'));
    writeRun(join(place.runsFolder, '..'), 3, newer);
    const after = makeRunIndexer(place);
    await after.work({ kind: 'complete' });
    const { counts } = (await after.work({ kind: 'insights', filter: everything })) as Insights;
    expect(counts.leftOut).toContainEqual({ because: 'newer-version', count: 1 });
    after.close();
  });
});

describe('a run whose checklist main has read', () => {
  const workerFile = new URL('../../electron/run-index/worker.ts', import.meta.url);

  /** The only run of a place, of a checklist that main has read as if it had this title. */
  function runReadAs(title: string, markdown: string) {
    const place = writeRuns(undefined, 0);
    const found = parseChecklist(markdown);
    if (!found.ok) throw new Error('It can be read');
    rememberReading(markdown, ok({ ...found.value, title }));
    const write = (): void => {
      const { lines, play } = playRun({ markdown });
      play({ type: 'AbortRun', reason: 'Read enough', decidedBy: 'Mei Lindqvist' });
      mkdirSync(join(place.runsFolder, sampleRunId), { recursive: true });
      writeFileSync(join(place.runsFolder, sampleRunId, 'ledger.jsonl'), `${lines().join('\n')}\n`);
    };
    return { place, write };
  }

  async function titlesIn(index: RunIndex): Promise<readonly string[]> {
    const told = await index.ask({ kind: 'summaries', filter: wholeRegister });
    return told.ok ? told.value.map(({ checklistTitle }) => checklistTitle) : [told.error.detail];
  }

  it('is not read again by the worker', async () => {
    const markdown = '# Read in main\n\n## Prepare\n\n- [ ] Read it once\n';
    const { place, write } = runReadAs('As main has read it', markdown);
    mkdirSync(place.runsFolder);
    const index = openRunIndex(workerFile, place);
    expect(await titlesIn(index)).toEqual([]);
    write();
    index.touch(sampleRunId, markdown);
    expect(await titlesIn(index)).toEqual(['As main has read it']);
    await index.stop();
  }, 60_000);

  it('is not read again by a worker that starts later either', async () => {
    const markdown = '# Read before\n\n## Prepare\n\n- [ ] Read it once\n';
    const { place, write } = runReadAs('As main had read it', markdown);
    write();
    const index = openRunIndex(workerFile, place);
    index.touch(sampleRunId, markdown);
    expect(await titlesIn(index)).toEqual(['As main had read it']);
    await index.stop();
  }, 60_000);

  it('is read by the worker when it is large, as handing it over would hold up main', async () => {
    const markdown = largeText('Read it there');
    const { place, write } = runReadAs('As main has read it', markdown);
    write();
    const index = openRunIndex(workerFile, place);
    index.touch(sampleRunId, markdown);
    expect(await titlesIn(index)).toEqual(['Read here']);
    await index.stop();
  }, 60_000);

  it('is named with every change that is recorded in it', () => {
    const touched: unknown[] = [];
    const runIndex: RunIndex = { ...noRunIndex, touch: (...given) => void touched.push(given) };
    const app = startTestApp({ runIndex });
    const created = app.recorder.createRun(newRun());
    if (!created.ok) throw new Error('It is made');
    expect(touched.at(-1)).toEqual([created.value.runId, newRun().checklist.markdown]);
  });
});

it('answers from a worker, and says so when the worker cannot work', async () => {
  const worker = new URL('../../electron/run-index/worker.ts', import.meta.url);
  const place = writeRuns();
  const index = openRunIndex(worker, place);
  const complete = await index.ask({ kind: 'complete' });
  expect(complete).toEqual({ ok: true, value: { done: few, of: few } });
  await index.stop();
  const nowhere = openRunIndex(worker, { ...place, path: '/proc/no/such/place.sqlite' });
  const failed = await nowhere.ask({ kind: 'choices' });
  expect(failed.ok ? null : failed.error.code).toBe('IndexUnavailable');
  await nowhere.stop();
}, 60_000); // starts two workers, which read the sources anew
