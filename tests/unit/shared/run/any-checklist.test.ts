/** Checklists that are no XianFeast: the run must carry them from the first mark to the end. */
import { expect, it } from 'vitest';
import { canDeclareGoLive, gateView, nextStep } from '#shared/verification/gate.ts';
import { closeGroups, closeRecord, goLive } from '../../../support/run-commands.ts';
import { playRun } from '../../../support/run-player.ts';
import { groupsInOrder } from '#shared/run/work-order.ts';
import { exceptions } from '#shared/run/exceptions.ts';
import { summariseRun } from '#shared/run/summarise-run.ts';

const plain = '# Release\n\n- [ ] Tag the release\n- [ ] Build\n- [ ] Announce\n';
const nested =
  '# Release\n\n## Before\n\n- [ ] Everything green\n  - [ ] Linux\n  - [ ] macOS\n    - [ ] arm64\n';

it.each([plain, nested])('a list without steps goes live from the start and closes: %j', (markdown) => {
  const player = playRun({ markdown });
  expect(nextStep(player.run())).toBeNull();
  expect(canDeclareGoLive(player.run())).toBe(true);
  const items = [...player.run().places.keys()].toReversed();
  for (const item of items) {
    player.play({
      type: 'MarkItem',
      item,
      state: 'done',
      reason: null,
      value: null,
      remindAt: null,
      statedAt: null,
      outOfOrder: false,
    });
  }
  expect(gateView(player.run(), 'go-live', 0)).toMatchObject({ required: items.length, isClear: true });
  player.play(goLive());
  player.play(closeRecord());
  expect(player.run()).toMatchObject({ phase: 'closing', outcome: 'deployed' });
  expect(exceptions(player.run(), 0)).toEqual([]);
  expect(summariseRun(player.run(), 0)).toMatchObject({ signed: 0, slots: 0 });
});

it('a document of steps only is worked step by step', () => {
  const player = playRun({
    markdown: '# Deploy\n\n## Step 1: Build\n\n- [ ] Build\n\n## Step 2: Ship\n\n- [ ] Ship it\n',
  });
  for (;;) {
    const step = nextStep(player.run());
    if (step === null) break;
    player.play({ type: 'StartStep', group: step.number, overrideReason: null });
    closeGroups(player, [step.number]);
  }
  expect(Object.values(player.run().steps).map(({ ended }) => ended !== null)).toEqual([true, true]);
  expect(groupsInOrder(player.run())).toHaveLength(2);
  player.play(goLive());
  player.play(closeRecord());
  expect(player.run().outcome).toBe('deployed');
});
