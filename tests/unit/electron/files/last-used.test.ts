import { expect, it } from 'vitest';
import { lastUsedBefore } from '#electron/files/last-used.ts';
import { summariseRun } from '#shared/run/summarise-run.ts';
import { playRun, sha256 } from '../../../support/run-player.ts';

const first = '- [ ] One\n';
const second = '- [ ] One\n- [ ] Two\n';
const version = (markdown: string) => ({
  name: 'xianfeast-production.md',
  sha256: sha256(markdown),
  markdown,
  importedAt: 0,
  importedBy: 'Mei Lindqvist',
  shipped: false,
  corrections: [],
});

it('names what an untitled checklist gained since a run of the same file, and nothing of another untitled file', () => {
  const runs = [summariseRun(playRun({ markdown: first }).run(), 0)];
  const versions = [version(first), version(second)];
  expect(lastUsedBefore(version(second), runs, versions)?.differences).toHaveLength(1);
  expect(lastUsedBefore({ ...version(second), name: 'another.md' }, runs, versions)).toBeNull();
});
