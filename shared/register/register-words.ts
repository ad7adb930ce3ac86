import type { Outcome } from '../run/run-events.ts';
import type { Phase } from '../run/run-state.ts';

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  deployed: 'Deployed',
  'rolled-back': 'Rolled back',
  aborted: 'Aborted',
};

export const phaseWords: Readonly<Record<Phase, string>> = {
  preparing: 'in preparation',
  deploying: 'being deployed',
  verifying: 'being verified',
  'rolling-back': 'being rolled back',
  closing: 'closed, not sealed',
  sealed: 'sealed',
};

/** In the place of a run whose number is missing between others. */
export const noRecord = 'no record on this laptop';
