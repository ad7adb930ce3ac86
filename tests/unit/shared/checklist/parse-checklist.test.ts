import { describe, expect, it } from 'vitest';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import { identities, itemsOf, parsed } from './parsed.ts';

function shape(markdown: string): readonly string[] {
  return parsed(markdown).sections.flatMap((section) => [
    `${section.number} ${section.title}`,
    ...section.groups.map((group) => `${group.number} ${group.title}: ${group.items.length}`),
  ]);
}

describe('items', () => {
  it.each([
    ['-', '- [ ] a'],
    ['*', '* [ ] a'],
    ['+', '+ [ ] a'],
    ['1.', '1. [ ] a'],
    ['1)', '1) [ ] a'],
    ['a block quote', '> - [ ] a'],
    ['a nested quote', '> > 1. [ ] a'],
    ['a plain list item', '- Frontend\n  - [ ] a'],
    ['tabs', '-\t[ ]\ta'],
    ['a footnote', 'x[^1]\n\n[^1]: note\n\n    - [ ] a'],
    ['a byte order mark', '\uFEFF- [ ] a'],
    ['text over two lines', '- [ ]\n  a'],
    ['CR line endings', 'x\r\r- [ ] a\r'],
  ])('are found with %s', (_, markdown) => {
    const [item, ...others] = itemsOf(markdown);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ text: 'a', tickedInSource: false });
    expect(markdown.slice((item?.boxOffset ?? 0) - 1, (item?.boxOffset ?? 0) + 2)).toBe('[ ]');
  });

  it.each([
    ['fenced code', '```\n- [ ] a\n```'],
    ['indented code', 'x\n\n    - [ ] a'],
    ['inline code', '- `[ ] a`'],
    ['a box without a space after it', '- [ ]a'],
    ['a box without text', '- [ ]'],
    ['a box in the middle', '- a [ ] b'],
    ['an HTML comment', '<!--\n- [ ] a\n-->'],
    ['a box over a line break', '- [\n  ] a'],
  ])('are not found in %s', (_, markdown) => {
    expect(parseChecklist(markdown)).toEqual({ ok: false, error: { code: 'NoItems' } });
  });

  it('keep their plain text on one line', () => {
    expect(
      itemsOf('- [ ] **Run** `npm ci`,\n  see [docs](https://a.example) 🚀 ![logo](x.png)')[0]?.text,
    ).toBe('Run npm ci, see docs 🚀 logo');
    expect(itemsOf('- [ ] ![](x.png)')[0]?.text).toBe('![](x.png)');
    expect(itemsOf('- [ ] בדיקת גיבוי')[0]?.text).toBe('בדיקת גיבוי');
  });

  it('nest to any depth, with numbers that say where', () => {
    expect(identities(parsed('- [ ] a\n    - [x] b\n      1. [ ] c\n- [X] d'))).toEqual([
      '1.1.1 item a',
      '1.1.1.1 item b',
      '1.1.1.1.1 item c',
      '1.1.2 item d',
    ]);
  });

  it('are the same with CRLF, and point at the same lines', () => {
    const markdown = '# T\n\n## A\n\ntext\n\n- [ ] a\n\n- [ ] b\n';
    const crlf = parsed(markdown.replaceAll('\n', '\r\n'));
    expect(identities(crlf)).toEqual(identities(parsed(markdown)));
    expect(crlf.sections[0]?.groups[0]?.items.map((item) => item.line)).toEqual([7, 9]);
  });

  it('start open when the source is ticked, with a notice', () => {
    const checklist = parsed('- [x] a');
    expect(itemsOf('- [x] a')[0]?.tickedInSource).toBe(true);
    expect(checklist.notices.map((notice) => notice.code)).toEqual(['AlreadyTicked']);
  });
});

describe('sections and groups', () => {
  it('are H2 and H3', () => {
    expect(shape('# T\n## A\n### B\n- [ ] 1\n### C\n- [ ] 2\n## Empty\n## D\n- [ ] 3')).toEqual([
      '1 A',
      '1.1 B: 1',
      '1.2 C: 1',
      '2 D',
      '2.1 D: 1',
    ]);
  });

  it('are read without H2 too', () => {
    expect(shape('# T\n### A\n- [ ] 1\n### B\n- [ ] 2')).toEqual(['1 A', '1.1 A: 1', '2 B', '2.1 B: 1']);
    expect(shape('# A\n- [ ] 1\n# B\n- [ ] 2')).toEqual(['1 A', '1.1 A: 1', '2 B', '2.1 B: 1']);
    expect(shape('# T\n- [ ] 1')).toEqual(['1 T', '1.1 T: 1']);
    expect(shape('- [ ] 1')).toEqual(['1 Checklist', '1.1 Checklist: 1']);
  });

  it('join deeper headings, take items before any heading and read underlined ones', () => {
    expect(
      shape('- [ ] 0\n\nT\n===\n\n- [ ] 1\n\nA\n---\n- [ ] 2\n### B\n#### C\n- [ ] 3\n### D\n- [ ] 4'),
    ).toEqual(['1 T', '1.1 T: 2', '2 A', '2.1 A: 1', '2.2 B – C: 1', '2.3 D: 1']);
  });

  it('take their title from front matter when no heading gives one', () => {
    expect(parsed('---\nname: "Release issue"\n---\n- [ ] a')).toMatchObject({
      title: 'Release issue',
      frontMatter: 'name: "Release issue"',
    });
  });

  it('never take their title from a heading that follows items: it names only what comes after it', () => {
    expect(parsed('---\nname: Release\n---\n- [ ] a\n### Afterwards\n- [ ] b').title).toBe('Release');
    expect(parsed('- [ ] a\n### Afterwards\n- [ ] b').title).toBe('');
    expect(parsed('## First\n- [ ] a\n## Second\n- [ ] b').title).toBe('First');
    expect(parsed('---\ntitle: Whole\n---\n## First\n- [ ] a\n## Second\n- [ ] b').title).toBe('Whole');
  });

  it('keep prose and code as guidance, and leave comments out', () => {
    const group = parsed(
      '## A\nRead *this*.\n<!-- not this -->\n\n```sh\nls\n```\n- [ ] a\n\n  Then:\n\n  ```\n  x\n   y\n  ```\n- plain',
    ).sections[0]?.groups[0];
    expect(group?.guidance).toBe('Read *this*.\n\n```sh\nls\n```\n\n- plain');
    expect(group?.items[0]?.guidance).toBe('Then:\n\n```\nx\n y\n```');
  });

  it('give the prose of a heading without items to the next group', () => {
    expect(parsed('## A\n### Before\nread\n### B\n- [ ] a').sections[0]?.groups[0]?.guidance).toBe(
      '**Before**\n\nread',
    );
  });
});

describe('meaning', () => {
  it('makes numbered items of a deployment ordered steps', () => {
    expect(parsed('## Deploy\n1. [ ] a\n2. [ ] b').sections[0]?.groups[0]).toMatchObject({
      kind: 'step',
      step: 1,
      ordered: true,
    });
    expect(parsed('## Notes\n1. [ ] a\n2. [ ] b').sections[0]?.groups[0]).toMatchObject({
      kind: 'items',
      ordered: true,
    });
    expect(parsed('## Deploy\n- [ ] a').sections[0]?.groups[0]).toMatchObject({
      kind: 'items',
      ordered: false,
    });
  });

  it('lets a section say it for its groups', () => {
    expect(parsed('## After release (first hour)\n### Web\n- [ ] a').sections[0]?.groups[0]).toMatchObject({
      kind: 'window',
      window: { fromMinutes: 0, toMinutes: 60 },
      because: 'first hour',
    });
  });

  it('keeps a step inside a rollback section a rollback step', () => {
    expect(parsed('## Rollback\n### Step 1: Stop\n- [ ] a').sections[0]).toMatchObject({
      part: 'rollback',
      groups: [{ kind: 'rollback', step: null }],
    });
  });

  it('does not read a checklist’s own title as the part of its items', () => {
    expect(parsed('# Deployment checklist\n- [ ] a').sections[0]).toMatchObject({
      part: 'prepare',
      because: null,
    });
  });
});

describe('blanks', () => {
  it('are labelled by what stands before them', () => {
    const blanks = parsed(
      '- [ ] a\n\nName: ____ Date: ____\n\n## Approved by\n\n- QA: \\_\\_\\_\\_\n\n`Code: ____` snake___case ___bold___\n\n____',
    ).blanks;
    expect(blanks.map(({ label, type, purpose }) => [label, type, purpose])).toEqual([
      ['Name', 'name', 'other'],
      ['Date', 'date', 'other'],
      ['QA', 'name', 'approver'],
    ]);
  });
});

describe('notices', () => {
  const codes = (markdown: string) => parsed(markdown).notices.map(({ code, line }) => `${code} ${line}`);
  it.each([
    ['a window that ends before it starts', '## A\n### Check (60-30 minutes)\n- [ ] a', 'WindowBackwards 2'],
    ['a trigger without a time', '## Rollback triggers\n- [ ] a', 'TriggerWithoutTime 2'],
    ['a role twice', '## Sign-off\n- [ ] QA approval\n- [ ] QA approval', 'RoleTwice 3'],
    ['a gap in the numbering', '1. [ ] a\n2. [ ] b\n4. [ ] c', 'NumberingGap 3'],
    ['a missing step', '## Step 1: A\n- [ ] a\n## Step 3: C\n- [ ] c', 'NumberingGap 3'],
    ['the same wording twice', '- [ ] a\n- [ ] b\n- [ ] A', 'SameWording 3'],
  ])('tell of %s', (_, markdown, notice) => {
    expect(codes(markdown)).toContain(notice);
  });
  it('do not tell of lists that let Markdown count', () => {
    expect(codes('1. [ ] a\n1. [ ] b\n1. [ ] c')).toEqual([]);
  });
});

describe('bounds', () => {
  it.each([
    ['nothing', ' \n', 'Empty'],
    ['quotes in quotes', `${'> '.repeat(50_000)}- [ ] a`, 'TooDeep'],
    ['lists in lists', `${'- '.repeat(50_000)}[ ] a`, 'TooDeep'],
    [
      'lists in lists, line by line',
      Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- [ ] a`).join('\n'),
      'TooDeep',
    ],
    ['tangled emphasis', '*a_ '.repeat(50_000), 'TooTangled'],
    ['brackets', '['.repeat(100_000), 'TooTangled'],
    ['tens of thousands of lists in one quote', '> - [ ] a\n> * [ ] b\n'.repeat(20_000), 'TooLong'],
  ])('refuse %s at once, by name', (_, markdown, code) => {
    const before = performance.now();
    expect(parseChecklist(markdown)).toMatchObject({ ok: false, error: { code } });
    expect(performance.now() - before).toBeLessThan(1_000);
  });
  it('leave room for thousands of lists under headings of their own', () => {
    expect(parsed('## a\n\n- [ ] b\n\n'.repeat(3_000)).counts).toMatchObject({
      sections: 3_000,
      items: 3_000,
    });
  });
  it('leave room for 50 levels, 2,000 items and long code', () => {
    const deep = Array.from({ length: 50 }, (_, i) => `${'  '.repeat(i)}- [ ] a`).join('\n');
    const code = `\`\`\`json\n${'{ "a": [[1], [2]] },\n'.repeat(900)}\`\`\``;
    expect(parsed(`${deep}\n\n${code}\n\n${'- [ ] **b** \n'.repeat(2_000)}`).counts.items).toBe(2_050);
  });
});
