/** Where the run goes on, what other laptops did with it, and what time a person stated. */
import type { Evolvers } from './evolver.ts';

export const evolveCustody: Evolvers<
  'RunHandedOver' | 'RunTakenOver' | 'RunTakenBack' | 'OtherHistoryFound' | 'ClockStated'
> = {
  RunHandedOver: (run, { handOverId, installation, to }, { stamp }) => ({
    ...run,
    handedOver: { stamp, handOverId, installation, to },
  }),
  RunTakenOver: (run) => ({ ...run, handedOver: null }),
  RunTakenBack: (run) => ({ ...run, handedOver: null }),
  OtherHistoryFound: (run, { common, entries, head, lastAt, lastBy }, { stamp }) => ({
    ...run,
    otherHistories: [...run.otherHistories, { stamp, common, entries, head, lastAt, lastBy }],
  }),
  ClockStated: (run, { statedAt, clockAt }, { stamp }) => ({
    ...run,
    clockStatements: [...run.clockStatements, { stamp, statedAt, clockAt }],
  }),
};
