import { describe, expect, it } from 'vitest';
import { comparableItems } from '#shared/checklist/compare-checklists.ts';
import { readChecklistOnce } from '#shared/checklist/read-checklist-once.ts';
import type { Checklist } from '#shared/checklist/checklist.ts';
import { factsOf, type RunFacts } from '#shared/insights/run-facts.ts';
import { lastTime, learnedBefore, type LessonQuestion } from '#shared/review/learned-before.ts';
import { reviewEntries, wholeRun } from '#shared/review/review-entries.ts';
import { closeRecord, done, failed, goLive, startStep } from '../../../support/run-commands.ts';
import { playRun, sha256 } from '../../../support/run-player.ts';
import { smallRelease } from '../../../support/small-release.ts';

const anyway = 'the rest is not part of this test';

function read(markdown: string): Checklist {
  const found = readChecklistOnce(markdown);
  if (!found.ok) throw new Error('A checklist');
  return found.value;
}

/** A run that failed at its smoke test and learned from it, from an override and as a whole. */
function factsOfRun(text: string): RunFacts {
  const player = playRun({ markdown: smallRelease });
  for (const command of [
    startStep('2.1', anyway),
    done('2.1.1'),
    startStep('2.2', anyway),
    done('2.2.1'),
    failed('2.2.2', 'Login was slow'),
    goLive('now', { overrideReason: anyway }),
    closeRecord('deployed', { overrideReason: anyway }),
  ]) {
    player.clock.advance(6 * 60_000);
    player.play(command);
  }
  const entries = reviewEntries(player.run());
  const smoke = entries.find(({ kind }) => kind === 'failed');
  const override = entries.find(({ kind }) => kind === 'override');
  for (const entry of [smoke, override]) {
    player.play({ type: 'WriteLesson', entry: entry?.key ?? '', item: entry?.item ?? null, text });
  }
  player.play({ type: 'WriteLesson', entry: wholeRun, item: null, text: 'Begin an hour earlier' });
  return factsOf(player.run());
}

const first = { ...factsOfRun('Warm the cache first'), runId: 'run-first', createdAt: 1000, liveAt: 2000 };
const second = { ...factsOfRun('Ask for two testers'), runId: 'run-second', createdAt: 5000, liveAt: 6000 };
const itemsOf = (sha: string) => (sha === sha256(smallRelease) ? comparableItems(read(smallRelease)) : []);

function asking(markdown: string, more: Partial<LessonQuestion> = {}): LessonQuestion {
  return {
    runId: null,
    createdAt: null,
    checklist: first.checklist,
    checklistSha256: sha256(markdown),
    items: comparableItems(read(markdown)),
    ...more,
  };
}

describe('what was learned before', () => {
  it('stands at the same item, newest run first, the run as a whole before its items', () => {
    const learned = learnedBefore(asking(smallRelease), [first, second], itemsOf);
    expect(learned.map(({ run, item, text }) => [run.runId, item, text])).toEqual([
      ['run-second', null, 'Begin an hour earlier'],
      ['run-second', null, 'Ask for two testers'],
      ['run-second', '2.2.2', 'Ask for two testers'],
      ['run-first', null, 'Begin an hour earlier'],
      ['run-first', null, 'Warm the cache first'],
      ['run-first', '2.2.2', 'Warm the cache first'],
    ]);
    expect(learned[1]?.about).toMatch(/^override: Step 1/);
    expect(learned[2]?.about).toBe('Smoke test');
    expect(lastTime(learned)).toHaveLength(3);
  });

  it.each([
    [
      'moved',
      '### Step 1: Backup\n- [ ] Create backup\n',
      '### Step 1: Backup\n- [ ] Create backup\n- [ ] Second backup\n',
      '2.2.2',
    ],
    ['reworded', '- [ ] Smoke test', '- [ ] Smoke tests by two', '2.2.2'],
    [
      'renumbered',
      '- [ ] Deploy to production environment',
      '- [ ] Announce it\n- [ ] Deploy to production environment',
      '2.2.3',
    ],
    ['gone', '- [ ] Smoke test\n', '', null],
  ])('finds an item that was %s in the next version', (_what, from, to, number) => {
    const next = smallRelease.replace(from, to);
    expect(next).not.toBe(smallRelease);
    const learned = learnedBefore(asking(next), [first], itemsOf).find(({ about }) => about === 'Smoke test');
    expect(learned).toMatchObject({ item: number, text: 'Warm the cache first' });
  });

  it('is nothing of another checklist, of a later run or of the run itself', () => {
    const count = (more: Partial<LessonQuestion>) =>
      learnedBefore(asking(smallRelease, more), [first, second], itemsOf).length;
    expect(count({ checklist: 'Another' })).toBe(0);
    expect(count({ runId: 'run-second', createdAt: 5000 })).toBe(3);
    expect(count({ runId: 'run-first', createdAt: 1000 })).toBe(0);
  });
});
