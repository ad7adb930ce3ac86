/** Checklists made from a number: the same number always makes the same document. */

type Random = { readonly below: (limit: number) => number; readonly one: <T>(of: readonly [T, ...T[]]) => T };
type Block = readonly string[];

const texts = [
  'Create full system backup',
  '**Run** `npm ci` and read the output',
  'See [the runbook](https://runbook.example/cutover) first',
  '🚀 Ship it',
  'בדיקת גיבוי לפני פריסה',
  'تحقق من النسخة الاحتياطية',
  '数据库备份完成',
  'バックアップを確認する',
  'Rollback tested (if needed)',
  'Page load under 3 seconds',
  '~~old~~ new name',
  '![badge](badge.png) build is green',
  '<kbd>Ctrl</kbd> works',
  'Ask about [it][ref]',
  'Noted[^note]',
  'a [ ] in the middle',
  '`- [ ] code`',
  'Error rate >5% for >2 minutes',
  'x < y & z > w',
  'https://status.example/now is green',
  'snake_case_name and *emphasis*',
  'trailing words  ',
] as const;

const headings = [
  'Before',
  'Step 1: Backup',
  'Verification (0-30 minutes)',
  'Rollback Triggers',
  'Sign-off',
  'Week 1',
  'Überblick',
  '回滚步骤',
] as const;

/** The document of a number, and the style that its line ends and start have. */
export function generatedChecklist(seed: number): string {
  const random = randomFrom(seed);
  const lines: string[] = [];
  if (random.below(6) === 0) lines.push('---', 'name: Release', 'labels: [a, "- [ ] b"]', '---', '');
  const blocks = 2 + random.below(8);
  for (let count = 0; count < blocks; count += 1) lines.push(...block(random, 0), '');
  lines.push(`[ref]: https://ref${seed}.example`, '', '[^note]: A note.', '');
  const eol = random.below(4) === 0 ? '\r\n' : '\n';
  return `${random.below(12) === 0 ? '\uFEFF' : ''}${lines.join(eol)}`;
}

function block(random: Random, depth: number): Block {
  const kind = random.below(depth > 2 ? 4 : 10);
  if (kind <= 3) return list(random, depth);
  if (kind === 4) return [`${'#'.repeat(1 + random.below(4))} ${random.one(headings)}`];
  if (kind === 5) return code(random);
  if (kind === 6) return quoted(random, depth);
  if (kind === 7) return ['| Check | Done |', '|---|---|', '| a | - [ ] b |', '| c | [x] |'];
  if (kind === 8) return html(random, depth);
  return [random.one(texts), random.one(['word', '- not a list', '***', '`x`'] as const)].slice(
    random.below(2) === 0 ? 0 : 1,
  );
}

function list(random: Random, depth: number): Block {
  const mark = random.one(['-', '*', '+', '1.', '1)'] as const);
  const isLoose = random.below(3) === 0;
  const items = 1 + random.below(4);
  const lines: string[] = [];
  for (let index = 0; index < items; index += 1) {
    const marker = /\d/.test(mark) ? `${1 + index}${mark.slice(-1)}` : mark;
    const gap = random.one([' ', ' ', ' ', '  ', '   '] as const);
    const box = random.one(['[ ] ', '[ ] ', '[x] ', '[X] ', '', '[ ]  '] as const);
    lines.push(`${marker}${gap}${box}${random.one(texts)}`);
    const indent = ' '.repeat(marker.length + gap.length);
    lines.push(...indented(below(random, depth), indent));
    if (isLoose && index < items - 1) lines.push('');
  }
  return lines;
}

/** What stands inside an item: nothing mostly, or a nested list, more text, code. */
function below(random: Random, depth: number): Block {
  const kind = random.below(depth > 3 ? 4 : 9);
  if (kind === 4) return ['', 'A second paragraph of it.', ''];
  if (kind === 5) return ['', ...code(random), ''];
  if (kind === 6 || kind === 7) return list(random, depth + 1);
  if (kind === 8) return ['', ...block(random, depth + 1), ''];
  return [];
}

function code(random: Random): Block {
  const fence = random.one(['```', '~~~', '````'] as const);
  return [
    `${fence}${random.one(['', 'md', 'sh'] as const)}`,
    '- [ ] not a task',
    '',
    '1. [x] nor this',
    fence,
  ];
}

function quoted(random: Random, depth: number): Block {
  const inner = block(random, depth + 1);
  return inner.map((line) => (line === '' ? '>' : `> ${line}`));
}

function html(random: Random, depth: number): Block {
  if (random.below(2) === 0) return ['<!--', '- [ ] hidden', '', '- [ ] too', '-->'];
  return ['<details>', '<summary>More</summary>', '', ...list(random, depth + 1), '', '</details>'];
}

function indented(lines: Block, indent: string): Block {
  return lines.map((line) => (line === '' ? '' : indent + line));
}

/** A small generator of numbers (mulberry32): fast, and the same everywhere. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, one: (of) => of[below(of.length)] ?? of[0] };
}
