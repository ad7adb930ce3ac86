/** What follows a run mark by mark must say what counting everything anew would say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recalledItems } from '#renderer/features/run/recall-model.ts';
import { timeMark } from '#renderer/features/run/time-mark.ts';
import { flatItems } from '#shared/run/flat-items.ts';
import { changedItems } from '#shared/run/kept-up.ts';
import { lastMark } from '#shared/run/last-mark.ts';
import { dueByNow, groupProgress, partProgress, progressOf } from '#shared/run/progress.ts';
import { nightProgress } from '#shared/run/recall-counts.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { groupsInOrder, nextOpenItem, partsInOrder } from '#shared/run/work-order.ts';
import { deferred, done, failed, goLive, notApplicable, startStep } from '../support/run-commands.ts';
import { playRun, type RunPlayer } from '../support/run-player.ts';

const nested = `# Nested

## Preparation

- [ ] First
- [ ] Parent
  - [ ] Child one
  - [ ] Child two (Chrome, Firefox)
- [ ] If needed, tell the support team

## Deployment

### Step 1: Ship

- [ ] Deploy to production environment

### Step 2: Warm up

- [ ] Warm the caches

## After the deployment

### Immediate (0-30 minutes)

- [ ] Health checks
- [ ] Response time under 500ms

### Later (30-60 minutes)

- [ ] Orders arrive
`;

type Press = { readonly kind: string; readonly item: number; readonly minutes: number };
const press = fc.record({
  kind: fc.constantFrom(
    'done',
    'done',
    'done',
    'failed',
    'deferred',
    'na',
    'reopen',
    'undo',
    'check',
    'step',
    'live',
  ),
  item: fc.nat(20),
  minutes: fc.constantFrom(0, 1, 7, 25),
});

describe('what is kept up with the run', () => {
  it('says what counting everything anew says, after whatever was pressed', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
        const player = playRun({ markdown: nested });
        for (const one of presses) {
          player.clock.advance(one.minutes * 60_000);
          player.attempt(commandOf(player, one));
          const answers = allAnswers(player.run(), player);
          expect(answers).toEqual(allAnswers(forgotten(player.run()), player));
          expect(answers.groups).toEqual(answers.oneByOne);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('knows which items differ between two states, and when it cannot know', () => {
    const player = playRun({ markdown: nested });
    const before = player.run();
    player.play(done('1.1.1'));
    player.play(failed('1.1.2.1', 'nobody answers'));
    expect(changedItems(before.items, player.run().items)).toEqual(['1.1.1', '1.1.2.1']);
    expect(changedItems(player.run().items, before.items)).toBeNull();
    const fork = player.fork();
    for (let again = 0; again < 40; again += 1) {
      fork.play(again % 2 === 0 ? { type: 'ReopenItem', item: '1.1.1' } : done('1.1.1'));
    }
    expect(changedItems(before.items, fork.run().items)).toBeNull();
  });
});

/** The same run, which nothing that is kept has ever seen. */
function forgotten(run: StartedRun): StartedRun {
  return { ...run, places: new Map(run.places), items: { ...run.items } };
}

function allAnswers(run: StartedRun, player: RunPlayer) {
  const steady = player.clock.now().wall - run.shiftMs;
  return {
    groups: groupsInOrder(run).map(({ number }) => groupProgress(run, number, steady)),
    parts: partsInOrder.map((part) => partProgress(run, part, steady)),
    due: dueByNow(run, steady),
    night: nightProgress(run, steady),
    next: [null, ...run.places.keys()].map((item) => nextOpenItem(run, item)),
    last: lastMark(run),
    recalled: recalledItems(run, steady),
    timeMark: timeMark(run, steady),
    oneByOne: groupsInOrder(run).map((group) => progressOf(run, flatItems(group), steady)),
  };
}

function commandOf(player: RunPlayer, { kind, item }: Press): RunCommand {
  const run = player.run();
  const numbers = [...run.places.keys()];
  const number = numbers[item % numbers.length] ?? '1.1.1';
  const reason = 'Agreed by phone';
  switch (kind) {
    case 'failed':
      return failed(number, reason);
    case 'deferred':
      return deferred(number, reason, player.clock.now().wall + 10 * 60_000);
    case 'na':
      return notApplicable(number, reason);
    case 'reopen':
      return { type: 'ReopenItem', item: number };
    case 'undo':
      return { type: 'UndoMark', position: lastMark(run)?.mark.stamp.position ?? 1 };
    case 'check':
      return { type: 'MarkSubCheck', item: number, index: item % 2, checked: true };
    case 'step':
      return startStep(item % 2 === 0 ? '2.1' : '2.2', reason);
    case 'live':
      return goLive('now', { overrideReason: reason });
    default:
      return done(number, { value: '300 ms' });
  }
}
