import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainRemoval } from '#shared/retention/explain-removal.ts';
import {
  decideRemoval,
  keptUntil,
  pastTheirTime,
  type RemovalRefusal,
  type RemovalWish,
} from '#shared/retention/retention.ts';
import { summariseRun } from '#shared/run/summarise-run.ts';
import { sampleNight } from '../../../support/sample-run.ts';

const { run, steadyNow } = sampleNight();
const summary = summariseRun(run, steadyNow);
const wish: RemovalWish = {
  operator: 'Mei Lindqvist',
  second: 'Ravi Menon',
  reason: 'Kept for seven years, as agreed with audit',
};
const rule = { keepYears: 7, heldRuns: [] };
const at = (year: number, month = 10, day = 30) => ({
  rule,
  wall: Date.UTC(year, month, day),
  offsetMinutes: 60,
});
const late = at(2033);

describe('removing a run', () => {
  it('is possible once a sealed run has been kept so many years after its last entry', () => {
    expect(decideRemoval(summary, wish, late)).toEqual({ ok: true, value: { keptYears: 7 } });
    const until = keptUntil(summary, rule, 60) ?? 0;
    expect(until).toBeGreaterThan(Date.UTC(2033, 10, 17));
    expect(until).toBeLessThan(Date.UTC(2033, 10, 20));
  });

  const refusals: readonly (readonly [string, Partial<RemovalWish>, object, RemovalRefusal['code']])[] = [
    ['for ever', {}, { rule: { ...rule, keepYears: null } }, 'KeptForEver'],
    ['held', {}, { rule: { ...rule, heldRuns: [summary.runId] } }, 'Held'],
    ['too early', {}, at(2033, 10, 10), 'StillKept'],
    ['nobody here', { operator: ' ' }, {}, 'OperatorUnknown'],
    ['alone', { second: ' ' }, {}, 'SecondNameNeeded'],
    ['the same person twice', { second: ' mei  LINDQVIST' }, {}, 'SameName'],
    ['without a reason', { reason: 'old       ' }, {}, 'ReasonTooShort'],
  ];
  it.each(refusals)('is refused %s, in one sentence and what to do', (_what, wrong, given, code) => {
    const decided = decideRemoval(summary, { ...wish, ...wrong }, { ...late, ...given });
    expect(decided).toMatchObject({ ok: false, error: { code } });
    if (decided.ok) return;
    const { happened, whatToDo } = explainRemoval(decided.error, 60);
    expect(happened).toMatch(/^[^.]+\.$/);
    expect(whatToDo).toMatch(/\.$/);
  });

  it('is refused while the run is not sealed', () => {
    const open = { ...summary, phase: 'closing' } as const;
    expect(decideRemoval(open, wish, late)).toMatchObject({ error: { code: 'NotSealed' } });
  });

  it('is offered for exactly the runs that could be removed, oldest first', () => {
    const phase = fc.constantFrom('closing', 'sealed', 'verifying');
    const runs = fc.array(
      fc.record({ runId: fc.uuid(), phase, lastAt: fc.integer({ min: 0, max: late.wall }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        runs,
        fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
        fc.nat(11),
        (made, keepYears, held) => {
          const summaries = made.map((change) => ({ ...summary, ...change }));
          const given = { keepYears, heldRuns: summaries.slice(held, held + 1).map(({ runId }) => runId) };
          const offered = pastTheirTime(summaries, given, late);
          const could = summaries.filter((one) => decideRemoval(one, wish, { ...late, rule: given }).ok);
          expect(new Set(offered)).toEqual(new Set(could));
          expect(offered.map(({ lastAt }) => lastAt)).toEqual(
            offered.map(({ lastAt }) => lastAt).toSorted((a, b) => a - b),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
