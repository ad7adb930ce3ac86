/** Who is at the keyboard, who said go, who signed. */
import type { Evolvers } from './evolver.ts';
import type { StartedRun } from './run-state.ts';

export const evolvePeople: Evolvers<
  'OperatorChanged' | 'PollAnswered' | 'SignOffGiven' | 'SheetSignedElsewhere' | 'ApprovedElsewhere'
> = {
  OperatorChanged: (run, { from, to, readBack, withoutPassphrase }, { stamp }) => ({
    ...run,
    operator: to,
    handOvers: [...run.handOvers, { stamp, from, to, readBack, withoutPassphrase }],
  }),
  PollAnswered: (run, { role, answer, name, sentence, how }, { stamp }) => ({
    ...run,
    poll: [...run.poll, { role, stamp, answer, name, sentence, how }],
  }),
  SignOffGiven: (run, { slot, name, meaning, sentence, mark, upTo, digital }, { stamp }) => ({
    ...run,
    signOffs: [
      ...run.signOffs,
      {
        slot,
        stamp,
        name,
        how: 'signed',
        meaning,
        sentence,
        mark,
        evidenceId: null,
        digital,
        upTo,
        afterGoLive: run.goLive !== null,
        sheet: sheetSigned(run),
      },
    ],
  }),
  SheetSignedElsewhere: (run, { slot, name, digital }, { stamp }) => ({
    ...run,
    signOffs: [
      ...run.signOffs,
      {
        slot,
        stamp,
        name,
        how: 'signed',
        meaning: 'approve',
        sentence: null,
        mark: null,
        evidenceId: null,
        digital,
        upTo: { position: run.position, head: run.head },
        afterGoLive: run.goLive !== null,
        sheet: sheetSigned(run),
      },
    ],
  }),
  ApprovedElsewhere: (run, { slot, name, evidenceId, note }, { stamp }) => ({
    ...run,
    signOffs: [
      ...run.signOffs,
      {
        slot,
        stamp,
        name,
        how: 'elsewhere',
        meaning: 'approve',
        sentence: note === '' ? null : note,
        mark: null,
        evidenceId,
        digital: null,
        upTo: { position: run.position, head: run.head },
        afterGoLive: run.goLive !== null,
        sheet: sheetSigned(run),
      },
    ],
  }),
};

/** The go sheet is signed while the record is open, the record sheet once it is closed. */
function sheetSigned(run: StartedRun): 'go' | 'record' {
  return run.closing === null ? 'go' : 'record';
}
