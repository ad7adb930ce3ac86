import { ok, refused, type Result } from '../result.ts';
import { gateView, recalledAt } from '../verification/gate.ts';
import { isBlank, overrideMinimum, refuseShort, steadyNow, type CommandContext } from './decision.ts';
import type { EventOf } from './run-events.ts';
import type { RunRejection } from './run-rejections.ts';
import type { StartedRun } from './run-state.ts';

/** The gate's event: plain when it is clear, with an override by the operator when a reason is given. */
export function passGate(
  run: StartedRun,
  wish: { readonly gate: string; readonly overrideReason: string | null },
  context: CommandContext,
): Result<EventOf<'GatePassed'>, RunRejection> {
  const { gate, overrideReason } = wish;
  const now = steadyNow(run, context);
  if (gateView(run, gate, now).isClear) return ok({ type: 'GatePassed', gate, recalled: [], override: null });
  const recalled = [...recalledAt(run, gate, now)];
  if (overrideReason === null || isBlank(overrideReason)) {
    return refused({ code: 'GateNotClear', gate, recalled });
  }
  const short = refuseShort(overrideReason, { for: 'override', minimum: overrideMinimum });
  if (short !== null && !short.ok) return short;
  if (isBlank(context.operator)) return refused({ code: 'NameNeeded' });
  const override = { name: context.operator, reason: overrideReason };
  return ok({ type: 'GatePassed', gate, recalled, override });
}
