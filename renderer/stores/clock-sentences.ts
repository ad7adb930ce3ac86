import type { ClockReading } from '#shared/ledger/recorded-event.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';

/** What to say when the clock was set; the time told is the one it showed before. `isAsked`: the run asks what time it is. */
export function clockStepSentence(steppedMs: number, clock: ClockReading, isAsked: boolean): string {
  const direction = steppedMs < 0 ? 'back' : 'forward';
  const time = formatTimeOfDay(clock.wall - steppedMs, clock.offsetMinutes);
  const meaning = isAsked
    ? 'Say what time it is all the same: how long Runsheet was closed is still not known.'
    : 'Runsheet counts from go-live with its own timer, so T+ is still right. New marks carry the new clock time and this note.';
  return `The clock of this laptop moved ${direction} ${spoken(Math.abs(steppedMs))} at ${time}. ${meaning}`;
}

export function sleptSentence({ fromAt, toAt }: { readonly fromAt: number; readonly toAt: number }): string {
  return `The laptop slept for ${spoken(toAt - fromAt)}. Everything before is saved. The verification windows kept running.`;
}

/** "6 min 12 s", "58 min", "2 h 3 min" */
function spoken(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const parts = [
    hours > 0 && `${hours} h`,
    minutes > 0 && `${minutes} min`,
    hours === 0 && seconds % 60 > 0 && `${seconds % 60} s`,
  ];
  return parts.filter((part) => part !== false).join(' ');
}
