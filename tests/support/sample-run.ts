/** Whole nights, played command by command, for tests of everything that reads a run. */
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import { stepsOf } from '#shared/checklist/steps-of.ts';
import { rolesOf } from '#shared/checklist/roles-of.ts';
import { groupsOfPart } from '#shared/run/work-order.ts';
import { signOffSlots } from '#shared/sign-off/sign-off-slots.ts';
import { unansweredConditionals } from '#shared/run/conditional-items.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import {
  answerPoll,
  clear,
  closeGroups,
  closeItem,
  closeRecord,
  deferred,
  done,
  drawn,
  failed,
  goLive,
  hold,
  notApplicable,
  observe,
  sign,
  startRollback,
  startStep,
} from './run-commands.ts';
import { playRun, sha256, type RunPlayer } from './run-player.ts';

export type SampleRun = {
  readonly run: StartedRun;
  readonly events: readonly RecordedEvent[];
  /** The ledger's lines as stored, without line feeds. */
  readonly lines: readonly string[];
  /** Steady milliseconds of "now" at the end of the night. */
  readonly steadyNow: number;
};

const minute = 60_000;
/** Who signs in which role; names as they occur in the world. */
const signers: Readonly<Record<string, string>> = {
  '12.1.1': 'Ravi Menon',
  '12.1.2': 'Aisha Okafor',
  '12.1.3': 'Дмитрий Соколов',
  '12.1.4': 'Lena Fischer',
  '12.1.5': '王小明',
  '12.2.1': 'Sofia Rossi',
  '12.2.2': 'Ελένη Παπαδοπούλου',
  '12.2.3': '김민지',
  '12.2.4': 'Jean-Luc Béranger',
  '12.2.5': '山田花子',
  'Technical Lead': 'Ravi Menon',
  'Product Manager': 'Sofia Rossi',
  'Operations Manager': 'Kwame Mensah',
};
const signerOf = (slot: string) => signers[slot] ?? 'Someone else';

/** Wed 18 Nov 2026 in Berlin. */
const at = (hour: number, minutes: number, seconds = 0) => Date.UTC(2026, 10, 18, hour - 1, minutes, seconds);

/**
 * The common night: a deferred item overridden at Step 1 and a failed one at Step 3, one item not applicable, one late,
 * one over its limit, a breach that cleared, one that tripped and was held, one hand-over, thirteen signatures, sealed.
 */
export function sampleNight(): SampleRun {
  return sampleOf(playNight());
}

/** The night up to the closed record, before anybody signs. */
export function sampleNightUnsigned(): SampleRun {
  return sampleOf(playNightUnsigned());
}

/** The night at T+41: one late item, a breach running, the second window open. */
export function sampleNightLive(): SampleRun {
  const player = playToGoLive();
  playFirstWindow(player);
  player.clock.advanceTo(at(2, 44, 8));
  player.play(observe('4.1.2'));
  player.clock.advance(72_000);
  return sampleOf(player);
}

/** Error rate trips, Tomás Arriaga decides by phone, six steps, closed as rolled back. */
export function sampleRollback(): SampleRun {
  return sampleOf(playRollback());
}

/** The same, to go on from. */
export function playRollback(): RunPlayer {
  const player = playToGoLive();
  playFirstWindow(player);
  player.clock.advanceTo(at(2, 44, 8));
  player.play(observe('4.1.2'));
  player.clock.advance(2 * minute);
  player.play({ type: 'RecordTrips' });
  player.clock.advanceTo(at(2, 47, 2));
  player.play(startRollback());
  for (const [item, hour, minutes, seconds] of [
    ['4.2.1', 2, 47, 40],
    ['4.2.2', 2, 50, 31],
  ] as const) {
    player.clock.advanceTo(at(hour, minutes, seconds));
    player.play(done(item));
  }
  player.clock.advanceTo(at(2, 56));
  player.play({ type: 'AnswerApplicability', item: '4.2.3', applies: false, reason: 'No migration ran' });
  player.clock.advanceTo(at(3, 2, 10));
  player.play(done('4.2.4'));
  player.play(clear('4.1.2'));
  player.clock.advance(20_000);
  player.play(notApplicable('4.2.5', 'DNS was not changed'));
  player.clock.advanceTo(at(3, 4));
  player.play(done('4.2.6'));
  player.clock.advance(minute);
  player.play(closeRecord('rolled-back'));
  return player;
}

/** Aborted in Step 2: the build does not finish. */
export function sampleAborted(): SampleRun {
  const player = playRun();
  playPreparation(player);
  player.clock.advanceTo(at(1, 30));
  player.play(startStep('2.1', 'Load test and scan are repeated after the build'));
  closeGroups(player, ['2.1'], 90_000);
  player.play(startStep('2.2'));
  player.play(done('2.2.1'));
  player.clock.advanceTo(at(2, 20, 11));
  player.play(failed('2.2.3', 'Build runs out of memory on the new image'));
  player.play({
    type: 'AbortRun',
    reason: 'Build cannot be made tonight, nothing was deployed',
    decidedBy: 'Mei Lindqvist',
  });
  return sampleOf(player);
}

function sampleOf(player: RunPlayer): SampleRun {
  const run = player.run();
  return {
    run,
    events: player.events(),
    lines: player.lines(),
    steadyNow: player.clock.now().wall - run.shiftMs,
  };
}

export function playNight(): RunPlayer {
  const player = playNightUnsigned();
  player.clock.advanceTo(at(13, 20));
  for (const { slot } of signOffSlots(player.run().checklist)) {
    const name = signerOf(slot);
    player.play(
      sign(player.run(), slot, {
        name,
        meaning: 'approve-with-exceptions',
        mark: slot === '12.1.2' ? { kind: 'typed', text: name } : drawn,
      }),
    );
    player.clock.advance(14 * minute);
  }
  const sheetSha256 = sha256('the sheet of the sample night');
  player.play({
    type: 'RecordSheetSaved',
    sha256: sheetSha256,
    name: 'approval-sheet.pdf',
    pages: 14,
    draft: false,
  });
  player.play({ type: 'SealRun', sheetSha256, draftReason: null });
  return player;
}

/** From the first window's late item to the closed record. */
export function playNightUnsigned(): RunPlayer {
  const player = playToGoLive();
  playFirstWindow(player);
  playRest(player);
  return player;
}

/** The same night up to the closed record with `count` entries: notes in the scripts of the world fill it up. */
export function sampleTalkativeNight(count: number): SampleRun {
  const rest = sampleNightUnsigned().events.length;
  const player = playToGoLive();
  playFirstWindow(player);
  const start = player.events().length;
  for (let index = 0; player.events().length < count - (rest - start); index += 1) {
    player.clock.advance(250);
    const text = remarks[index % remarks.length] ?? '';
    player.play({ type: 'AddNote', item: `3.1.${1 + (index % 6)}`, text });
  }
  playRest(player);
  return sampleOf(player);
}

const remarks = [
  'p95 412 ms at 200 users, as in the rehearsal',
  'Второй узел возвращён в пул',
  '缓存已预热，延迟正常',
  'Đã kiểm tra lại nhật ký',
  'Ουρά μηνυμάτων άδεια',
  '주문 확인 메일 도착',
];

function playRest(player: RunPlayer): void {
  player.clock.advanceTo(at(2, 44, 8));
  player.play(observe('4.1.2'));
  player.clock.advance(91_000);
  player.play(clear('4.1.2'));
  closeGroups(player, ['3.2'], 30_000);
  player.clock.advanceTo(at(2, 56));
  player.play(observe('4.1.3'));
  player.clock.advance(minute);
  player.play({ type: 'RecordTrips' });
  player.clock.advance(80_000);
  player.play(hold(player.clock.now().wall + 5 * minute));
  player.clock.advance(3 * minute);
  player.play(clear('4.1.3'));
  closeGroups(player, ['3.4'], 20_000);
  player.play({
    type: 'ChangeOperator',
    to: 'Jonas Weber',
    readBack: ['2.2.5 failed', '1.2.4 deferred', '60–90 opens in 2 min'],
    withoutPassphrase: 'Signing keys come with a later version',
  });
  player.clock.advanceTo(at(3, 6));
  player.play(done('3.3.1', { value: '2.4' }));
  player.play(done('3.3.2', { value: '640 ms', reason: 'Only the export endpoint, ticket CHG-4720' }));
  closeGroups(player, ['3.3'], 30_000);
  playElsewhere(player);
  player.clock.advanceTo(at(3, 34));
  player.play(closeRecord('deployed'));
}

/** Sections 5 to 11 are worked after the night's own items. */
function playElsewhere(player: RunPlayer): void {
  const groups = groupsOfPart(player.run(), 'prepare').map(({ number }) => number);
  const elsewhere = groups.filter((number) => !number.startsWith('1.'));
  closeGroups(player, elsewhere, 1000);
}

/** Preparation, the five steps to go-live at 02:04, with the first override at Step 3. */
export function playToGoLive(): RunPlayer {
  const player = playRun();
  playPreparation(player);
  player.clock.advanceTo(at(1, 12));
  for (const [index, { number }] of rolesOf(player.run().checklist).entries()) {
    const answer = index < 8 ? 'go' : 'no-answer';
    player.play(answerPoll(number, { answer, name: answer === 'go' ? signerOf(number) : '' }));
    player.clock.advance(20_000);
  }
  player.play(done('1.2.3'));
  const [first, second, third, fourth] = stepsOf(player.run().checklist).map(({ number }) => number);
  player.clock.advanceTo(at(1, 30));
  player.play(startStep(first ?? '', 'Load test is repeated in the steps, agreed with Jonas'));
  closeGroups(player, ['2.1'], 60_000);
  player.play(startStep(second ?? ''));
  for (const item of ['2.2.1', '2.2.2', '2.2.3', '2.2.4']) closeItem(player, item);
  player.clock.advanceTo(at(1, 42));
  player.play(failed('2.2.5', 'Uploader answered 403'));
  player.clock.advanceTo(at(1, 50, 12));
  player.play(startStep(third ?? '', 'Source maps are for debugging only and follow tomorrow'));
  closeGroups(player, ['2.3'], 90_000);
  player.play(startStep(fourth ?? ''));
  closeItem(player, '2.4.1');
  closeItem(player, '2.4.2');
  player.clock.advanceTo(at(2, 3, 41));
  player.play(done('2.4.3'));
  player.clock.advanceTo(at(2, 4));
  player.play(goLive());
  return player;
}

/** Conditional questions, section 1 with a failed scan, a deferred load test, evidence and a note. */
function playPreparation(player: RunPlayer): void {
  for (const { number } of unansweredConditionals(player.run(), 'prepare')) {
    const applies = number !== '6.2.4';
    const reason = applies ? null : 'Not part of this release';
    player.play({ type: 'AnswerApplicability', item: number, applies, reason });
  }
  player.clock.advanceTo(at(0, 20));
  closeGroups(player, ['1.1'], 20_000);
  closeItem(player, '1.2.1');
  closeItem(player, '1.2.2');
  player.clock.advanceTo(at(0, 38));
  player.play(failed('1.2.3', 'Two critical findings in the image scan'));
  player.clock.advanceTo(at(0, 40));
  player.play(deferred('1.2.4', 'Due 01:10 from Jonas', at(1, 10)));
  const text = 'p95 412 ms at 200 users';
  player.play({
    type: 'AddEvidence',
    item: '1.2.5',
    evidence: {
      id: 'evidence-1',
      kind: 'text',
      name: 'axe report',
      mime: 'text/plain',
      size: text.length,
      sha256: sha256(text),
      text,
    },
  });
  player.play({ type: 'AddNote', item: '1.1.4', text: 'Second node drained and back' });
  closeGroups(player, ['1.2', '1.3', '1.4'], 10_000);
}

/** Steps 4 and 5 end and the first window is worked; the CDN item is 3:10 late. */
function playFirstWindow(player: RunPlayer): void {
  closeGroups(player, ['2.4'], 20_000);
  player.play(startStep('2.5'));
  closeGroups(player, ['2.5'], 20_000);
  for (const item of ['3.1.1', '3.1.2', '3.1.3', '3.1.4', '3.1.6']) {
    player.clock.advance(20_000);
    closeItem(player, item);
  }
  player.clock.advanceTo(at(2, 37, 10));
  player.play(done('3.1.5'));
}
