import { describe, expect, it } from 'vitest';
import { decideRun } from '#shared/run/decide-run.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import { noRun } from '#shared/run/run-state.ts';
import { steadyNow } from '#shared/run/decision.ts';
import { closeRecord } from '../../../support/run-commands.ts';
import { createFixedClock } from '../../../support/fixed-clock.ts';
import { createRunCommand, eveningBefore, sampleDetails, samplePeople } from '../../../support/run-player.ts';
import { after, given, live, startingPoint } from '../../../support/run-spec.ts';
import { playNight, playNightUnsigned } from '../../../support/sample-run.ts';

const context = {
  now: createFixedClock(eveningBefore).now(),
  operator: 'Mei Lindqvist',
  newRunId: 'run-k7q2-25',
  newRunNumber: 'K7Q2-25',
  simulatedClock: false,
};
const nobody = { name: '', phone: '' };
const closed = startingPoint(playNightUnsigned);
const sealed = startingPoint(playNight);

describe('creating a run', () => {
  it('records the checklist, the people and the number', () => {
    const command = createRunCommand();
    expect(decideRun(command, noRun, context)).toMatchObject({
      ok: true,
      value: [{ type: 'RunCreated', runNumber: 'K7Q2-25', rehearsal: false, checklist: command.checklist }],
    });
  });

  it('makes a rehearsal of every run on a simulated clock', () => {
    const decision = decideRun(createRunCommand(), noRun, { ...context, simulatedClock: true });
    expect(decision).toMatchObject({ ok: true, value: [{ rehearsal: true, simulatedClock: true }] });
  });

  it.each([
    ['product', createRunCommand({ details: { product: ' ' } })],
    ['release', createRunCommand({ details: { release: '' } })],
    ['environment', createRunCommand({ details: { environment: '' } })],
    ['decisionMaker', createRunCommand({ people: { decisionMaker: nobody } })],
    ['decisionMakerPhone', createRunCommand({ people: { decisionMaker: { name: 'Tomás', phone: ' ' } } })],
  ])('needs the %s', (field, command) => {
    expect(decideRun(command, noRun, context)).toEqual({
      ok: false,
      error: { code: 'DetailMissing', field },
    });
  });

  it('refuses a document without check boxes, a second creation, and anything before the first', () => {
    const unreadable = createRunCommand({ markdown: '# Nothing to tick' });
    expect(decideRun(unreadable, noRun, context)).toMatchObject({ error: { code: 'ChecklistUnreadable' } });
    given().when(createRunCommand()).rejects({ code: 'RunExists' });
    const note = { type: 'AddNote', item: null, text: 'x' } as const;
    expect(decideRun(note, noRun, context)).toEqual({ ok: false, error: { code: 'NoSuchRun' } });
  });

  it('takes written thresholds, and at once for the trigger that names none', () => {
    expect(given().player.run().thresholds).toEqual({ '4.1.1': 300, '4.1.2': 120, '4.1.3': 60 });
  });
});

describe('details and people', () => {
  it('change until the record is closed', () => {
    const details = { ...sampleDetails, ticket: 'CHG-1' };
    given(live)
      .when({ type: 'ChangeDetails', details })
      .yields([{ type: 'DetailsChanged', details }]);
    given(closed).when({ type: 'ChangeDetails', details }).rejects({ code: 'RunReadOnly', phase: 'closing' });
    given(sealed).when({ type: 'ChangeDetails', details }).rejects({ code: 'RunReadOnly', phase: 'sealed' });
  });

  it('never lose what an alarm needs', () => {
    const people = { ...samplePeople, decisionMaker: nobody };
    given().when({ type: 'ChangePeople', people }).rejects({ code: 'DetailMissing', field: 'decisionMaker' });
    const others = { ...samplePeople, deployedBy: 'Jonas Weber' };
    given()
      .when({ type: 'ChangePeople', people: others })
      .yields([{ type: 'PeopleChanged', people: others }]);
  });
});

describe('a threshold', () => {
  const command = { type: 'SetThreshold', trigger: '4.1.4', holdSeconds: 30 } as const;

  it('is set before go-live and counts for the next breach', () => {
    const player = given()
      .when(command)
      .yields([{ type: 'ThresholdSet', trigger: '4.1.4', holdSeconds: 30 }]);
    expect(player.run().thresholds['4.1.4']).toBe(30);
  });

  it('does not move while it is watched, and belongs to triggers only', () => {
    given(live).when(command).rejects({ code: 'WrongPhase', command: 'SetThreshold', phase: 'verifying' });
    given()
      .when({ ...command, trigger: '1.1.1' })
      .rejects({ code: 'NoSuchItem', item: '1.1.1' });
  });
});

describe('the operator', () => {
  it('hands over by name', () => {
    const handOver: CommandOf<'ChangeOperator'> = {
      type: 'ChangeOperator',
      to: 'Jonas Weber',
      readBack: ['1.1.1 open'],
      withoutPassphrase: 'No key on this laptop yet',
    };
    const player = given(live)
      .when(handOver)
      .yields([{ type: 'OperatorChanged', from: 'Mei Lindqvist', to: 'Jonas Weber' }]);
    expect(player.run()).toMatchObject({
      operator: 'Jonas Weber',
      handOvers: [{ readBack: ['1.1.1 open'] }],
    });
    given()
      .when({ ...handOver, to: ' ' })
      .rejects({ code: 'NameNeeded' });
    given()
      .when({ ...handOver, withoutPassphrase: null })
      .rejects({ code: 'ReasonNeeded', for: 'hand-over' });
    const certificateSha256 = 'c'.repeat(64);
    given()
      .when({ ...handOver, certificateSha256 })
      .yields([{ type: 'OperatorChanged', withoutPassphrase: null, certificateSha256 }]);
  });
});

describe('what the app notices', () => {
  it('takes a step of the wall clock out of elapsed time', () => {
    const spec = given(live, after(60_000));
    const before = spec.player.clock.now().wall - spec.player.run().shiftMs;
    spec.player.clock.step(-3_480_000);
    const player = spec
      .when((_run, wall) => ({
        type: 'RecordClockDisturbance',
        kind: 'stepped',
        fromAt: wall + 3_480_000,
        toAt: wall,
        shiftMs: -3_480_000,
      }))
      .yields([{ type: 'ClockDisturbed', kind: 'stepped' }]);
    const run = player.run();
    expect(steadyNow(run, { ...context, now: player.clock.now() })).toBe(before);
    expect(run.disturbances[0]?.stamp.steadyAt).toBe(before);
  });

  it('tells nothing of the clock in a sealed run, and repairs go elsewhere', () => {
    const slept = { type: 'RecordClockDisturbance', kind: 'slept', fromAt: 1, toAt: 2, shiftMs: 0 } as const;
    given(sealed).when(slept).yields([]);
    const repair = { type: 'RecordRepair', finding: 'short copy', restored: '3 events' } as const;
    given()
      .when(repair)
      .yields([{ type: 'StoreRepaired', finding: 'short copy' }]);
    given(sealed).when(repair).rejects({ code: 'RunReadOnly' });
  });

  it('keeps which marks were confirmed after an interruption', () => {
    const confirm: CommandOf<'ConfirmRecovery'> = { type: 'ConfirmRecovery', positions: [2, 3] };
    const player = given(live)
      .when(confirm)
      .yields([{ type: 'RecoveryConfirmed', positions: [2, 3] }]);
    expect(player.run().confirmations).toHaveLength(1);
    given(sealed).when(confirm).rejects({ code: 'RunReadOnly' });
  });

  it('refuses what belongs to another phase by its name', () => {
    given().when(closeRecord()).rejects({ code: 'WrongPhase', command: 'CloseRecord', phase: 'preparing' });
  });
});
