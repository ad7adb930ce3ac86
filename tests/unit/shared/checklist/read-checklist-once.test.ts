import { expect, it } from 'vitest';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import { readChecklistOnce } from '#shared/checklist/read-checklist-once.ts';

const text = (name: string) => `# ${name}\n\n## Prepare\n\n- [ ] Build it\n`;

it('says what the parser says, and reads the same text once', () => {
  for (const markdown of [text('one'), '', 'nothing to tick']) {
    const found = readChecklistOnce(markdown);
    expect(found).toEqual(parseChecklist(markdown));
    expect(readChecklistOnce(`${markdown.slice(0, 2)}${markdown.slice(2)}`)).toBe(found);
  }
});

it('keeps no more than sixteen texts', () => {
  const first = readChecklistOnce(text('first'));
  for (let other = 0; other < 16; other += 1) readChecklistOnce(text(`other ${other}`));
  const again = readChecklistOnce(text('first'));
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});

it('refuses a text that no run could carry', () => {
  expect(readChecklistOnce('a'.repeat(5_000_001))).toMatchObject({ ok: false, error: { code: 'TooLarge' } });
});
