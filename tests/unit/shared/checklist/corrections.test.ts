import { describe, expect, it } from 'vitest';
import { allItems } from '#shared/checklist/all-items.ts';
import { anchorsOf } from '#shared/checklist/corrections/anchors.ts';
import { applyCorrections } from '#shared/checklist/corrections/apply-corrections.ts';
import { correctionSchema, type Correction } from '#shared/checklist/corrections/correction.ts';
import { describeCorrection } from '#shared/checklist/corrections/describe-correction.ts';
import type { Checklist } from '#shared/checklist/checklist.ts';
import { parsed } from './parsed.ts';

const strange = `# Night of the ferry

## Aboard

- [ ] Cast off
- [ ] Watch the wake (if needed)

## Ashore

- [ ] Tide above the mark
- [ ] Harbour master

Pilot: ____
`;

function at(checklist: Checklist, target: string) {
  const anchor = anchorsOf(checklist).get(target);
  if (anchor === undefined) throw new Error(`no ${target}`);
  return anchor;
}

function correct(checklist: Checklist, ...corrections: readonly Correction[]): Checklist {
  for (const correction of corrections) expect(correctionSchema.parse(correction)).toEqual(correction);
  const { checklist: corrected, unapplied } = applyCorrections(checklist, corrections);
  expect(unapplied).toEqual([]);
  return corrected;
}

const item = (checklist: Checklist, number: string) =>
  allItems(checklist).find((placed) => placed.item.number === number)?.item;

describe('a correction', () => {
  const read = parsed(strange);

  it('says when a follow-up is due and whether it comes again; a monthly one stays monthly unless told otherwise', () => {
    const monthly = parsed('# Release\n\n## After\n\n### Monthly\n\n- [ ] Review costs\n');
    const group = at(monthly, '1.1');
    const kind = { sets: 'kind', at: group, kind: 'follow-up', window: null } as const;
    expect(monthly.sections[0]?.groups[0]?.followUp).toMatchObject({ dueDay: 30, repeats: 'monthly' });
    const moved = correct(monthly, { ...kind, dueDay: 14 });
    expect(moved.sections[0]?.groups[0]?.followUp).toMatchObject({ dueDay: 14, repeats: 'monthly' });
    const once = correct(monthly, { ...kind, dueDay: 14, repeats: 'once' });
    expect(once.sections[0]?.groups[0]?.followUp).toMatchObject({ dueDay: 14, repeats: 'once' });
    expect(describeCorrection({ ...kind, dueDay: 14, repeats: 'monthly' })).toBe(
      '“Monthly” is a follow-up due on day 14 and each month',
    );
  });

  it('makes a group a window, triggers or sign-offs, and counts and items follow at once', () => {
    const aboard = at(read, '1.1');
    const ashore = at(read, '2.1');
    const window = { fromMinutes: 0, toMinutes: 15 };
    const corrected = correct(
      read,
      { sets: 'kind', at: aboard, kind: 'window', window, dueDay: null },
      { sets: 'kind', at: ashore, kind: 'triggers', window: null, dueDay: null },
      { sets: 'threshold', at: at(read, '2.1.1'), holdSeconds: 90 },
    );
    expect(corrected.counts).toMatchObject({ items: 4, windows: 1, triggers: 2, thresholds: 1 });
    expect(corrected.sections.map(({ part }) => part)).toEqual(['verify', 'rollback']);
    expect(corrected.sections[0]?.groups[0]?.window).toEqual(window);
    expect(item(corrected, '2.1.1')?.trigger).toMatchObject({ holdSeconds: 90 });
    expect(corrected.notices.map(({ code }) => code)).toContain('TriggerWithoutTime');

    const signed = correct(read, { sets: 'kind', at: ashore, kind: 'sign-off', window: null, dueDay: null });
    expect(item(signed, '2.1.1')).toMatchObject({ kind: 'role', role: 'Tide above the mark' });
    expect(item(signed, '2.1.2')).toMatchObject({ kind: 'role', role: 'Harbour master' });
  });

  it('numbers steps anew and gives a section another part', () => {
    const corrected = correct(
      read,
      { sets: 'kind', at: at(read, '1.1'), kind: 'step', window: null, dueDay: null },
      { sets: 'kind', at: at(read, '2.1'), kind: 'step', window: null, dueDay: null },
      { sets: 'part', at: at(read, '2'), part: 'verify' },
    );
    expect(corrected.sections.map(({ part, groups }) => [part, groups[0]?.step])).toEqual([
      ['deploy', 1],
      ['verify', 2],
    ]);
  });

  it('turns off or sets what was seen in an item', () => {
    const limit = { words: 'under 3 seconds', comparison: '<', value: 3, unit: 'seconds' } as const;
    const corrected = correct(
      read,
      { sets: 'conditional', at: at(read, '1.1.2'), conditional: null },
      { sets: 'sub-checks', at: at(read, '1.1.1'), subChecks: ['bow', 'stern'] },
      { sets: 'limit', at: at(read, '1.1.1'), limit },
      { sets: 'role', at: at(read, '2.1.2'), role: 'Harbour master' },
      { sets: 'no-blank', at: at(read, 'blank 0') },
    );
    expect(item(corrected, '1.1.2')?.conditional).toBeNull();
    expect(item(corrected, '1.1.1')).toMatchObject({ subChecks: ['bow', 'stern'], limit });
    expect(corrected.counts).toMatchObject({ conditionals: 0, roles: 1, blanks: 0 });
    expect(correct(corrected, { sets: 'role', at: at(read, '2.1.2'), role: null }).counts.roles).toBe(0);
  });

  it('of two the later one holds', () => {
    const one: Correction = { sets: 'part', at: at(read, '1'), part: 'verify' };
    expect(correct(read, one, { ...one, part: 'deploy' }).sections[0]?.part).toBe('deploy');
  });
});

describe('the next version', () => {
  const read = parsed(strange);
  const corrections: readonly Correction[] = [
    { sets: 'kind', at: at(read, '2.1'), kind: 'triggers', window: null, dueDay: null },
    { sets: 'threshold', at: at(read, '2.1.1'), holdSeconds: 90 },
    { sets: 'conditional', at: at(read, '1.1.2'), conditional: null },
  ];

  it('takes over what still finds its words, also where they moved, and names the rest', () => {
    const next = parsed(
      strange
        .replace('- [ ] Watch the wake (if needed)', '- [ ] Look back (if needed)')
        .replace('- [ ] Tide above the mark\n', '')
        .replace('- [ ] Cast off', '- [ ] Tide above the mark\n- [ ] Cast off'),
    );
    const { applied, unapplied } = applyCorrections(next, corrections);
    expect(applied.map(({ target }) => target)).toEqual(['2.1', '1.1.1']);
    expect(unapplied.map(describeCorrection)).toEqual(['“Watch the wake (if needed)” always applies']);
  });

  it('never guesses between two of the same words', () => {
    const twice = parsed('## A\n- [ ] Look back\n## B\n- [ ] x\n## C\n- [ ] x');
    const gone: Correction = {
      sets: 'conditional',
      at: { section: 'Z', group: 'Z', item: 'x', nth: 0 },
      conditional: 'if it rains',
    };
    expect(applyCorrections(twice, [gone]).unapplied).toEqual([gone]);
  });
});

it.each<readonly [Correction, string]>([
  [
    { sets: 'part', at: { section: 'A', group: null, item: null, nth: 0 }, part: 'deploy' },
    '“A” belongs to the deployment',
  ],
  [
    {
      sets: 'kind',
      at: { section: 'A', group: 'B', item: null, nth: 0 },
      kind: 'window',
      window: { fromMinutes: 5, toMinutes: 20 },
      dueDay: null,
    },
    '“B” is due from T+5 to T+20 minutes',
  ],
  [
    { sets: 'threshold', at: { section: 'A', group: 'B', item: 'C', nth: 0 }, holdSeconds: null },
    '“C” trips at once',
  ],
  [{ sets: 'role', at: { section: 'A', group: 'B', item: 'C', nth: 0 }, role: 'QA' }, '“C” is signed by QA'],
])('a correction is told in words', (correction, words) => {
  expect(describeCorrection(correction)).toBe(words);
});
