import { describe, expect, it } from 'vitest';
import { exportMarkdown, type ItemAnswer } from '#shared/checklist/export-markdown.ts';
import { identities, parsed } from './parsed.ts';

function answered(markdown: string, ...answers: readonly ItemAnswer[]): string {
  return exportMarkdown(markdown, parsed(markdown), answers);
}
const done = (number: string, ...lines: readonly string[]): ItemAnswer => ({ number, state: 'done', lines });

describe('exportMarkdown', () => {
  it('changes nothing without answers', () => {
    const markdown = '\uFEFF# T\r\n\r\n* [X]  a  \r\n';
    expect(answered(markdown)).toBe(markdown);
    expect(answered(markdown, { number: '9.9.9', state: 'done', lines: ['x'] })).toBe(markdown);
  });

  it('ticks the boxes of done items and puts the answers below them', () => {
    expect(
      answered('- [ ] a\n- [ ] b\n', done('1.1.1', 'Done 02:14 by Mei'), {
        number: '1.1.2',
        state: 'failed',
        lines: ['Failed 02:15 by Mei', 'Note: no answer'],
      }),
    ).toBe('- [x] a\n  - Done 02:14 by Mei\n- [ ] b\n  - Failed 02:15 by Mei\n  - Note: no answer\n');
  });

  it('opens a box that the source had ticked and the run did not', () => {
    expect(answered('- [X] a\n- [X] b', { number: '1.1.1', state: 'open', lines: [] }, done('1.1.2'))).toBe(
      '- [ ] a\n- [X] b',
    );
  });

  it.each([
    ['after all lines of the text', '- [ ] a\n  b\n', '- [x] a\n  b\n  - D\n'],
    ['at the end of a file without a line break', '1. [ ] a', '1. [x] a\n   - D'],
    ['with the line endings of the file', '- [ ] a\r\n', '- [x] a\r\n  - D\r\n'],
    ['inside quotes', '> - [ ] a\n', '> - [x] a\n>   - D\n'],
    ['beside children indented further', '- [ ] a\n    - b\n', '- [x] a\n    - D\n    - b\n'],
    ['beside children indented with a tab', '- [ ] a\n\t- b\n', '- [x] a\n\t- D\n\t- b\n'],
    [
      'as a quote before indented code',
      '- [ ] a\n\n      - [ ] code\n',
      '- [x] a\n  > D\n\n      - [ ] code\n',
    ],
    ['after trailing spaces', '- [ ] a  \n', '- [x] a  \n  - D\n'],
    ['in a footnote, whatever its tabs', '   [^1]: -\t[ ] a\n', '   [^1]: -\t[x] a\n          - D\n'],
  ])('puts answers %s', (_, markdown, expected) => {
    expect(answered(markdown, done('1.1.1', 'D'))).toBe(expected);
    expect(identities(parsed(expected))).toEqual(identities(parsed(markdown)));
  });

  it.each([
    '[ ] not a task',
    '- [x] not a task',
    '# x',
    '1. [ ] x',
    '```',
    '<!-- x',
    'a\n- [ ] b',
    '> q',
    '---',
    '\u0000',
  ])('never lets the note %j become anything but text', (note) => {
    const markdown = '- [ ] a\n- [ ] b\n\n## C\n- [ ] c\n';
    expect(identities(parsed(answered(markdown, done('1.1.1', note), done('1.1.2', note))))).toEqual(
      identities(parsed(markdown)),
    );
  });

  it('keeps links as links', () => {
    expect(answered('- [ ] a', done('1.1.1', 'see https://ci.example/a_b*c then *x*'))).toContain(
      'https://ci.example/a\\_b\\*c',
    );
    expect(answered('- [ ] a', done('1.1.1', 'see https://ci.example/a_b then'))).toContain(
      'https://ci.example/a_b then',
    );
  });

  it('fills blanks by line and label', () => {
    const markdown = '- [ ] a\n\nQA: ____ Date: ____\n**Lead:** ____\n';
    const filled = exportMarkdown(
      markdown,
      parsed(markdown),
      [],
      [
        { line: 3, label: 'Date', value: '18 Nov 2026' },
        { line: 4, label: 'Lead', value: 'Łukasz *x*' },
        { line: 3, label: 'QA', value: ' ' },
      ],
    );
    expect(filled).toBe('- [ ] a\n\nQA: ____ Date: 18 Nov 2026\n**Lead:** Łukasz \\*x\\*\n');
  });
});
