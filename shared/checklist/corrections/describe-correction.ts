import type { Part } from '../checklist.ts';
import type { Correction } from './correction.ts';

/** What an author said, in words: "“Smoke tests” is due from T+0 to T+15 minutes". */
export function describeCorrection(correction: Correction): string {
  const { section, group, item } = correction.at;
  return `“${item ?? group ?? section}” ${said(correction)}`;
}

function said(correction: Correction): string {
  switch (correction.sets) {
    case 'part':
      return partWords[correction.part];
    case 'kind':
      return kindSaid(correction);
    case 'conditional':
      return asks(correction.conditional);
    case 'sub-checks':
      return correction.subChecks.length === 0
        ? 'has no sub-checks'
        : `has the sub-checks ${correction.subChecks.join(', ')}`;
    case 'limit':
      return correction.limit === null ? 'has no limit' : `has the limit ${correction.limit.words}`;
    case 'threshold':
      return trips(correction.holdSeconds ?? 0);
    case 'role':
      return correction.role === null ? 'is ticked, not signed' : `is signed by ${correction.role}`;
    case 'no-blank':
      return 'is no blank of the sheet';
  }
}

function asks(conditional: string | null): string {
  return conditional === null ? 'always applies' : `asks whether it applies (${conditional})`;
}

function trips(holdSeconds: number): string {
  return holdSeconds === 0 ? 'trips at once' : `trips after ${holdSeconds} seconds`;
}

function kindSaid({ kind, window, dueDay, repeats }: Extract<Correction, { sets: 'kind' }>): string {
  switch (kind) {
    case 'items':
      return 'is a plain list';
    case 'step':
      return 'is a step';
    case 'window':
      return window === null
        ? 'is a verification window'
        : `is due from T+${window.fromMinutes} to T+${window.toMinutes} minutes`;
    case 'triggers':
      return 'lists rollback triggers';
    case 'rollback':
      return 'is the rollback procedure';
    case 'sign-off':
      return 'lists sign-offs';
    case 'follow-up':
      return `${dueDay === null ? 'is a follow-up' : `is a follow-up due on day ${dueDay}`}${repeats === 'monthly' ? ' and each month' : ''}`;
  }
}

const partWords: Readonly<Record<Part, string>> = {
  prepare: 'belongs to the preparation',
  deploy: 'belongs to the deployment',
  verify: 'belongs to the verification',
  rollback: 'belongs to the rollback',
  approve: 'belongs to the approvals',
  'follow-up': 'belongs to the follow-ups',
};
