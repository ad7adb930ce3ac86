import { describe, expect, it } from 'vitest';
import { applyCorrections } from '#shared/checklist/corrections/apply-corrections.ts';
import { shippedMarkdown } from '../../../../support/run-player.ts';
import { parsed } from '../parsed.ts';

function linesTold(markdown: string): readonly (number | null)[] {
  return parsed(markdown)
    .notices.filter(({ code }) => code === 'AlmostBox')
    .map(({ line }) => line);
}

describe('what looks like a check box and is none', () => {
  it.each([
    ['no space in the box', '- [] a'],
    ['no space after it', '- [ ]a'],
    ['no space before it', '-[ ] a'],
    ['too much in it', '- [ x ] a'],
    ['another mark in it', '* [*] a'],
    ['no bullet', '[ ] a'],
    ['a symbol', '☐ a'],
    ['a symbol behind a bullet', '- ☐ a'],
    ['a heading', '### [ ] a'],
    ['HTML', '<ul><li><input type="checkbox"> a</li></ul>'],
  ])('is told with its line: %s', (_, line) => {
    expect(linesTold(`# T\n\n- [ ] real\n\n${line}\n`)).toEqual([5]);
  });

  it('is told in a piece that was read with the definitions of another', () => {
    const filler = `- [ ] filler\n\n${'word '.repeat(40)}\n\n`.repeat(400);
    const markdown = `- [] at once\n\n[ref][ref]\n\n- [ ] real\n\n${filler}# End\n\n[ref]: https://a.example\n`;
    expect(linesTold(markdown)).toEqual([1]);
  });

  it('is told of a table, a line each', () => {
    expect(linesTold('| Step | Done |\n|---|---|\n| a | [ ] |\n| b | [x] |\n\n- [ ] real\n')).toEqual([3, 4]);
  });

  it('is counted where there are many', () => {
    const told = linesTold(`- [ ] real\n\n${'- [] a\n\n'.repeat(40)}`);
    expect(told).toHaveLength(6);
    expect(parsed(`- [ ] real\n\n${'- [] a\n\n'.repeat(40)}`).notices.at(-1)?.text).toMatch(/^35 more lines/);
  });

  it.each([
    ['a real box', '- [x] a'],
    ['a box in code', 'word\n\n    - [] a'],
    ['a box in fenced code', '```\n- [] a\n```'],
    ['a link', '- [x](https://a.example)'],
    ['a footnote', 'word [^x]\n\n[^x]: [x]: a'],
    ['a box in the middle of a sentence', 'write [ ] before it'],
    ['a comment', '<!-- [ ] a -->'],
  ])('is not told of %s', (_, line) => {
    expect(linesTold(`- [ ] real\n\n${line}\n`)).toEqual([]);
  });

  it('is not told of the checklist that ships', () => {
    expect(linesTold(shippedMarkdown)).toEqual([]);
  });

  it('is still told after a correction', () => {
    const { checklist } = applyCorrections(parsed('- [ ] real\n\n- [] a\n'), []);
    expect(checklist.notices.map(({ code }) => code)).toEqual(['AlmostBox']);
  });
});
