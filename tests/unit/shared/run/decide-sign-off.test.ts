import { describe, expect, it } from 'vitest';
import type { CommandOf } from '#shared/run/run-commands.ts';
import { runEventSchema, type DigitalSignature } from '#shared/run/run-events.ts';
import { missingSlots, signOffOf } from '#shared/sign-off/sign-off-slots.ts';
import { newestHash, sheetNow, signedSheets, supersededSheet } from '#shared/sign-off/signed-sheets.ts';
import { closeRecord, sign } from '../../../support/run-commands.ts';
import { sha256 } from '../../../support/run-player.ts';
import { given, startingPoint, type Happening } from '../../../support/run-spec.ts';
import { playNightUnsigned } from '../../../support/sample-run.ts';

const closed = startingPoint(playNightUnsigned);
const reopen: CommandOf<'ReopenRecord'> = { type: 'ReopenRecord', reason: 'A note must be added' };

function digital(file: string): DigitalSignature {
  return {
    certificateSha256: sha256('certificate'),
    kind: 'runsheet-key',
    fileSha256: sha256(file),
    field: 'signature-1',
  };
}

const signAs =
  (slot: string, file: string, more: Partial<CommandOf<'SignOff'>> = {}): Happening =>
  (player) =>
    player.play(sign(player.run(), slot, { digital: digital(file), ...more }));

function fromElsewhere(slot: string): CommandOf<'TakeSignedElsewhere'> {
  const signature = { ...digital('theirs'), kind: 'other-program' } as const;
  return {
    type: 'TakeSignedElsewhere',
    signatures: [{ slot, name: 'Lena Fischer', digital: signature }],
  };
}

describe('a digital signature', () => {
  it('is kept with the sign-off it stands for', () => {
    const { player } = given(closed, signAs('12.1.1', 'one'));
    expect(signOffOf(player.run(), '12.1.1')?.digital).toEqual(digital('one'));
    expect(signedSheets(player.run())).toMatchObject([{ kind: 'record', number: 1 }]);
  });

  it('that was never given reads as none in a history from before', () => {
    const event = {
      type: 'SignOffGiven',
      slot: '12.1.1',
      name: 'Ravi Menon',
      meaning: 'approve',
      sentence: null,
      mark: { kind: 'typed', text: 'Ravi Menon' },
      upTo: { position: 1, head: sha256('head') },
    };
    expect(runEventSchema.parse(event)).toMatchObject({ digital: null });
  });

  it('that declines takes its field: another mind needs a new sheet', () => {
    const declined = [
      closed,
      signAs('12.1.1', 'one', { meaning: 'decline', sentence: 'Not tested' }),
    ] as const;
    given(...declined)
      .when((run) => sign(run, '12.1.1', { digital: digital('two') }))
      .rejects({ code: 'DeclinedAlready', slot: '12.1.1' });
    given(...declined, reopen, closeRecord())
      .when((run) => sign(run, '12.1.1', { digital: digital('two') }))
      .yields([{ type: 'SignOffGiven' }]);
  });

  it('belongs to the sheet of its closing: a reopening puts that sheet aside', () => {
    const { player } = given(closed, signAs('12.1.1', 'one'), signAs('12.1.2', 'two'), reopen, closeRecord());
    expect(sheetNow(player.run())).toEqual({ kind: 'record', number: 2 });
    const superseded = supersededSheet(player.run());
    expect(superseded).toMatchObject({ kind: 'record', number: 1 });
    expect(superseded !== null && newestHash(superseded)).toBe(sha256('two'));
    expect(missingSlots(player.run())).toHaveLength(13);
  });

  it('is sealed only with the file that carries the newest one', () => {
    const save = (file: string): CommandOf<'RecordSheetSaved'> => ({
      type: 'RecordSheetSaved',
      sha256: sha256(file),
      name: 's.pdf',
      pages: 9,
      draft: true,
    });
    const seal = (file: string): CommandOf<'SealRun'> => ({
      type: 'SealRun',
      sheetSha256: sha256(file),
      draftReason: 'Night is over',
    });
    const halfSaved = [closed, signAs('12.1.1', 'one'), save('one'), signAs('12.1.2', 'two')] as const;
    given(...halfSaved)
      .when(seal('one'))
      .rejects({ code: 'SheetNotSaved' });
    given(...halfSaved, save('two'))
      .when(seal('two'))
      .yields([{ type: 'RunSealed' }]);
  });
});

describe('a signature another program added', () => {
  it('is taken for its slot and counts', () => {
    const { player } = given(closed, signAs('12.1.1', 'one'), fromElsewhere('12.1.2'));
    expect(signOffOf(player.run(), '12.1.2')).toMatchObject({
      how: 'signed',
      name: 'Lena Fischer',
      digital: { kind: 'other-program' },
    });
    given(closed, signAs('12.1.1', 'one'))
      .when(fromElsewhere('12.1.2'))
      .yields([{ type: 'SheetSignedElsewhere' }]);
  });

  it('is refused where nothing was signed here, for a slot that is signed, and for none of ours', () => {
    given(closed).when(fromElsewhere('12.1.2')).rejects({ code: 'NoSignedSheet' });
    given(closed, signAs('12.1.1', 'one')).when(fromElsewhere('12.1.1')).rejects({ code: 'AlreadySigned' });
    given(closed, signAs('12.1.1', 'one')).when(fromElsewhere('99')).rejects({ code: 'NoSuchSlot' });
  });
});
