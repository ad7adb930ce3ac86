import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline } from '#shared/checklist/outline.ts';
import { outlineBlocks } from '#shared/checklist/outline-blocks.ts';
import { readMarkdown } from '#shared/checklist/read-markdown.ts';
import { blankCollector } from '#shared/checklist/recognise/blanks.ts';
import { markdownLines, markdownSoup } from '../support/markdown-soup.ts';

const runs = { numRuns: Number(process.env['CHECKLIST_RUNS'] ?? 600) };

/** Everything a checklist takes from a document, with pieces of at least so many characters. */
function understood(source: string, size: number): unknown {
  const pieces = [...readMarkdown(source, size)];
  const blanks = blankCollector();
  for (const piece of pieces) blanks.look(piece);
  return {
    ...outline(pieces.flatMap(outlineBlocks)),
    blanks: blanks.blanks(),
    boxes: pieces.flatMap(({ boxes }) => [...boxes.values()]),
  };
}

describe('a document read in pieces', () => {
  it('says what it says when it is read at once', () => {
    fc.assert(
      fc.property(fc.oneof(markdownLines, markdownSoup), fc.constantFrom(1, 20, 60), (source, size) => {
        expect(understood(source, size)).toEqual(understood(source, Infinity));
      }),
      runs,
    );
  });

  it.each([
    ['a comment that is indented and never closed', '\n   <!--\n\n- [ ] word'],
    ['a list right after indented code', '    code\n7) [ ] seven'],
    ['a list after indented code and a blank line', '    code\n\n2) text\n    - [ ] deep'],
    ['plain items among boxes', '- [ ] - [ ] \n- [ ] '],
    ['a comment that is never closed in an item', '- <!--\n- [ ] word'],
    ['code that is never closed in an item', '- [ ] a\n+ plain\n  ```\n+ plain'],
    ['code that is never closed in a nested item', '- [ ] a\n  - b\n    ```\n- [ ] c'],
  ])('says the same with %s, which once it did not', (_, source) => {
    expect(understood(source, 1)).toEqual(understood(source, Infinity));
  });

  it('is cut at all', () => {
    const sections = '## S\n\n- [ ] a\n- [ ] b\n\ntext\n\n'.repeat(20);
    expect([...readMarkdown(sections, 1)].length).toBeGreaterThan(40);
    expect([...readMarkdown('- [ ] a\n'.repeat(50), 1)].length).toBe(50);
    expect([...readMarkdown(sections, Infinity)].length).toBe(1);
  });
});
