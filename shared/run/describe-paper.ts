import { countDifferences } from '../checklist/describe-difference.ts';
import { followUpGroupsOf } from '../checklist/follow-up-groups-of.ts';
import { periodTitle } from '../follow-up/follow-up-periods.ts';
import { describeDisturbance } from './describe-clock.ts';
import type { Lines } from './describe-event.ts';
import { because, slotLabel, titled } from './history-words.ts';
import { spokenDuration } from './describe-clock.ts';
import { counted } from './rejection-words.ts';
import type { AddendumPlace, DigitalSignature, Meaning, Outcome } from './run-events.ts';

export type PaperEvent =
  | 'RunCreated'
  | 'ChecklistUpdated'
  | 'DetailsChanged'
  | 'PeopleChanged'
  | 'ThresholdSet'
  | 'OperatorChanged'
  | 'SignOffGiven'
  | 'SheetSignedElsewhere'
  | 'ApprovedElsewhere'
  | 'RecordClosed'
  | 'RecordReopened'
  | 'RunAborted'
  | 'SheetSaved'
  | 'RunSealed'
  | 'AddendumSigned'
  | 'ClockDisturbed'
  | 'RecoveryConfirmed'
  | 'StoreRepaired';

export const describePaper: Lines<PaperEvent> = {
  RunCreated: ({ runNumber, details, rehearsal, checklist }) =>
    `Run ${runNumber} created for ${details.product} ${details.release} in ${details.environment}${rehearsal ? ', a rehearsal' : ''}, checklist ${checklist.name}, SHA-256 ${checklist.sha256.slice(0, 8)}`,
  ChecklistUpdated: ({ checklist, carried, left, differences, more }, run, { position }) => {
    const before = run.earlierChecklists.find(({ stamp }) => stamp.position === position)?.checklistSource;
    const from = before === undefined ? '' : ` from ${before.name}, SHA-256 ${before.sha256.slice(0, 8)},`;
    const changes = `${countDifferences(differences)}${more === 0 ? '' : ` and ${more} more`}`;
    const lost = left.length === 0 ? '' : `, of ${counted(left.length, 'item')} not taken over`;
    return `Checklist changed${from} to ${checklist.name}, SHA-256 ${checklist.sha256.slice(0, 8)}: ${changes}; what was recorded for ${counted(carried.length, 'item')} goes on${lost}`;
  },
  DetailsChanged: ({ details }) =>
    `Details changed: ${details.product} ${details.release} in ${details.environment}`,
  PeopleChanged: () => 'People changed',
  ThresholdSet: ({ trigger, holdSeconds }, run) =>
    `${titled(run, trigger)}: alarm ${holdSeconds === 0 ? 'at once' : `after ${spokenDuration(holdSeconds * 1000)}`}`,
  OperatorChanged: ({ from, to, readBack, withoutPassphrase, certificateSha256 }) =>
    `Handed over from ${from} to ${to}, ${counted(readBack.length, 'line')} read back${confirmedWords(withoutPassphrase, certificateSha256)}`,
  SignOffGiven: ({ slot, name, meaning, sentence, digital }, run) =>
    `${slotLabel(run, slot)}, ${name}: ${meaningWords[meaning]}${because(sentence)}${signedWords(digital)}`,
  SheetSignedElsewhere: ({ slot, name, digital }, run) =>
    `${slotLabel(run, slot)}, ${name}: signed the sheet in another program${signedWords(digital)}`,
  ApprovedElsewhere: ({ slot, name, note }, run) =>
    `${slotLabel(run, slot)}, ${name}: approved elsewhere, no signature here${because(note)}`,
  RecordClosed: ({ outcome, recalled, missing }) => {
    const reasons = Object.keys(missing).length;
    return `Record closed, outcome: ${outcomeWords[outcome]}${recalled.length === 0 ? '' : `, ${counted(recalled.length, 'item')} not closed`}${reasons === 0 ? '' : `, ${counted(reasons, 'signature')} will be missing`}`;
  },
  RecordReopened: ({ reason }) => `Record reopened${because(reason)}`,
  RunAborted: ({ reason, decidedBy }) => `Aborted by ${decidedBy}${because(reason)}`,
  SheetSaved: ({ name, pages, sha256, draft }) =>
    `Sheet saved as ${name}, ${counted(pages, 'page')}${draft ? ', draft' : ''}, SHA-256 ${sha256.slice(0, 8)}`,
  RunSealed: ({ sheetSha256, draftReason }) =>
    `Run sealed, sheet SHA-256 ${sheetSha256.slice(0, 8)}${draftReason === null ? '' : `, with signatures missing: ${draftReason}`}`,
  AddendumSigned: ({ addendum, group, period, place, name, recalled, reason, digital }, run) => {
    const known = followUpGroupsOf(run.checklist).find(({ number }) => number === group);
    const title = known === undefined ? group : periodTitle(known, period);
    const left = recalled.length === 0 ? '' : `, ${counted(recalled.length, 'follow-up')} not closed`;
    return `Addendum ${addendum}, ${title}, ${placeWords[place]} ${name}${left}${because(reason)}${signedWords(digital)}`;
  },
  ClockDisturbed: (event, _run, recorded) =>
    describeDisturbance({ ...event, stamp: { offsetMinutes: recorded.offsetMinutes } }),
  RecoveryConfirmed: ({ positions }) => `${counted(positions.length, 'mark')} confirmed again`,
  StoreRepaired: ({ finding, restored }) => `Stored copy repaired: ${finding}; ${restored}`,
};

function confirmedWords(withoutPassphrase: string | null, certificateSha256: string | undefined): string {
  if (withoutPassphrase !== null) return `, without passphrase: ${withoutPassphrase}`;
  if (certificateSha256 === undefined) return '';
  return `, confirmed with a passphrase, certificate ${certificateSha256.slice(0, 8)}`;
}

function signedWords(digital: DigitalSignature | null): string {
  if (digital === null) return ', drawn, not digitally signed';
  const { certificateSha256, fileSha256 } = digital;
  return `, certificate ${certificateSha256.slice(0, 8)}, sheet SHA-256 ${fileSha256.slice(0, 8)}`;
}

const placeWords: Readonly<Record<AddendumPlace, string>> = {
  lead: 'signed by',
  reviewer: 'reviewed by',
};

const meaningWords: Readonly<Record<Meaning, string>> = {
  approve: 'approved',
  'approve-with-exceptions': 'approved with exceptions',
  decline: 'declined',
};

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  deployed: 'Deployed',
  'rolled-back': 'Rolled back',
  aborted: 'Aborted',
};
