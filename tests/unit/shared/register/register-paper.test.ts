import { expect, it } from 'vitest';
import { filterWords, isWholeRegister } from '#shared/register/filter-words.ts';
import { missingNumbers, withMissing } from '#shared/register/missing-numbers.ts';
import { registerCsv } from '#shared/register/register-csv.ts';
import { registerDocument } from '#shared/register/register-document.ts';
import { wholeRegister } from '#shared/register/register-query.ts';
import { searchWords, typedWords } from '#shared/register/search-words.ts';
import { summariseRun } from '#shared/run/summarise-run.ts';
import { startedRuns } from '../insights/generated.ts';

const runs = startedRuns({ seed: 4, runs: 6, events: 250 }).map((run) => summariseRun(run, run.lastAt));
const [first] = runs;
if (first === undefined) throw new Error('There are runs');

it('names the numbers that are missing of the laptop’s own, and none of another one’s', () => {
  expect(missingNumbers(['K7Q2-1', 'K7Q2-2', 'K7Q2-5', 'AB23-40'])).toEqual(['K7Q2-3', 'K7Q2-4']);
  expect(missingNumbers([])).toEqual([]);
});

it('puts each missing number in its place, whichever way the list runs', () => {
  const numbered = ['K7Q2-6', 'K7Q2-4', 'AB23-9', 'K7Q2-2'].map((runNumber) => ({ runNumber }));
  const read = (runs: typeof numbered, missing: readonly string[]) =>
    withMissing(runs, missing).map((line) => ('run' in line ? line.run.runNumber : `no ${line.missing}`));
  const missing = ['K7Q2-1', 'K7Q2-3', 'K7Q2-5'];
  const down = ['K7Q2-6', 'no K7Q2-5', 'K7Q2-4', 'no K7Q2-3', 'AB23-9', 'K7Q2-2', 'no K7Q2-1'];
  expect(read(numbered, missing).filter((line) => line !== 'AB23-9')).toEqual(
    down.filter((line) => line !== 'AB23-9'),
  );
  expect(read(numbered.toReversed(), missing).filter((line) => line !== 'AB23-9')).toEqual(
    down.toReversed().filter((line) => line !== 'AB23-9'),
  );
  expect(read(numbered, [])).toEqual(['K7Q2-6', 'K7Q2-4', 'AB23-9', 'K7Q2-2']);
});

it('writes a table that a spreadsheet does not run', () => {
  const evil = { ...first, release: '=HYPERLINK("http://x","y")', deployedBy: '@SUM(1)' };
  const csv = registerCsv([evil], { offsetMinutes: 60, missing: ['K7Q2-9'] });
  expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
  expect(csv).toContain(`'@SUM(1)`);
  expect(csv).toContain('K7Q2-9,no record on this laptop');
  expect(csv.split('\r\n')[2]).toContain('+01:00');
});

it.each([
  [{ startedAt: 60_000, closedAt: 180_000 }, '2', ''],
  [{ startedAt: 2000, closedAt: 1000 }, '', 'whose clock went backwards'],
  [{ startedAt: null, closedAt: 1000 }, '', 'without a first step'],
  [{ startedAt: 1000, closedAt: null }, '', 'in progress'],
])('tells the minutes of %o, or why there are none', (times, minutes, why) => {
  const odd = { ...first, ...times };
  const [header = '', row = ''] = registerCsv([odd], { offsetMinutes: 0, missing: [] }).split('\r\n');
  const cell = (name: string) => row.split(',')[header.split(',').indexOf(name)];
  expect([cell('Minutes'), cell('Minutes left out')]).toEqual([minutes, why]);
});

it('says on paper what it was narrowed to, what is not in it and which numbers are missing', () => {
  const paper = {
    summaries: runs,
    missing: ['K7Q2-9'],
    inProgress: 2,
    narrowedTo: [],
    letterhead: { organisation: 'XianFeast Kitchens AB', logo: null },
    operator: 'Mei Lindqvist',
    at: Date.UTC(2026, 10, 28, 4),
    offsetMinutes: 60,
    csv: 'x',
    csvSha256: 'ab'.repeat(32),
  };
  const text = JSON.stringify(registerDocument(paper));
  expect(text).toContain('Runs in progress: 2. Numbers without a record: 1, each in its place in the table.');
  expect(text).toContain('every closed run of this laptop');
  const narrowed = JSON.stringify(
    registerDocument({ ...paper, narrowedTo: ['Outcome: Aborted.'], missing: [] }),
  );
  expect(narrowed).toContain('Outcome: Aborted.');
});

it('tells in words what a filter leaves', () => {
  expect(isWholeRegister({ ...wholeRegister, sort: 'late', descending: false })).toBe(true);
  expect(
    filterWords({ ...wholeRegister, search: ' cdn ', lookIn: 'notes', kind: 'rehearsal', from: 0 }, 0),
  ).toEqual(['Search: “cdn” in notes and reasons.', 'Kind: rehearsals.', 'From 1 Jan 1970.']);
});

it('cuts texts and searches into the same words', () => {
  expect(searchWords('CHG-4711 is done.')).toEqual(['chg-4711', 'chg', '4711', 'is', 'done']);
  expect(typedWords('Zoë 2.14.')).toEqual(['zoe', '2.14']);
  expect(searchWords('王小明')).toEqual(['王', '小', '明']);
  expect(typedWords('%%')).toEqual([]);
});
