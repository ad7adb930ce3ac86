import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { readFileSync } from 'node:fs';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import type { BenchLine } from './bench.ts';
import { measure } from './measure.ts';

export async function benchParse(): Promise<readonly BenchLine[]> {
  const file = new URL('../../shared/checklist/shipped/xianfeast-production.md', import.meta.url);
  const markdown = readFileSync(file, 'utf8');
  const figures = await measure(
    {
      floor: () => fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
      ours: () => parseChecklist(markdown),
    },
    40,
  );
  return [{ what: 'the checklist of 194 items, recognised', floor: 'bare mdast of the same text', figures }];
}
