import { expect, it } from 'vitest';
import { titleOf } from '#renderer/features/checklists/checklist-versions.ts';

it('reads the title of a version once, however many there are and however often a list asks', () => {
  let reads = 0;
  const versions = Array.from({ length: 40 }, (_, index) => ({
    name: `${index}.md`,
    get markdown() {
      reads += 1;
      return `# Release ${index}\n\n- [ ] One\n`;
    },
  }));
  const titles = () => versions.map((version) => titleOf(version));
  expect(titles().at(-1)).toBe('Release 39');
  const readsOfOneRound = reads;
  expect(titles().at(-1)).toBe('Release 39');
  expect(reads).toBe(readsOfOneRound);
});
