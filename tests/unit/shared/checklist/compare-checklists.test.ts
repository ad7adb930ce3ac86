import { describe, expect, it } from 'vitest';
import { compareChecklists } from '#shared/checklist/compare-checklists.ts';
import { countDifferences, describeDifference } from '#shared/checklist/describe-difference.ts';
import { parsed } from './parsed.ts';

const before = `# Release

## Before
- [ ] Back up the database
- [ ] Freeze the branch
- [ ] Tell the customers by mail
- [ ] Check the disk

## After
- [ ] Look at the error rate
- [ ] Close the ticket
`;

function changes(after: string) {
  const { differences } = compareChecklists(parsed(before), parsed(after));
  return differences.map((difference) => `${difference.change}: ${describeDifference(difference)}`);
}

describe('two versions', () => {
  it('of the same items have no differences, however the prose changed', () => {
    expect(
      changes(before.replace('## Before', 'Read this first.\n\n## Before').replaceAll('- [ ]', '* [x]')),
    ).toEqual([]);
  });

  it('tell what was added, removed, reworded, moved and regrouped', () => {
    expect(
      changes(before.replace('- [ ] Check the disk', '- [ ] Check the disk\n- [ ] Warm the caches')),
    ).toEqual(['added: “Warm the caches” (Before)']);
    expect(changes(before.replace('- [ ] Freeze the branch\n', ''))).toEqual([
      'removed: “Freeze the branch” (Before)',
    ]);
    expect(changes(before.replace('customers by mail', 'customers by mail and chat'))).toEqual([
      'reworded: “Tell the customers by mail” is now “Tell the customers by mail and chat” (Before)',
    ]);
    expect(
      changes(
        before
          .replace('- [ ] Check the disk\n', '')
          .replace('- [ ] Back up', '- [ ] Check the disk\n- [ ] Back up'),
      ),
    ).toEqual(['moved: “Check the disk”, item 1.1.4, is now 1.1.1 (Before)']);
    expect(
      changes(
        before
          .replace('- [ ] Check the disk\n', '')
          .replace('- [ ] Close', '- [ ] Check the disk\n- [ ] Close'),
      ),
    ).toEqual(['regrouped: “Check the disk” went from Before to After']);
  });

  it('pair items of the same words one with one', () => {
    const twice = `${before}- [ ] Back up the database\n`;
    expect(changes(twice)).toEqual(['added: “Back up the database” (After)']);
  });

  it('know where each unchanged item went', () => {
    const after = before.replace('- [ ] Freeze the branch\n', '');
    expect(compareChecklists(parsed(before), parsed(after)).same.get('1.1.4')).toBe('1.1.3');
  });

  it('are counted in a few words', () => {
    const { differences } = compareChecklists(
      parsed(before),
      parsed(`${before.replace('- [ ] Freeze the branch\n', '')}- [ ] 写报告\n`),
    );
    expect(countDifferences(differences)).toBe('1 added, 1 removed');
    expect(countDifferences([])).toBe('the same items');
  });

  it('of 1,000 items are compared item by item', () => {
    const many = (skip: number) =>
      Array.from({ length: 1_000 }, (_, index) => (index === skip ? '' : `- [ ] item ${index}\n`)).join('');
    const { differences } = compareChecklists(parsed(many(10)), parsed(many(800)));
    expect(differences.map(({ change, text }) => [change, text])).toEqual([['reworded', 'item 10']]);
  });
});
