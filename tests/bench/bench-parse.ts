import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { readFileSync } from 'node:fs';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import type { BenchLine } from './bench.ts';
import { measure } from './measure.ts';

const file = new URL('../../shared/checklist/shipped/xianfeast-production.md', import.meta.url);

/** 194 items beside one bare reading; larger documents beside bare readings of the same bytes, piece by piece. */
export async function benchParse(): Promise<readonly BenchLine[]> {
  const shipped = readFileSync(file, 'utf8');
  const body = shipped.slice(shipped.indexOf('\n## ') + 1);
  const small = await measure({ floor: () => bare(shipped), ours: () => parseChecklist(shipped) }, 40);
  const many = copies(body, Math.ceil(10_000 / 194));
  const tenThousand = await measure(
    { floor: () => inPieces(body, many), ours: () => parseChecklist(many.text) },
    3,
  );
  const million = copies(body, Math.ceil(1_000_000 / body.split('\n').length));
  const once = await measure(
    { floor: () => inPieces(body, million), ours: () => parseChecklist(million.text) },
    1,
  );
  const perMb = (ms: number, text: string): string => `${(ms / (text.length / 1e6)).toFixed(0)} ms per MB`;
  const floor = 'bare mdast of the same bytes, one copy at a time';
  return [
    {
      what: `the checklist of 194 items, recognised (${perMb(small.oursMs, shipped)})`,
      floor: 'bare mdast of the same text',
      figures: small,
    },
    { what: `10,000 items (${perMb(tenThousand.oursMs, many.text)})`, floor, figures: tenThousand },
    { what: `1,000,000 lines (${perMb(once.oursMs, million.text)})`, floor, figures: once },
  ];
}

type Copies = { readonly text: string; readonly count: number };

function copies(body: string, count: number): Copies {
  return { text: `# Many\n\n${`${body}\n`.repeat(count)}`, count };
}

/** Bare mdast takes time with the square of a document, so it is given no more than one copy at a time. */
function inPieces(body: string, { count }: Copies): void {
  for (let copy = 0; copy < count; copy += 1) bare(body);
}

function bare(markdown: string): unknown {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}
