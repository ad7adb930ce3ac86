/** Marks: done, failed, deferred, not applicable; open again; sub-checks; "does this apply?". */
import { rollbackItemsOf } from '../checklist/rollback-items-of.ts';
import { ok, refused, type Result } from '../result.ts';
import { isAsked } from './conditional-items.ts';
import {
  findPlace,
  isBlank,
  refuseClosed,
  refuseShort,
  refuseTime,
  type CommandContext,
  type Deciders,
  type Decision,
} from './decision.ts';
import { endedStep } from './ended-step.ts';
import { flatItems } from './flat-items.ts';
import { isClosed, itemNow } from './item-now.ts';
import { refuseInRollback, refuseKind, refuseWork } from './markable.ts';
import { judgeValue } from './measured-value.ts';
import { refusePaper } from './refuse-paper.ts';
import type { CommandOf } from './run-commands.ts';
import type { ItemState, RunEvent } from './run-events.ts';
import type { RunRejection } from './run-rejections.ts';
import type { ItemNow, Place, StartedRun } from './run-state.ts';
import { itemAsksValue } from './work-order.ts';

type MarkItem = CommandOf<'MarkItem'>;

export const decideMarks: Deciders<'MarkItem' | 'ReopenItem' | 'MarkSubCheck' | 'AnswerApplicability'> = {
  MarkItem: decideMark,
  ReopenItem: decideReopen,
  MarkSubCheck: decideSubCheck,
  AnswerApplicability: decideApplicability,
};

function decideMark(command: MarkItem, run: StartedRun, context: CommandContext): Decision {
  const { item, state } = command;
  const place = findPlace(run, item);
  if (!place.ok) return place;
  const now = itemNow(run, item);
  const refusal =
    refuseWork(run, item, command.type) ??
    refuseState(command, now) ??
    refuseWithoutReason(command) ??
    refusePaper(command, run) ??
    (state === 'done' ? refuseUnfinished(run, place.value, now) : null) ??
    refuseTimes(command, run, context);
  if (refusal !== null) return refusal;
  const value = measured(command, place.value);
  if (!value.ok) return value;
  const before = firstOpenBefore(run, place.value);
  if (before !== null && !command.outOfOrder) return refused({ code: 'OutOfOrder', item, before });
  return ok([marked(command, value.value, before !== null), ...endedStep(run, item)]);
}

function marked(command: MarkItem, value: string | null, outOfOrder: boolean): RunEvent {
  const { item, state, reason, remindAt, statedAt, paper } = command;
  return {
    type: 'ItemMarked',
    item,
    state,
    reason: isBlank(reason) ? null : reason,
    value,
    remindAt: state === 'deferred' ? remindAt : null,
    statedAt: state === 'done' || paper !== undefined ? statedAt : null,
    outOfOrder,
    ...(paper !== undefined && { paper }),
  };
}

/** From which states each mark can be made. */
const reachableFrom: Readonly<Record<MarkItem['state'], readonly ItemState[]>> = {
  done: ['open', 'failed', 'deferred'],
  'not-applicable': ['open', 'failed', 'deferred'],
  failed: ['open', 'done', 'deferred', 'not-applicable'],
  deferred: ['open', 'failed'],
};

function refuseState({ item, state }: MarkItem, now: ItemNow): Decision | null {
  return reachableFrom[state].includes(now.state) ? null : alreadyMarked(item, now);
}

function alreadyMarked(item: string, now: ItemNow): Decision {
  const { at, by } = now.mark?.stamp ?? { at: 0, by: '' };
  return refused({ code: 'AlreadyMarked', item, state: now.state, at, by });
}

function refuseWithoutReason({ item, state, reason, statedAt, paper }: MarkItem): Decision | null {
  if (state === 'failed') return refuseShort(reason, { item, for: state, minimum: 3 });
  if (state !== 'done') return refuseShort(reason, { item, for: state, minimum: 1 });
  // The paper itself says why the time is an earlier one.
  if (statedAt === null || paper !== undefined) return null;
  return refuseShort(reason, { item, for: 'stated-time', minimum: 1 });
}

/** There is no "tick all": an item is done when its sub-checks and the items inside it are. */
function refuseUnfinished(run: StartedRun, { item }: Place, now: ItemNow): Decision | null {
  const left = now.checked.filter((checked) => !checked).length;
  if (left > 0) return refused({ code: 'SubChecksOpen', item: item.number, left });
  const inside = flatItems({ items: item.children });
  if (inside.every(({ number }) => isClosed(itemNow(run, number)))) return null;
  return refused({ code: 'NotMarkable', item: item.number, kind: 'parent' });
}

function refuseTimes(command: MarkItem, run: StartedRun, context: CommandContext): Decision | null {
  const { state, statedAt, remindAt, paper } = command;
  if ((state === 'done' || paper !== undefined) && statedAt !== null) {
    const refusal = refuseTime(statedAt, run, context);
    if (refusal !== null) return refusal;
  }
  if (state === 'deferred' && remindAt !== null && remindAt <= context.now.wall) {
    return refused({ code: 'TimeTooEarly', at: remindAt, earliest: context.now.wall });
  }
  return null;
}

/** The value to record: of a measured item one inside its limit, or over it with a reason. */
function measured(command: MarkItem, { item }: Place): Result<string | null, RunRejection> {
  const { state, value, reason } = command;
  const typed = isBlank(value) ? null : value;
  if (state !== 'done' || item.limit === null || !itemAsksValue(item)) return ok(typed);
  if (typed === null) return refused({ code: 'ValueNeeded', item: item.number, limit: item.limit.words });
  const judged = judgeValue(item.limit, typed);
  if (judged.kind === 'unreadable') {
    return refused({ code: 'ValueUnreadable', item: item.number, value: typed, unit: item.limit.unit });
  }
  if (judged.kind === 'inside' || !isBlank(reason)) return ok(judged.text);
  const { text, over } = judged;
  return refused({ code: 'ValueOverLimit', item: item.number, value: text, limit: item.limit.words, over });
}

/** The first rollback step before this one that nobody has touched; a failed one does not stop the list. */
function firstOpenBefore(run: StartedRun, { item, group }: Place): string | null {
  if (group.kind !== 'rollback') return null;
  const steps = rollbackItemsOf(run.checklist);
  const before = steps.slice(
    0,
    steps.findIndex(({ number }) => number === item.number),
  );
  const open = before.find(
    ({ number }) => itemNow(run, number).state === 'open' && !isInside(item.number, number),
  );
  return open?.number ?? null;
}

/** An item's own parents stay open until it is closed. */
function isInside(child: string, parent: string): boolean {
  return child.startsWith(`${parent}.`);
}

function decideReopen({ item, type }: CommandOf<'ReopenItem'>, run: StartedRun): Decision {
  const refusal = refuseWork(run, item, type);
  if (refusal !== null) return refusal;
  if (itemNow(run, item).state === 'open') return refused({ code: 'AlreadyOpen', item });
  return ok([{ type: 'ItemReopened', item }]);
}

function decideSubCheck(command: CommandOf<'MarkSubCheck'>, run: StartedRun): Decision {
  const { item, index, checked } = command;
  const refusal = refuseWork(run, item, command.type);
  if (refusal !== null) return refusal;
  const now = itemNow(run, item);
  const was = now.checked[index];
  if (was === undefined) return refused({ code: 'NoSuchSubCheck', item, index });
  if (now.state === 'not-applicable') return alreadyMarked(item, now);
  if (was === checked) return ok([]);
  const isLast = now.checked.every((other, at) => at === index || other);
  const ended = checked && isLast ? endedStep(run, item) : [];
  return ok([{ type: 'SubCheckMarked', item, index, checked }, ...ended]);
}

function decideApplicability(command: CommandOf<'AnswerApplicability'>, run: StartedRun): Decision {
  const { item, applies, reason } = command;
  const found = findPlace(run, item);
  if (!found.ok) return found;
  const refusal = refuseKind(found.value) ?? refuseClosed(run);
  if (refusal !== null) return refusal;
  if (!isAsked(found.value)) return refused({ code: 'NotConditional', item });
  const inRollback = refuseInRollback(run, found.value, command.type);
  if (inRollback !== null) return inRollback;
  const now = itemNow(run, item);
  if (now.state !== 'open' && now.state !== 'not-applicable') return alreadyMarked(item, now);
  if (applies === now.applies && (now.state === 'open') === applies) return ok([]);
  const short = applies ? null : refuseShort(reason, { item, for: 'not-applicable', minimum: 1 });
  if (short !== null) return short;
  const ended = applies ? [] : endedStep(run, item);
  return ok([
    { type: 'ApplicabilityAnswered', item, applies, reason: isBlank(reason) ? null : reason },
    ...ended,
  ]);
}
