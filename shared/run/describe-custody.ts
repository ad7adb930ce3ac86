import type { Lines } from './describe-event.ts';
import { because, time } from './history-words.ts';

export type CustodyEvent =
  | 'RunHandedOver'
  | 'RunTakenOver'
  | 'RunTakenBack'
  | 'OtherHistoryFound'
  | 'ClockStated';

export const describeCustody: Lines<CustodyEvent> = {
  RunHandedOver: ({ installation, to }) =>
    `Handed over from laptop ${installation} to another laptop${to === '' ? '' : `, for ${to}`}`,
  RunTakenOver: ({ installation }) => `The run goes on with laptop ${installation}`,
  RunTakenBack: ({ installation, reason }) => `Taken back by laptop ${installation}${because(reason)}`,
  OtherHistoryFound: ({ common, entries, lastAt, lastBy }, _run, recorded) =>
    `Another laptop went on with this run too, after entry ${common}: ${entries === 1 ? '1 entry' : `${entries} entries`}, the last ${time(lastAt, recorded)} by ${lastBy}; kept beside this history, not merged`,
  ClockStated: ({ statedAt, clockAt }, _run, recorded) =>
    `The clock stood behind the history; the time stated is ${time(statedAt, recorded)}, the clock showed ${time(clockAt, recorded)}`,
};
