/** Commands with what tests seldom vary filled in. */
import { itemNow } from '#shared/run/item-now.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import type { SignatureMark } from '#shared/run/run-events.ts';
import { itemsToWork } from '#shared/run/work-order.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import type { RunPlayer } from './run-player.ts';

type MarkItem = CommandOf<'MarkItem'>;

export function mark(item: string, state: MarkItem['state'], more: Partial<MarkItem> = {}): MarkItem {
  return {
    type: 'MarkItem',
    item,
    state,
    reason: null,
    value: null,
    remindAt: null,
    statedAt: null,
    outOfOrder: false,
    ...more,
  };
}

export function done(item: string, more: Partial<MarkItem> = {}): MarkItem {
  return mark(item, 'done', more);
}

export function failed(item: string, reason: string | null): MarkItem {
  return mark(item, 'failed', { reason });
}

export function deferred(item: string, reason: string | null, remindAt: number | null = null): MarkItem {
  return mark(item, 'deferred', { reason, remindAt });
}

export function notApplicable(item: string, reason: string | null): MarkItem {
  return mark(item, 'not-applicable', { reason });
}

export function startStep(group: string, overrideReason: string | null = null): CommandOf<'StartStep'> {
  return { type: 'StartStep', group, overrideReason };
}

export function goLive(
  stated: CommandOf<'DeclareGoLive'>['stated'] = 'now',
  more: Partial<CommandOf<'DeclareGoLive'>> = {},
): CommandOf<'DeclareGoLive'> {
  return { type: 'DeclareGoLive', stated, liveAt: null, overrideReason: null, ...more };
}

export function observe(trigger: string, since: number | null = null): CommandOf<'ObserveTrigger'> {
  return { type: 'ObserveTrigger', trigger, since };
}

export function clear(trigger: string, clearedAt: number | null = null): CommandOf<'ClearTrigger'> {
  return { type: 'ClearTrigger', trigger, clearedAt };
}

export function hold(
  until: number,
  more: Partial<CommandOf<'HoldTriggers'>> = {},
): CommandOf<'HoldTriggers'> {
  return {
    type: 'HoldTriggers',
    decidedBy: 'Tomás Arriaga',
    how: 'phone',
    insteadOf: null,
    reason: 'Spike comes from one bad client, being blocked',
    until,
    ...more,
  };
}

export function startRollback(more: Partial<CommandOf<'StartRollback'>> = {}): CommandOf<'StartRollback'> {
  return {
    type: 'StartRollback',
    decidedBy: 'Tomás Arriaga',
    how: 'phone',
    insteadOf: null,
    reason: null,
    ...more,
  };
}

export function closeRecord(
  outcome: CommandOf<'CloseRecord'>['outcome'] = 'deployed',
  more: Partial<CommandOf<'CloseRecord'>> = {},
): CommandOf<'CloseRecord'> {
  return { type: 'CloseRecord', outcome, overrideReason: null, missing: {}, ...more };
}

export const drawn: SignatureMark = { kind: 'drawn', strokes: [[0.1, 0.5, 0.3, 0.2, 0.6, 0.7, 0.9, 0.4]] };

export function sign(
  run: StartedRun,
  slot: string,
  more: Partial<CommandOf<'SignOff'>> = {},
): CommandOf<'SignOff'> {
  return {
    type: 'SignOff',
    slot,
    name: 'Ravi Menon',
    meaning: 'approve',
    sentence: null,
    mark: drawn,
    upTo: { position: run.position, head: run.head },
    digital: null,
    ...more,
  };
}

export function answerPoll(
  role: string,
  more: Partial<CommandOf<'AnswerPoll'>> = {},
): CommandOf<'AnswerPoll'> {
  return {
    type: 'AnswerPoll',
    role,
    answer: 'go',
    name: 'Ravi Menon',
    sentence: null,
    how: 'phone',
    ...more,
  };
}

/** Closes an open item the plain way: sub-checks one by one, a measured value inside its limit, else done. */
export function closeItem(player: RunPlayer, item: string): void {
  const place = player.run().places.get(item);
  if (place === undefined || itemNow(player.run(), item).state !== 'open') return;
  const { subChecks, limit } = place.item;
  if (subChecks.length > 0) {
    for (const index of subChecks.keys()) player.play({ type: 'MarkSubCheck', item, index, checked: true });
    return;
  }
  const value = limit === null ? null : `${limit.value * 0.8} ${limit.unit}`;
  player.play(done(item, { value }));
}

/** Closes what is open of these groups, a little time apart. */
export function closeGroups(player: RunPlayer, groups: readonly string[], apartMs = 5000): void {
  for (const group of groups) {
    for (const { number } of itemsToWork(player.run(), group)) {
      closeItem(player, number);
      player.clock.advance(apartMs);
    }
  }
}

export const blockingGroups = ['1.1', '1.2', '1.3', '1.4'] as const;

/** Section 1 is closed and Step 1 has started. */
export function playToFirstStep(player: RunPlayer): RunPlayer {
  closeGroups(player, blockingGroups);
  player.play(startStep('2.1'));
  return player;
}

/** The production deployment (2.4.3) is done; the triggers are watched, go-live is not declared. */
export function playToDeployed(player: RunPlayer): RunPlayer {
  playToFirstStep(player);
  closeGroups(player, ['2.1']);
  for (const step of ['2.2', '2.3']) {
    player.play(startStep(step));
    closeGroups(player, [step]);
  }
  player.play(startStep('2.4'));
  for (const item of ['2.4.1', '2.4.2', '2.4.3']) closeItem(player, item);
  return player;
}

/** Live since now, everything asked for before it closed. */
export function playToLive(player: RunPlayer): RunPlayer {
  playToDeployed(player);
  player.play(goLive());
  return player;
}
