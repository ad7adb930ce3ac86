/** Checklists in the styles that teams write, each with what it holds. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allItems } from '#shared/checklist/all-items.ts';
import type { Checklist } from '#shared/checklist/checklist.ts';
import { exportMarkdown, type ItemAnswer } from '#shared/checklist/export-markdown.ts';
import { parsed } from '../unit/shared/checklist/parsed.ts';
import { countWithCmark } from '../support/count-with-cmark.ts';
import { expected } from './expected.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
const sources = new Map(
  files.map((name) => [name.replace(/\.md$/, ''), readFileSync(path.join(folder, name), 'utf8')]),
);

function held(checklist: Checklist) {
  const items = allItems(checklist).map(({ item }) => item);
  return {
    ...checklist.counts,
    limits: items.filter(({ limit }) => limit !== null).length,
    subChecks: items.reduce((sum, { subChecks }) => sum + subChecks.length, 0),
    kinds: checklist.sections.flatMap(({ groups }) => groups.map(({ kind }) => kind)).join(','),
    parts: checklist.sections.map(({ part }) => part).join(','),
    notices: checklist.notices.length,
  };
}

function answered(markdown: string): string {
  const checklist = parsed(markdown);
  const answers = allItems(checklist).map(({ item }, index): ItemAnswer => ({
    number: item.number,
    state: index % 2 === 0 ? 'done' : 'failed',
    lines: ['Done, 28 Nov 2026 02:14:05, Mei Lindqvist', 'Note: - [ ] # looks like a task'],
  }));
  return exportMarkdown(markdown, checklist, answers);
}

const identity = (markdown: string) =>
  allItems(parsed(markdown)).map(({ item }) => `${item.number} ${item.text}`);

it('the corpus is complete', () => {
  expect([...sources.keys()].toSorted()).toEqual(Object.keys(expected).toSorted());
  expect(sources.size).toBeGreaterThanOrEqual(60);
});

describe.each([...sources])('%s', (name, markdown) => {
  it('holds what it holds', () => {
    const { notice, ...counts } = expected[name] ?? { items: 0 };
    const checklist = parsed(markdown);
    expect(held(checklist)).toMatchObject(counts);
    const noticed = notice === undefined ? [] : [notice];
    expect(checklist.notices.map(({ code }) => code)).toEqual(expect.arrayContaining(noticed));
  });

  it('comes back as it was, and worked it finds the same items', () => {
    expect(exportMarkdown(markdown, parsed(markdown), [])).toBe(markdown);
    expect(identity(answered(markdown))).toEqual(identity(markdown));
  });
});

it('GitHub’s own parser counts the same items', () => {
  const alone = new Set(['22-footnotes']);
  const together = [...sources].filter(([name]) => !alone.has(name));
  const counts = countWithCmark(together.map(([, markdown]) => markdown));
  expect(Object.fromEntries(together.map(([name], index) => [name, counts[index]]))).toEqual(
    Object.fromEntries(together.map(([name]) => [name, expected[name]?.items])),
  );
  for (const name of alone) {
    // Footnotes are moved to the end of the output, behind what tells documents apart.
    expect(countWithCmark([sources.get(name) ?? ''], { wholeOutput: true })).toEqual([expected[name]?.items]);
  }
});
