import { describe, expect, it } from 'vitest';
import { isStale, missingSlots, signOffOf } from '#shared/sign-off/sign-off-slots.ts';
import { followUpsDue } from '#shared/follow-up/follow-up.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import {
  answerPoll,
  closeRecord,
  done,
  observe,
  sign,
  startRollback,
} from '../../../support/run-commands.ts';
import { sha256, type RunPlayer } from '../../../support/run-player.ts';
import {
  after,
  firstStepStarted,
  given,
  live,
  startingPoint,
  type Happening,
} from '../../../support/run-spec.ts';
import { playNight, playNightUnsigned } from '../../../support/sample-run.ts';

const minute = 60_000;
const closed = startingPoint(playNightUnsigned);
const sealed = startingPoint(playNight);
const reopen: CommandOf<'ReopenRecord'> = { type: 'ReopenRecord', reason: 'A note must be added' };
const signAs =
  (slot: string, more = {}): Happening =>
  (player) =>
    player.play(sign(player.run(), slot, more));
const sheet = sha256('a sheet');
const savedSheet: CommandOf<'RecordSheetSaved'> = {
  type: 'RecordSheetSaved',
  sha256: sheet,
  name: 's.pdf',
  pages: 9,
  draft: true,
};
const seal = (draftReason: string | null): CommandOf<'SealRun'> => ({
  type: 'SealRun',
  sheetSha256: sheet,
  draftReason,
});
const steady = (player: RunPlayer) => player.clock.now().wall - player.run().shiftMs;

describe('closing the record', () => {
  const over = [live, after(90 * minute)] as const;
  const anyway = closeRecord('deployed', { overrideReason: 'Rest is done tomorrow morning' });

  it('recalls what is not closed and takes an override for what is new', () => {
    given(...over)
      .when(closeRecord())
      .rejects({ code: 'GateNotClear', gate: 'signing' });
    const player = given(...over)
      .when(anyway)
      .yields([{ type: 'GatePassed', gate: 'signing' }, { type: 'RecordClosed' }]);
    expect(player.run()).toMatchObject({ phase: 'closing', outcome: 'deployed' });
    expect(player.run().closing?.head).toBe(player.run().head);
    expect(given(closed).player.run().closing?.recalled).toEqual([
      { item: '1.2.4', state: 'deferred' },
      { item: '2.2.5', state: 'failed' },
    ]);
  });

  it('waits for a breach to end', () => {
    given(live, observe('4.1.2'), after(90 * minute))
      .when(anyway)
      .rejects({ code: 'BreachRunning', trigger: '4.1.2' });
  });

  it('keeps why a signature will be missing, of slots that exist', () => {
    const missing = { '12.1.1': 'On leave', '12.1.2': ' ' };
    given(...over)
      .when({ ...anyway, missing })
      .yields([{ type: 'GatePassed' }, { type: 'RecordClosed', missing: { '12.1.1': 'On leave' } }]);
    given(...over)
      .when({ ...anyway, missing: { Nobody: 'x' } })
      .rejects({ code: 'NoSuchSlot', slot: 'Nobody' });
  });

  it('is aborted by its own command, not by an outcome', () => {
    given(...over)
      .when(closeRecord('aborted'))
      .rejects({ code: 'OutcomeDoesNotFit', outcome: 'aborted' });
    given(closed).when(closeRecord()).rejects({ code: 'RunReadOnly' });
  });

  it('is undone with a reason', () => {
    const player = given(closed)
      .when(reopen)
      .yields([{ type: 'RecordReopened' }]);
    expect(player.run()).toMatchObject({ phase: 'verifying', outcome: null, closing: null });
    given(closed)
      .when({ ...reopen, reason: '' })
      .rejects({ code: 'ReasonNeeded', for: 'reopen' });
    given(live).when(reopen).rejects({ code: 'RecordNotClosed' });
    given(sealed).when(reopen).rejects({ code: 'RunReadOnly', phase: 'sealed' });
  });
});

describe('aborting', () => {
  const abort: CommandOf<'AbortRun'> = {
    type: 'AbortRun',
    reason: 'Build is broken',
    decidedBy: 'Mei Lindqvist',
  };

  it('closes the record with its own outcome and everything not closed', () => {
    const player = given(firstStepStarted)
      .when(abort)
      .yields([{ type: 'RunAborted' }]);
    expect(player.run()).toMatchObject({
      phase: 'closing',
      outcome: 'aborted',
      closing: { outcome: 'aborted' },
    });
    expect(player.run().closing?.recalled).toContainEqual({ item: '2.1.1', state: 'open' });
    player.play(reopen);
    expect(player.run()).toMatchObject({ phase: 'deploying', aborted: null });
  });

  it('needs a reason and a name, and is no way around an alarm or a rollback', () => {
    given()
      .when({ ...abort, reason: ' ' })
      .rejects({ code: 'ReasonNeeded', for: 'abort' });
    given()
      .when({ ...abort, decidedBy: '' })
      .rejects({ code: 'NameNeeded' });
    given(live, observe('4.1.2')).when(abort).rejects({ code: 'BreachRunning' });
    given(live, startRollback({ reason: 'x' }))
      .when(abort)
      .rejects({ code: 'RollbackRunning' });
    given(closed).when(abort).rejects({ code: 'RunReadOnly' });
  });
});

describe('the go/no-go poll', () => {
  it('asks the ten roles before go-live; a no-go says why', () => {
    given()
      .when(answerPoll('12.1.1'))
      .yields([{ type: 'PollAnswered', answer: 'go' }]);
    given()
      .when(answerPoll('12.1.1', { answer: 'no-go' }))
      .rejects({ code: 'SentenceNeeded' });
    given().when(answerPoll('Technical Lead')).rejects({ code: 'NoSuchSlot' });
    given(live).when(answerPoll('12.1.1')).rejects({ code: 'WrongPhase', command: 'AnswerPoll' });
  });
});

describe('signing', () => {
  it('is of the go sheet before go-live and of the record once it is closed', () => {
    const go = given()
      .when((run) => sign(run, '12.1.1'))
      .yields([{ type: 'SignOffGiven' }]);
    expect(signOffOf(go.run(), '12.1.1')).toMatchObject({ afterGoLive: false, sheet: 'go' });
    const record = given(closed)
      .when((run) => sign(run, '12.1.1'))
      .yields([{ type: 'SignOffGiven' }]);
    expect(signOffOf(record.run(), '12.1.1')).toMatchObject({ afterGoLive: true, sheet: 'record' });
    given(live)
      .when((run) => sign(run, '12.1.1'))
      .rejects({ code: 'RecordNotClosed' });
    given(sealed)
      .when((run) => sign(run, '12.1.1'))
      .rejects({ code: 'RunReadOnly' });
  });

  it('needs a name, a mark, a slot, and a sentence to decline', () => {
    given(closed)
      .when((run) => sign(run, '12.1.1', { name: ' ' }))
      .rejects({ code: 'NameNeeded' });
    given(closed)
      .when((run) => sign(run, '12.1.1', { mark: { kind: 'drawn', strokes: [[0.5, 0.5]] } }))
      .rejects({ code: 'SignatureEmpty' });
    given(closed)
      .when((run) => sign(run, '12.1.1', { mark: { kind: 'typed', text: ' ' } }))
      .rejects({ code: 'SignatureEmpty' });
    given(closed)
      .when((run) => sign(run, '12.1.1', { meaning: 'decline' }))
      .rejects({ code: 'SentenceNeeded' });
    given(closed)
      .when((run) => sign(run, 'Nobody'))
      .rejects({ code: 'NoSuchSlot', slot: 'Nobody' });
  });

  it('is of what was read, once', () => {
    given(closed)
      .when((run) => sign(run, '12.1.1', { upTo: { position: run.position - 1, head: run.head } }))
      .rejects({ code: 'RecordMovedOn' });
    given(closed, signAs('12.1.1'))
      .when((run) => sign(run, '12.1.1'))
      .rejects({ code: 'AlreadySigned' });
    given(closed, signAs('12.1.1', { meaning: 'decline', sentence: 'Not tested' }))
      .when((run) => sign(run, '12.1.1'))
      .yields([{ type: 'SignOffGiven' }]);
  });

  it('goes stale when the record is reopened, and is asked for again', () => {
    const { player } = given(closed, signAs('12.1.1'), reopen, closeRecord());
    const signOff = signOffOf(player.run(), '12.1.1');
    expect(signOff !== null && isStale(player.run(), signOff)).toBe(true);
    expect(missingSlots(player.run())).toHaveLength(13);
    player.play(sign(player.run(), '12.1.1'));
    expect(missingSlots(player.run())).toHaveLength(12);
  });

  it('on the go sheet stands for a role, while an approver signs the record again', () => {
    const { player } = given(signAs('12.1.1'), signAs('Technical Lead'), {
      type: 'AbortRun',
      reason: 'Called off',
      decidedBy: 'Mei',
    });
    const missing = missingSlots(player.run()).map(({ slot }) => slot);
    expect(missing).not.toContain('12.1.1');
    expect(missing).toContain('Technical Lead');
    player.play(sign(player.run(), 'Technical Lead'));
    expect(player.attempt(sign(player.run(), '12.1.1'))).toMatchObject({ error: { code: 'AlreadySigned' } });
  });

  it('elsewhere needs evidence and never counts as a signature', () => {
    const evidence = {
      id: 'mail',
      kind: 'link',
      name: 'mail',
      mime: '',
      size: 1,
      sha256: sheet,
      text: 'x',
    } as const;
    const elsewhere: CommandOf<'ApproveElsewhere'> = {
      type: 'ApproveElsewhere',
      slot: '12.1.1',
      name: 'Ravi',
      evidenceId: 'mail',
      note: 'by mail',
    };
    given(closed).when(elsewhere).rejects({ code: 'NoSuchEvidence', id: 'mail' });
    const added = { type: 'AddEvidence', item: '12.1.1', evidence } as const;
    given(closed, added)
      .when({ ...elsewhere, name: '' })
      .rejects({ code: 'NameNeeded' });
    const player = given(closed, added)
      .when(elsewhere)
      .yields([{ type: 'ApprovedElsewhere' }]);
    expect(missingSlots(player.run()).map(({ slot }) => slot)).toContain('12.1.1');
  });
});

describe('sealing', () => {
  it('needs a closed record, a sheet of it, and every signature or a reason', () => {
    given(live).when(seal(null)).rejects({ code: 'RecordNotClosed' });
    given(closed).when(seal('urgent')).rejects({ code: 'SheetNotSaved' });
    given(closed, savedSheet, reopen, closeRecord()).when(seal('urgent')).rejects({ code: 'SheetNotSaved' });
    given(closed, savedSheet).when(seal(null)).rejects({ code: 'SignaturesMissing' });
    const player = given(closed, savedSheet)
      .when(seal('Signers meet on Monday'))
      .yields([{ type: 'RunSealed' }]);
    expect(player.run()).toMatchObject({
      phase: 'sealed',
      sealed: { draftReason: 'Signers meet on Monday' },
    });
    given(sealed).when(seal(null)).rejects({ code: 'RunReadOnly', phase: 'sealed' });
  });

  it('ends everything but follow-ups and exports', () => {
    given(sealed).when(done('1.2.4')).rejects({ code: 'RunReadOnly', phase: 'sealed' });
    given(sealed)
      .when(savedSheet)
      .yields([{ type: 'SheetSaved' }]);
  });
});

describe('follow-ups', () => {
  const day = 24 * 60 * minute;
  const mark = (
    item: string,
    state: CommandOf<'MarkFollowUp'>['state'],
    note: string | null = null,
    round = 0,
  ): CommandOf<'MarkFollowUp'> => ({ type: 'MarkFollowUp', item, round, state, note });
  const end: CommandOf<'EndFollowUp'> = {
    type: 'EndFollowUp',
    group: '13.3',
    reason: 'Release 2.15 is live',
  };

  it('are worked from go-live on, also when sealed', () => {
    given(sealed)
      .when(mark('13.1.2', 'done'))
      .yields([{ type: 'FollowUpMarked', state: 'done' }]);
    given().when(mark('13.1.2', 'done')).rejects({ code: 'NotLive' });
    given(sealed).when(mark('1.1.1', 'done')).rejects({ code: 'NotFollowUp', item: '1.1.1' });
    given(sealed).when(mark('99.1.1', 'done')).rejects({ code: 'NoSuchItem' });
    given(sealed)
      .when(mark('13.1.2', 'failed', 'no'))
      .rejects({ code: 'ReasonNeeded', for: 'failed' });
    given(sealed).when(mark('13.1.2', 'open')).rejects({ code: 'AlreadyOpen' });
    given(sealed, mark('13.1.2', 'done')).when(mark('13.1.2', 'done')).rejects({ code: 'AlreadyMarked' });
    given(sealed, mark('13.1.2', 'done'))
      .when(mark('13.1.2', 'open'))
      .yields([{ type: 'FollowUpMarked', state: 'open' }]);
  });

  it('fall due at the end of their period; daily ones each day, monthly ones until ended', () => {
    const { player } = given(sealed);
    const liveAt = player.run().goLive?.liveAt ?? 0;
    const lines = followUpsDue(player.run(), steady(player));
    expect(
      lines
        .filter(({ item }) => item === '13.1.1')
        .map(({ round, dueAt }) => [round, (dueAt - liveAt) / day]),
    ).toEqual([1, 2, 3, 4, 5, 6, 7].map((round) => [round, round]));
    expect(lines.find(({ item }) => item === '13.1.2')).toMatchObject({
      round: 0,
      dueAt: liveAt + 7 * day,
      overdue: false,
    });
    expect(lines.find(({ item }) => item === '13.2.1')).toMatchObject({ round: 0, dueAt: liveAt + 28 * day });
    const rounds = (at: number) => followUpsDue(player.run(), at).filter(({ item }) => item === '13.3.1');
    expect(rounds(steady(player))).toHaveLength(1);
    expect(rounds(liveAt + 65 * day).map(({ overdue }) => overdue)).toEqual([true, true, false]);
    player.play(end);
    expect(rounds(liveAt + 65 * day)).toEqual([]);
  });

  it('end by group with a reason', () => {
    given(sealed)
      .when(end)
      .yields([{ type: 'FollowUpEnded', group: '13.3' }]);
    given(sealed)
      .when({ ...end, reason: '' })
      .rejects({ code: 'ReasonNeeded', for: 'end-follow-up' });
    given(sealed)
      .when({ ...end, group: '1.1' })
      .rejects({ code: 'NoSuchGroup', group: '1.1' });
    given().when(end).rejects({ code: 'NotLive' });
  });

  it('are not asked of a release that was taken back', () => {
    const { player } = given(
      live,
      startRollback({ reason: 'x' }),
      closeRecord('rolled-back', { overrideReason: 'nothing is left to do' }),
    );
    expect(followUpsDue(player.run(), steady(player))).toEqual([]);
  });
});
