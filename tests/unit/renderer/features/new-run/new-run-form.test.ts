import { describe, expect, it } from 'vitest';
import {
  copyPeople,
  emptyForm,
  formErrors,
  readDraft,
  realRunFrom,
  splitRelease,
  toCreateRun,
} from '#renderer/features/new-run/new-run-form.ts';
import { createRunSchema } from '#shared/run/run-commands.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { sealedNotes } from '../../../../support/ledgers.ts';
import { playRun } from '../../../../support/run-player.ts';

const form = emptyForm(undefined, 'Mei Lindqvist');
const filled = {
  ...form,
  release: 'XianFeast 2.14.0',
  decisionMaker: { name: 'Tomás Arriaga', phone: '+1 555 0142' },
};

describe('the form of a new run', () => {
  it('comes back from its draft as it was', () => {
    expect(readDraft(JSON.stringify(filled))).toEqual(filled);
  });

  it.each(['', '{', '{"release":1}', 'null'])(
    'starts empty from a draft that cannot be read: %s',
    (draft) => {
      expect(readDraft(draft)).toBeNull();
    },
  );

  it('takes the last word as the release and the rest as the product', () => {
    expect(splitRelease('Xian Feast 2.14.0 ', '')).toEqual({ product: 'Xian Feast', release: '2.14.0' });
  });

  it('gives a release alone to the product of the last run', () => {
    expect(splitRelease('2.14.0', 'XianFeast')).toEqual({ product: 'XianFeast', release: '2.14.0' });
  });

  it('asks for release, decision maker and phone, and for nothing else', () => {
    expect(Object.keys(formErrors(form, ''))).toEqual(['release', 'decisionMaker', 'decisionMakerPhone']);
    expect(formErrors(filled, '')).toEqual({});
  });

  it('copies everybody of an earlier run and marks the fields', () => {
    const run = replayRun(sealedNotes(1).map(({ recorded }) => recorded));
    if (run.status === 'none') throw new Error('no run');
    const copied = copyPeople(form, run);
    expect(copied.decisionMaker).toEqual(run.people.decisionMaker);
    expect(copied.copiedFrom).toBe(run.details.release);
    expect(copied.copied).toContain('decisionMaker');
  });

  it('becomes what main accepts', () => {
    const checklist = {
      name: 'a.md',
      sha256: 'a'.repeat(64),
      markdown: '- [ ] x',
      importedAt: 0,
      importedBy: '',
      shipped: false,
      corrections: [],
    };
    const input = toCreateRun({ ...filled, kind: 'rehearsal', ticket: ' CHG-1 ' }, checklist, '');
    expect(createRunSchema.omit({ type: true }).safeParse(input).success).toBe(true);
    expect(input.rehearsal).toBe(true);
    expect(input.details.ticket).toBe('CHG-1');
  });
});

describe('a real run after a rehearsal', () => {
  it('keeps checklist, release, people and times of triggers; neither marks nor the start', () => {
    const player = playRun({ rehearsal: true });
    player.play({ type: 'SetThreshold', trigger: '4.1.4', holdSeconds: 30 });
    const run = player.run();
    const form = realRunFrom(run);
    expect(form).toMatchObject({
      kind: 'real',
      checklist: run.checklistSource.sha256,
      release: 'XianFeast 2.14.0',
      environment: 'Production',
      decisionMaker: run.people.decisionMaker,
      contacts: run.people.contacts,
      signers: run.people.signers,
      thresholds: { '4.1.4': 30 },
      plannedAt: null,
    });
    expect(readDraft(JSON.stringify(form))).toEqual(form);
  });
});
