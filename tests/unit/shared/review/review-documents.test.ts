import { describe, expect, it } from 'vitest';
import { reviewDocument } from '#shared/review/review-document.ts';
import { reviewEntries, wholeRun } from '#shared/review/review-entries.ts';
import { reviewMarkdown } from '#shared/review/review-markdown.ts';
import { given, startingPoint } from '../../../support/run-spec.ts';
import { playNight } from '../../../support/sample-run.ts';

const night = startingPoint(playNight);
const options = {
  letterhead: { organisation: 'XianFeast', logo: null },
  at: Date.UTC(2026, 10, 20, 9),
  offsetMinutes: 60,
};
const entries = reviewEntries(given(night).player.run());
const [entry] = entries;
const lesson = {
  type: 'WriteLesson',
  entry: entry?.key ?? '',
  item: entry?.item ?? null,
  text: '# Ask *Ravi* first\n- and [write](x) it down',
} as const;
const whole = { ...lesson, entry: wholeRun, item: null, text: 'Begin an hour earlier' } as const;
const run = given(night, lesson, whole).player.run();

describe('the review as Markdown', () => {
  const markdown = reviewMarkdown(run, options);

  it('has every entry in order of time, with who and when, and what was learned beside it', () => {
    expect(markdown.match(/^### /gm)).toHaveLength(entries.length);
    expect(markdown).toContain('> Begin an hour earlier');
    expect(markdown).toContain('2 things learned.');
  });

  it('says that it is not signed and that the sealed sheet stays as it was', () => {
    expect(markdown).toContain('is not signed and is no part of the approval sheet');
    expect(markdown).toContain('The sealed sheet stays as it was.');
    expect(markdown).toContain(run.sealed?.sheetSha256);
  });

  it('lets nothing that was typed become markup', () => {
    expect(markdown).toContain('> \\# Ask \\*Ravi\\* first\n> \\- and \\[write\\](x) it down');
    expect(markdown.match(/^# /gm)).toHaveLength(1);
  });
});

describe('the review as a document', () => {
  const document = reviewDocument(run, options);
  const text = JSON.stringify(document.blocks);

  it('has a row for each entry, and asks for no signature', () => {
    const table = document.blocks.find(({ kind }) => kind === 'table');
    expect(table?.kind === 'table' ? table.rows : []).toHaveLength(entries.length);
    expect(document.signatureFields).toBe(false);
    expect(document.blocks.some(({ kind }) => kind === 'signatureBoxes')).toBe(false);
    expect(document.runIdentity).toContain('not signed');
    expect(text).toContain('is not signed and is no part of the approval sheet');
  });

  it('is marked as a rehearsal when it was one', () => {
    expect(reviewDocument({ ...run, rehearsal: true }, options).watermark).toBe('REHEARSAL');
  });

  it('says so when there is nothing to look back at', () => {
    const plain = {
      ...run,
      items: {},
      gates: [],
      breaches: [],
      notes: [],
      poll: [],
      signOffs: [],
      closing: null,
    };
    const empty = JSON.stringify(reviewDocument({ ...plain, disturbances: [] }, options).blocks);
    expect(empty).toContain('Everything went plainly');
  });
});
