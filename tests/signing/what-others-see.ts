/** The table of the decision about other verifiers: what each program says of each changed file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askMutool, askPdfsig, runTool } from './outside-tools.ts';

export type SeenFile = { readonly name: string; readonly bytes: Uint8Array; readonly verdict: string };

const file = join(import.meta.dirname, '../../build/decisions/0010-what-other-verifiers-see.md');
const marks = ['<!-- table: begin -->', '<!-- table: end -->'] as const;

/** A row for each file, as the decision has it. `database` holds the certificates that pdfsig trusts. */
export function tableOf(files: readonly SeenFile[], database: string): string {
  const rows = files.map(({ name, bytes, verdict }) => {
    const others = askPdfsig(bytes, database)
      .map(({ words }) => pdfsigWords(words))
      .filter((words) => words !== '');
    return `| ${name} | ${verdict} | ${counted(others)} | ${counted(askMutool(bytes).map(mutoolWords))} |`;
  });
  return ['| change | Runsheet | pdfsig | mutool |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** What the decision tells of this table, after it was written anew where `UPDATE_TABLE=1` asks for that. */
export function toldOf(table: string): string {
  const [before = '', rest = ''] = readFileSync(file, 'utf8').split(marks[0]);
  const [told = '', after = ''] = rest.split(marks[1]);
  if (process.env['UPDATE_TABLE'] !== '1') return unpadded(told);
  writeFileSync(file, `${before}${marks[0]}\n\n${table}\n\n${marks[1]}${after}`);
  return table;
}

/** Other versions of the two programs may say other things; our own column stands in any case. */
export function shown(table: string): string {
  return isSameTools() ? table : ownColumn(table);
}

/** `3 valid, 1 broken`: how often each verdict was given. */
function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ') || 'nothing';
}

/** The versions that the decision names. */
function isSameTools(): boolean {
  const said = (['pdfsig', 'mutool'] as const).map((program) => {
    const { output, complaints } = runTool(program, ['-v']);
    return output + complaints;
  });
  return / 22\.12\./.test(said[0] ?? '') && / 1\.21\./.test(said[1] ?? '');
}

function ownColumn(table: string): string {
  return table.replaceAll(/^(\| [^|]*\| [^|]*\|).*$/gm, '$1');
}

/** The formatter of this project makes columns equally wide. */
function unpadded(table: string): string {
  return table
    .trim()
    .replaceAll(/ +\| */g, ' | ')
    .replaceAll(/ \| *$/gm, ' |')
    .replaceAll(/-{3,}/g, '---');
}

function pdfsigWords(words: string): string {
  if (words.startsWith('not signed')) return '';
  if (!words.startsWith('Signature is Valid')) return 'not valid';
  return words.includes('Not total') ? 'valid, not total' : 'valid, total';
}

function mutoolWords(words: string): string {
  if (words.includes('edits since signing')) return 'valid, edits since';
  return words.includes('unchanged since signing') ? 'valid, unchanged' : 'not valid';
}
