import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifySheet } from '#electron/verifying/verify-sheet.ts';
import { askMutool, askPdfsig, runTool, trustDatabase } from './outside-tools.ts';
import { drawnSheet, people, signInTurn } from './sheet-to-sign.ts';
import { tamperCorpus } from './tamper-corpus.ts';

const file = join(import.meta.dirname, '../../build/decisions/0010-what-other-verifiers-see.md');
const marks = ['<!-- table: begin -->', '<!-- table: end -->'] as const;

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

describe('what other verifiers see of changed files', () => {
  it('is what the decision says (UPDATE_TABLE=1 writes it anew)', async () => {
    const three = await people(3);
    const states = await signInTurn(await drawnSheet(), three);
    const corpus = await tamperCorpus(
      states,
      three.map(({ key }) => key),
    );
    const database = trustDatabase(
      three.map(({ key }) => key.certificate),
      'peers',
    );
    const all = [{ name: '(unchanged)', bytes: states[3] ?? new Uint8Array() }, ...corpus];
    const rows: string[] = [];
    for (const { name, bytes } of all) {
      const { verdict } = await verifySheet(bytes);
      const others = askPdfsig(bytes, database)
        .map(({ words }) => pdfsigWords(words))
        .filter((words) => words !== '');
      rows.push(
        `| ${name} | ${verdict} | ${counted(others)} | ${counted(askMutool(bytes).map(mutoolWords))} |`,
      );
    }
    const table = ['| change | Runsheet | pdfsig | mutool |', '| --- | --- | --- | --- |', ...rows].join(
      '\n',
    );
    const [before = '', rest = ''] = readFileSync(file, 'utf8').split(marks[0]);
    const [told = '', after = ''] = rest.split(marks[1]);
    if (process.env['UPDATE_TABLE'] === '1') {
      writeFileSync(file, `${before}${marks[0]}\n\n${table}\n\n${marks[1]}${after}`);
    }
    const written = process.env['UPDATE_TABLE'] === '1' ? table : unpadded(told);
    // Other versions of the two programs may say other things; our own column stands in any case.
    const shown = isSameTools() ? (text: string): string => text : ownColumn;
    expect(shown(written)).toBe(shown(table));
  }, 60_000);
});
