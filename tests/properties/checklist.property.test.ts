import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allItems } from '#shared/checklist/all-items.ts';
import { decodeChecklist } from '#shared/checklist/decode-checklist.ts';
import { exportMarkdown, type ItemAnswer } from '#shared/checklist/export-markdown.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import { markdownSoup } from '../support/markdown-soup.ts';

const runs = { numRuns: Number(process.env['CHECKLIST_RUNS'] ?? 400) };

type Node = { readonly box: boolean; readonly text: string; readonly children: readonly Node[] };

/** A document that is a checklist for sure: lists of every style, nested, loose or tight, under headings. */
const checklistDocument = fc
  .record({
    eol: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('-', '*', '+', '1.', '1)'),
    indent: fc.constantFrom('  ', '    ', '\t'),
    quote: fc.constantFrom('', '> '),
    gap: fc.boolean(),
    sections: fc.array(
      fc.letrec<{ node: Node }>((tie) => ({
        node: fc.record({
          box: fc.boolean(),
          text: fc.constantFrom(
            'Check logs',
            'Deploy to production',
            '**Run** it',
            'if needed',
            'über 3 seconds',
          ),
          children: fc.oneof(
            { depthSize: 'small', withCrossShrink: true },
            fc.constant([]),
            fc.array(tie('node'), { maxLength: 3 }),
          ),
        }),
      })).node,
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ eol, mark, indent, quote, gap, sections }) => {
    const lines: string[] = ['# Title'];
    const inner = indent === '\t' || mark.length < 2 ? indent : '    ';
    const write = (node: Node, depth: number): void => {
      lines.push(`${quote}${inner.repeat(depth)}${mark} ${node.box ? '[ ] ' : ''}${node.text}`);
      if (gap) lines.push(quote);
      for (const child of node.children) write(child, depth + 1);
    };
    for (const [index, node] of sections.entries()) {
      lines.push('', `## Section ${index}`, '');
      write(node, 0);
    }
    return lines.join(eol);
  });

const answerLines = fc.array(fc.oneof(markdownSoup, fc.string({ unit: 'grapheme', maxLength: 20 })), {
  maxLength: 3,
});

function itemsIn(markdown: string): readonly string[] | null {
  const result = parseChecklist(markdown);
  return result.ok ? allItems(result.value).map(({ item }) => `${item.number} ${item.text}`) : null;
}

function answerEvery(markdown: string, lines: readonly string[]): string {
  const result = parseChecklist(markdown);
  if (!result.ok) return markdown;
  const answers = allItems(result.value).map(({ item }, index): ItemAnswer => ({
    number: item.number,
    state: index % 2 === 0 ? 'done' : 'failed',
    lines,
  }));
  return exportMarkdown(markdown, result.value, answers);
}

describe('any document', () => {
  it('is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(markdownSoup, fc.string({ unit: 'binary', maxLength: 300 })), (markdown) => {
        const result = parseChecklist(markdown);
        const checklist = result.ok ? result.value : null;
        for (const { item } of checklist === null ? [] : allItems(checklist)) {
          expect(markdown.slice(item.boxOffset - 1, item.boxOffset + 2)).toMatch(/^\[[ \txX]\]$/);
          expect(item.text).toMatch(/^[^\r\n]+$/);
        }
        expect(checklist === null ? markdown : exportMarkdown(markdown, checklist, [])).toBe(markdown);
      }),
      runs,
    );
  });

  it('decodes to a text of the same bytes or is refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
        ),
        (bytes) => {
          const result = decodeChecklist(bytes);
          expect(result.ok ? new TextEncoder().encode(result.value) : bytes).toEqual(bytes);
        },
      ),
      runs,
    );
  });

  it('has the same boxes after its items were answered', () => {
    fc.assert(
      fc.property(markdownSoup, fc.constantFrom([], ['Done 02:14 by Mei'], ['a', 'b']), (markdown, lines) => {
        expect(itemsIn(answerEvery(markdown, lines))).toEqual(itemsIn(markdown));
      }),
      runs,
    );
  });
});

describe('a checklist', () => {
  it('has every box of its source as an item', () => {
    fc.assert(
      fc.property(checklistDocument, (markdown) => {
        expect(itemsIn(markdown)?.length ?? 0).toBe(markdown.split('[ ] ').length - 1);
      }),
      runs,
    );
  });

  it('has the same items after any answers were exported and read again', () => {
    fc.assert(
      fc.property(checklistDocument, answerLines, (markdown, lines) => {
        expect(itemsIn(answerEvery(markdown, lines))).toEqual(itemsIn(markdown));
      }),
      runs,
    );
  });
});
