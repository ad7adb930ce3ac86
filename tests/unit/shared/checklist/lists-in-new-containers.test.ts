import { describe, expect, it } from 'vitest';
import { allItems } from '#shared/checklist/all-items.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';

function itemsIn(markdown: string): readonly string[] {
  const parsed = parseChecklist(markdown);
  return parsed.ok ? allItems(parsed.value).map(({ item }) => item.text) : [];
}

describe('right below a paragraph', () => {
  it.each([
    ['a list item', '- [ ] a\n  - 2) [ ] b\n', ['a', 'b']],
    ['a quote', 'word\n> 2. [ ] b\n', ['b']],
    ['a footnote', '- [ ] a\n\t[^1]: 2) [ ] b\n', ['a', 'b']],
    ['two of them', 'word\n- > 3. [ ] b\n', ['b']],
  ])('a list that does not start with 1 may begin inside %s', (_, markdown, items) => {
    expect(itemsIn(markdown)).toEqual(items);
  });

  it.each([
    ['by itself', 'word\n2. [ ] b\n\n- [ ] c\n', ['c']],
    ['in a quote that goes on', '> word\n> 2. [ ] b\n\n- [ ] c\n', ['c']],
    ['in an item that goes on', '- [ ] word\n  2. [ ] b\n', ['word 2. [ ] b']],
  ])('one may not begin %s', (_, markdown, items) => {
    expect(itemsIn(markdown)).toEqual(items);
  });
});
