import { describe, expect, it } from 'vitest';
import { dueText } from '#renderer/features/home/follow-up-rows.ts';
import { canBeDue, matchesSearch, newestRun, splitRuns } from '#renderer/features/home/run-lists.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { summariseRun, type RunSummary } from '#shared/run/summarise-run.ts';
import { sealedNotes } from '../../../../support/ledgers.ts';

const run = replayRun(sealedNotes(1).map(({ recorded }) => recorded));
if (run.status === 'none') throw new Error('no run');
const base = summariseRun(run, 0);
const dayMs = 86_400_000;
const now = 1_800_000_000_000;
const today = Math.floor(now / dayMs);

function summary(over: Partial<RunSummary>): RunSummary {
  return { ...base, ...over };
}

const runs = [
  summary({ runId: 'preparing', phase: 'preparing', createdAt: 5 }),
  summary({ runId: 'sealed', phase: 'sealed', createdAt: 1 }),
  summary({ runId: 'verifying', phase: 'verifying', createdAt: 3 }),
  summary({ runId: 'closing', phase: 'closing', createdAt: 4 }),
];

describe('the lists of runs', () => {
  it('shows live runs before those in preparation, and closed ones newest first', () => {
    const { inProgress, finished } = splitRuns(runs);
    expect(inProgress.map(({ runId }) => runId)).toEqual(['verifying', 'preparing']);
    expect(finished.map(({ runId }) => runId)).toEqual(['closing', 'sealed']);
  });

  it('finds a run by any of its words, whatever the accents', () => {
    const found = summary({ deployedBy: 'Tomás Arriaga', ticket: 'CHG-48213' });
    expect(matchesSearch(found, 'tomas')).toBe(true);
    expect(matchesSearch(found, 'CHG-48213 arriaga')).toBe(true);
    expect(matchesSearch(found, 'tomas 9.9.9')).toBe(false);
    expect(matchesSearch(found, '')).toBe(true);
  });

  it('asks for what is due of recent deployments and of the newest one of a product', () => {
    const deployed = (runId: string, daysAgo: number): RunSummary =>
      summary({ runId, phase: 'sealed', outcome: 'deployed', liveAt: now - daysAgo * dayMs });
    const list = [runs[0] ?? base, deployed('newest', 50), deployed('older', 90)];
    const idsOf = (summaries: readonly RunSummary[]) =>
      canBeDue(summaries, today).map(({ run }) => run.runId);
    expect(idsOf(list)).toEqual(['newest']);
    expect(idsOf([deployed('newest', 5), deployed('week', 12)])).toEqual(['newest', 'week']);
  });

  it('asks again when more was recorded, when a new release is live, and on another day', () => {
    const live = summary({ runId: 'live', phase: 'sealed', outcome: 'deployed', liveAt: now - 5 * dayMs });
    const next = { ...live, runId: 'next', liveAt: now - dayMs };
    const asOf = (summaries: readonly RunSummary[], day = today) =>
      canBeDue(summaries, day).find(({ run }) => run.runId === 'live')?.asOf;
    expect(asOf([live])).toBe(asOf([{ ...live, late: 3 }]));
    const others = [
      asOf([{ ...live, position: live.position + 1 }]),
      asOf([next, live]),
      asOf([live], today + 1),
    ];
    expect(new Set([asOf([live]), ...others]).size).toBe(4);
  });

  it('copies people from the newest run of the same environment', () => {
    const staging = summary({ runId: 'staging', environment: 'Staging', createdAt: 9 });
    const production = summary({ runId: 'production', environment: 'Production', createdAt: 2 });
    expect(newestRun([staging, production], 'production')?.runId).toBe('production');
    expect(newestRun([staging], 'Production')?.runId).toBe('staging');
    expect(newestRun([], 'Production')).toBeNull();
  });

  it.each([
    [-2.5, '2 days overdue'],
    [-1.1, '1 day overdue'],
    [-0.2, 'overdue since today'],
    [0.5, 'today'],
    [1.5, 'tomorrow'],
    [8.5, 'in 8 days'],
  ])('says of something due in %d days: %s', (days, words) => {
    expect(dueText(now + days * dayMs, now)).toBe(words);
  });
});
