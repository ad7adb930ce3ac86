/** What the run is about, who is named on it, and what happened to its clock and store. */
import type { Evolvers } from './evolver.ts';

export const evolveDetails: Evolvers<
  | 'DetailsChanged'
  | 'PeopleChanged'
  | 'ThresholdSet'
  | 'ClockDisturbed'
  | 'RecoveryConfirmed'
  | 'StoreRepaired'
> = {
  DetailsChanged: (run, { details }) => ({ ...run, details }),
  PeopleChanged: (run, { people }) => ({ ...run, people }),
  ThresholdSet: (run, { trigger, holdSeconds }) => ({
    ...run,
    thresholds: { ...run.thresholds, [trigger]: holdSeconds },
  }),
  ClockDisturbed: (run, { kind, fromAt, toAt, shiftMs }, { stamp }) => ({
    ...run,
    disturbances: [...run.disturbances, { stamp, kind, fromAt, toAt, shiftMs }],
  }),
  RecoveryConfirmed: (run, { positions }, { stamp }) => ({
    ...run,
    confirmations: [...run.confirmations, { stamp, positions }],
  }),
  StoreRepaired: (run, { finding, restored }, { stamp }) => ({
    ...run,
    repairs: [...run.repairs, { stamp, finding, restored }],
  }),
};
