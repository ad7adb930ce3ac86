/** The end of a run: closed, reopened, aborted, sealed. */
import { notClosed } from '../verification/required-items.ts';
import type { Evolvers } from './evolver.ts';
import { workingPhase } from './working-phase.ts';

export const evolveClosing: Evolvers<
  'RecordClosed' | 'RecordReopened' | 'RunAborted' | 'SheetSaved' | 'RunSealed'
> = {
  RecordClosed: (run, { outcome, recalled, missing }, { stamp, seal }) => ({
    ...run,
    phase: 'closing',
    outcome,
    closing: { stamp, outcome, recalled, missing, head: seal },
  }),
  RecordReopened: (run, { reason }, { stamp }) => ({
    ...run,
    phase: workingPhase(run),
    outcome: null,
    closing: null,
    aborted: null,
    reopenings: [...run.reopenings, { stamp, reason }],
  }),
  RunAborted: (run, { reason, decidedBy }, { stamp, seal }) => ({
    ...run,
    phase: 'closing',
    outcome: 'aborted',
    aborted: { stamp, reason, decidedBy },
    closing: { stamp, outcome: 'aborted', recalled: notClosed(run, 'signing'), missing: {}, head: seal },
  }),
  SheetSaved: (run, { sha256, name, pages, draft }, { stamp }) => ({
    ...run,
    sheets: [...run.sheets, { stamp, sha256, name, pages, draft }],
  }),
  RunSealed: (run, { sheetSha256, draftReason }, { stamp }) => ({
    ...run,
    phase: 'sealed',
    sealed: { stamp, sheetSha256, draftReason },
  }),
};
