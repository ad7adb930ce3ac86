/** An independent count of task items: Debian's build of GitHub's own parser. */
import { spawnSync } from 'node:child_process';

const extensions = ['tasklist', 'table', 'strikethrough', 'autolink', 'footnotes'];

/**
 * The task items cmark-gfm finds in each document, in one process. The documents must end closed: a heading after
 * each one tells them apart. `wholeOutput`: one count, of everything printed.
 */
export function countWithCmark(
  documents: readonly string[],
  { wholeOutput = false }: { readonly wholeOutput?: boolean } = {},
): readonly number[] {
  const parts = documents.map(
    (document, index) => `${withoutFrontMatter(document)}\n\n# cut-here-${index}\n`,
  );
  const args = [...extensions.flatMap((name) => ['-e', name]), '-t', 'xml'];
  const run = spawnSync('cmark-gfm', args, {
    input: parts.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1_000_000_000,
  });
  if (run.status !== 0) throw new Error(`cmark-gfm ended with ${run.status}: ${run.stderr}`);
  if (wholeOutput) return [countInXml(run.stdout)];
  const pieces = run.stdout.split(/<text xml:space="preserve">cut-here-\d+<\/text>/);
  if (pieces.length !== documents.length + 1)
    throw new Error(`${documents.length} documents, ${pieces.length - 1} ends`);
  return pieces.slice(0, -1).map(countInXml);
}

/** GitHub shows front matter as a table; cmark-gfm alone would take it for text. */
function withoutFrontMatter(document: string): string {
  return document
    .replace(/^\uFEFF/, '')
    .replace(/^---[ \t]*\r?\n[^]*?\r?\n---[ \t]*(?:\r?\n|$)/, '')
    .replace(/^\+\+\+[ \t]*\r?\n[^]*?\r?\n\+\+\+[ \t]*(?:\r?\n|$)/, '');
}

/**
 * Its task list extension looks for the box at the start of a line only, so it misses what stands behind a quote mark
 * or a second marker. GitHub shows a box there all the same; so an item whose first words are a literal box counts.
 */
function countInXml(xml: string): number {
  const own = xml.match(/<tasklist /g)?.length ?? 0;
  const literal = [
    ...xml.matchAll(/<item>\s*<paragraph>((?:\s*<(?:text|softbreak)[^>]*>(?:[^<]*<\/text>)?)*)/g),
  ].filter(([, inline = '']) => {
    const text = inline
      .replace(/\s*<softbreak \/>\s*/g, '\n')
      .replace(/<\/text>\s*<text[^>]*>/g, '')
      .replace(/<\/?text[^>]*>/g, '');
    return /^\s*\[[ xX]\]\s/.test(text);
  }).length;
  return own + literal;
}
