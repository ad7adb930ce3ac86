import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { starterChecklist } from '#shared/checklist/starter.ts';
import { parsed } from './parsed.ts';

it('the starter holds one of everything, has no notice, and is the one that authors read about', () => {
  const { counts, notices } = parsed(starterChecklist);
  expect(counts).toMatchObject({
    steps: 2,
    windows: 1,
    triggers: 1,
    thresholds: 1,
    rollbackSteps: 2,
    roles: 1,
  });
  expect(counts).toMatchObject({ followUps: 1, conditionals: 1, blanks: 1 });
  expect(notices).toEqual([]);
  const page = readFileSync('shared/checklist/AUTHORS.md', 'utf8');
  expect(page).toContain(`\`\`\`markdown\n${starterChecklist}\`\`\``);
});
