import { describe, expect, it } from 'vitest';
import { followUpPeriods } from '#shared/follow-up/follow-up-periods.ts';
import { followUpsDue } from '#shared/follow-up/follow-up.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import { lessonsOf } from '#shared/review/lessons.ts';
import { reviewEntries, wholeRun } from '#shared/review/review-entries.ts';
import { signedSheets } from '#shared/sign-off/signed-sheets.ts';
import { addMonths } from '#shared/time/instant.ts';
import { drawn } from '../../../support/run-commands.ts';
import { sha256, type RunPlayer } from '../../../support/run-player.ts';
import { after, given, startingPoint, type Happening } from '../../../support/run-spec.ts';
import { playNight, playNightUnsigned } from '../../../support/sample-run.ts';

const day = 86_400_000;
const sealed = startingPoint(playNight);
const closed = startingPoint(playNightUnsigned);
const berlin = 60;
const digital = {
  certificateSha256: sha256('certificate'),
  kind: 'runsheet-key',
  fileSha256: sha256('file'),
  field: 'addendum-lead',
} as const;
const mark = (item: string, round = 0): CommandOf<'MarkFollowUp'> => ({
  type: 'MarkFollowUp',
  item,
  round,
  state: 'done',
  note: null,
});
const week1: readonly Happening[] = [
  ...[1, 2, 3, 4, 5, 6, 7].map((round) => mark('13.1.1', round)),
  ...['13.1.2', '13.1.3', '13.1.4', '13.1.5'].map((item) => mark(item)),
];
const signing =
  (more: Partial<CommandOf<'SignAddendum'>> = {}) =>
  (run: { readonly position: number; readonly head: string }): CommandOf<'SignAddendum'> => ({
    type: 'SignAddendum',
    addendum: 1,
    group: '13.1',
    period: 0,
    place: 'lead',
    name: 'Mei Lindqvist',
    reason: null,
    mark: drawn,
    upTo: { position: run.position, head: run.head },
    digital,
    ...more,
  });
const signed =
  (more: Partial<CommandOf<'SignAddendum'>> = {}): Happening =>
  (player) =>
    player.play(signing(more)(player.run()));
const periods = (player: RunPlayer, at: number, replacedAt: number | null = null) =>
  followUpPeriods(player.run(), { steadyNow: at - player.run().shiftMs, replacedAt });

describe('monthly follow-ups', () => {
  it('are due on the day of go-live, or the last day of a shorter month', () => {
    const at = Date.UTC(2027, 0, 31, 1, 4);
    const iso = (months: number) => new Date(addMonths(at, months, berlin)).toISOString();
    expect([1, 2, 3, 12, 13].map(iso)).toEqual([
      '2027-02-28T01:04:00.000Z',
      '2027-03-31T01:04:00.000Z',
      '2027-04-30T01:04:00.000Z',
      '2028-01-31T01:04:00.000Z',
      '2028-02-29T01:04:00.000Z',
    ]);
    // Half past midnight in Berlin is the day before in UTC; the day on the wall counts.
    expect(new Date(addMonths(Date.UTC(2026, 10, 30, 23, 30), 3, berlin)).toISOString()).toBe(
      '2027-02-28T23:30:00.000Z',
    );
  });

  it('stop when the next release goes live; what was due before, or was answered, stays', () => {
    const { player } = given(sealed, mark('13.3.2', 3));
    const liveAt = player.run().goLive?.liveAt ?? 0;
    const rounds = (at: number, replacedAt: number | null) =>
      followUpsDue(player.run(), at - player.run().shiftMs, replacedAt)
        .filter(({ group }) => group === '13.3')
        .map(({ item, round }) => `${item} ${round}`);
    expect(rounds(liveAt + 100 * day, null)).toHaveLength(4 * 5);
    expect(rounds(liveAt + 100 * day, liveAt + 40 * day)).toEqual([
      ...[1, 2, 3, 4, 5].map((item) => `13.3.${item} 1`),
      '13.3.2 3',
    ]);
    // Weeks are the old release's own business until they are over.
    expect(periods(player, liveAt + 3 * day, liveAt + day).map(({ title }) => title)).toContain(
      'Week 1 Activities',
    );
  });

  it('are counted to a limit under a clock that is years off', () => {
    const { player } = given(sealed);
    const liveAt = player.run().goLive?.liveAt ?? 0;
    expect(followUpsDue(player.run(), liveAt + 400 * 365 * day).length).toBeLessThan(2000);
  });
});

describe('notes and evidence of a follow-up', () => {
  const evidence = {
    id: 'e1',
    kind: 'text',
    name: 'n',
    mime: '',
    size: 1,
    sha256: sha256('x'),
    text: 'x',
  } as const;

  it('are taken by a sealed run, with the round they belong to; nothing else is', () => {
    const player = given(sealed)
      .when({ type: 'AddNote', item: '13.1.1', text: 'One alert, explained', round: 2 })
      .yields([{ type: 'NoteAdded', item: '13.1.1', round: 2 }]);
    expect(player.run().items['13.1.1']?.notes.at(-1)).toMatchObject({ round: 2 });
    given(sealed)
      .when({ type: 'AddEvidence', item: '13.1.2', evidence })
      .yields([{ type: 'EvidenceAdded', item: '13.1.2' }]);
    given(sealed)
      .when({ type: 'AddNote', item: '2.1.1', text: 'Too late' })
      .rejects({ code: 'RunReadOnly', phase: 'sealed' });
    given(sealed).when({ type: 'AddNote', item: null, text: 'Too late' }).rejects({ code: 'RunReadOnly' });
    given(closed, { type: 'AddEvidence', item: '13.1.2', evidence })
      .when({ type: 'RemoveEvidence', id: 'e1', reason: 'Wrong file' })
      .yields([{ type: 'EvidenceRemoved' }]);
  });
});

describe('an addendum', () => {
  it('closes a period over the hash of the sealed sheet and changes nothing of the night', () => {
    const before = given(sealed).player.run();
    const player = given(sealed, after(6 * day), ...week1)
      .when(signing())
      .yields([
        { type: 'AddendumSigned', recalled: [], reason: null, sheetSha256: before.sealed?.sheetSha256 ?? '' },
      ]);
    const run = player.run();
    expect(run.closing?.head).toBe(before.closing?.head);
    expect(run.signOffs).toEqual(before.signOffs);
    expect(run).toMatchObject({ phase: 'sealed', addenda: [{ number: 1, group: '13.1', period: 0 }] });
  });

  it('adds to a sealed record only, and to a period that exists', () => {
    given(closed, ...week1)
      .when(signing())
      .rejects({ code: 'RunNotSealed' });
    given(sealed)
      .when(signing({ group: '1.1' }))
      .rejects({ code: 'NoSuchGroup' });
    given(sealed)
      .when(signing({ group: '13.3', period: 9 }))
      .rejects({ code: 'NoSuchGroup' });
    given(sealed)
      .when(signing({ name: ' ' }))
      .rejects({ code: 'NameNeeded' });
    given(sealed)
      .when(signing({ mark: { kind: 'typed', text: ' ' } }))
      .rejects({ code: 'SignatureEmpty' });
  });

  it('names what is not closed, with a reason', () => {
    given(sealed, ...week1.slice(1))
      .when(signing())
      .rejects({ code: 'ReasonNeeded', for: 'addendum' });
    given(sealed, ...week1.slice(1))
      .when(signing({ reason: 'Nobody was in on day one' }))
      .yields([
        {
          type: 'AddendumSigned',
          recalled: [{ item: '13.1.1', state: 'open' }],
          reason: 'Nobody was in on day one',
        },
      ]);
  });

  it('ends what the period asks for, until something of it is recorded again', () => {
    const left = [sealed, after(9 * day), ...week1.slice(1)] as const;
    const signedWithReason = signed({ reason: 'Nobody was in on day one' });
    const asks = (...happened: readonly Happening[]) => {
      const { player } = given(...left, ...happened);
      const [week] = periods(player, player.clock.now().wall);
      return { closed: week?.closed, asks: week?.asks };
    };
    expect(asks()).toEqual({ closed: 4, asks: true });
    expect(asks(signedWithReason)).toEqual({ closed: 4, asks: false });
    const failed = { ...mark('13.1.1', 1), state: 'failed', note: 'It was down' } as const;
    expect(asks(signedWithReason, failed)).toEqual({ closed: 4, asks: true });
    expect(asks(mark('13.1.1', 1))).toEqual({ closed: 5, asks: false });
  });

  it('is not signed over something nobody read', () => {
    const stale: CommandOf<'SignAddendum'> = signing()(given(sealed).player.run());
    given(sealed, ...week1)
      .when(stale)
      .rejects({ code: 'RecordMovedOn' });
  });

  it('takes the reviewer on the same pages, each place once, until something new is recorded', () => {
    const both = [sealed, ...week1, signed()] as const;
    given(...both)
      .when(signing({ place: 'reviewer' }))
      .yields([{ type: 'AddendumSigned', place: 'reviewer' }]);
    given(...both)
      .when(signing())
      .rejects({ code: 'AddendumStands' });
    given(...both)
      .when(signing({ addendum: 2 }))
      .rejects({ code: 'AddendumStands' });
    const noted = [...both, { type: 'AddNote', item: '13.1.1', text: 'Found later', round: 2 }] as const;
    given(...noted)
      .when(signing({ place: 'reviewer' }))
      .rejects({ code: 'RecordMovedOn' });
    expect(periods(given(...noted).player, 0)[0]).toMatchObject({
      changedSince: true,
      addendum: { number: 1 },
    });
    const player = given(...noted)
      .when(signing({ addendum: 2 }))
      .yields([{ type: 'AddendumSigned', addendum: 2 }]);
    expect(periods(player, 0)[0]).toMatchObject({ changedSince: false, addendum: { number: 2 } });
  });
});

describe('what was learned', () => {
  const entry = reviewEntries(given(closed).player.run()).find(({ kind }) => kind === 'override');
  const lesson = {
    type: 'WriteLesson',
    entry: entry?.key ?? '',
    item: null,
    text: 'Ask a day earlier',
  } as const;

  it('is written once the record is closed, to an entry of the review; the newest text of an entry counts', () => {
    given().when(lesson).rejects({ code: 'ReviewNotOpen' });
    given(closed)
      .when({ ...lesson, entry: 'event-0' })
      .rejects({ code: 'NoSuchReviewEntry' });
    given(closed)
      .when({ ...lesson, item: '1.1.1' })
      .rejects({ code: 'NoSuchReviewEntry' });
    given(sealed, lesson).when(lesson).yields([]);
    const player = given(sealed, lesson)
      .when({ ...lesson, text: 'Ask two days earlier' })
      .yields([{ type: 'LessonWritten' }]);
    expect(player.run().lessons.map(({ text }) => text)).toEqual([
      'Ask a day earlier',
      'Ask two days earlier',
    ]);
    expect(lessonsOf(player.run()).get(lesson.entry)?.text).toBe('Ask two days earlier');
  });

  it('may be of the run as a whole', () => {
    given(sealed)
      .when({ ...lesson, entry: wholeRun, text: ' Start an hour earlier \n' })
      .yields([{ type: 'LessonWritten', entry: wholeRun, item: null, text: 'Start an hour earlier' }]);
  });

  it('is not written empty, and is taken back by an empty text', () => {
    given(sealed)
      .when({ ...lesson, text: '  ' })
      .yields([]);
    const player = given(sealed, lesson)
      .when({ ...lesson, text: '' })
      .yields([{ type: 'LessonWritten', text: '' }]);
    expect(lessonsOf(player.run()).size).toBe(0);
  });

  it('leaves what was signed as it was', () => {
    const before = given(sealed).player.run();
    const after = given(sealed, lesson).player.run();
    expect(after.closing).toEqual(before.closing);
    expect(after.sealed).toEqual(before.sealed);
    expect(signedSheets(after)).toEqual(signedSheets(before));
  });
});
