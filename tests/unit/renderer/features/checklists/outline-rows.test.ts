import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findChosen, outlineRows, shownRows } from '#renderer/features/checklists/outline-rows.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';

const markdown = readFileSync('shared/checklist/shipped/xianfeast-production.md', 'utf8');
const parsed = parseChecklist(markdown);
if (!parsed.ok) throw new Error('unreadable');
const rows = outlineRows(parsed.value, markdown.split('\n'));

describe('the outline of an import', () => {
  it('names what each section means and the lines it stands on', () => {
    const triggers = rows.find((row) => row.title === 'Automatic Rollback Triggers');
    expect(triggers).toMatchObject({ meaning: 'triggers', count: 4, from: 109, to: 113 });
    expect(rows.find((row) => row.number === '2')?.meaning).toBe('5 steps');
    expect(rows.find((row) => row.number === '3')?.meaning).toBe('3 windows');
    expect(rows.at(-1)).toMatchObject({ key: 'blanks', count: 13 });
  });

  it('counts every item once over its sections', () => {
    const sections = rows.filter((row) => row.level === 1 && row.section !== null);
    expect(sections.reduce((sum, row) => sum + (row.count ?? 0), 0)).toBe(194);
  });

  it('shows the groups of the chosen section and of sections that mix kinds', () => {
    const chosen = findChosen(rows, '2');
    const shown = shownRows(rows, chosen).filter((row) => row.level === 2);
    expect(shown.map((row) => row.title)).toContain('Step 1: Pre-Deployment Backup');
    expect(shown.map((row) => row.title)).toContain('Manual Rollback Process');
    expect(shown.map((row) => row.title)).not.toContain('Functional Testing (30-60 minutes)');
  });
});
