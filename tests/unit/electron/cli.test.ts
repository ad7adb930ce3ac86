import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli/run-cli.ts';
import {
  ledgerText,
  note,
  sealed,
  sealedNotes,
  shippedMarkdown,
  smallMarkdown,
} from '../../support/ledgers.ts';
import { temporaryFolder } from '../../support/test-app.ts';

const root = join(import.meta.dirname, '../../..');

/** The command line as somebody types it. A process takes a while to start: what it answers to words is asked without. */
function cli(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/node'),
    [join(root, 'electron/cli.ts'), ...args],
    {
      encoding: 'utf8',
      maxBuffer: 50_000_000,
    },
  );
  return { status, stdout, stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe('the command line', () => {
  it('prints a checklist as JSON, all of it through a pipe', () => {
    const { status, stdout, stderr } = cli('checklist', file('x.md', shippedMarkdown));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { sections: 13, groups: 38, items: 194, steps: 5, windows: 3, triggers: 4, roles: 10 },
    });
  });

  it('says nothing when its reader has seen enough', () => {
    const source = file('x.md', shippedMarkdown);
    const command = `"${join(root, 'node_modules/.bin/node')}" "${join(root, 'electron/cli.ts')}" checklist "${source}" | head -c 20`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '{\n  "title": "XianFe', stderr: '' });
  });

  it('explains a checklist in words, each meaning with the words that led to it', async () => {
    const { exitCode, stdout } = await runCli(['checklist', file('x.md', shippedMarkdown), '--explain']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('194 items in 38 groups of 13 sections.');
    expect(stdout).toMatch(/due from T\+0 to T\+30 minutes – read from “0-30 minutes”/);
    expect(stdout).toMatch(/watched: Error rate, limit “>5%”, trips after 120 s/);
    expect(stdout).toContain('13 blanks of the approval sheet:');
    expect(await runCli(['checklist', file('x.md', smallMarkdown), '--explian'])).toMatchObject({
      exitCode: 2,
      stdout: '',
    });
  });

  it('prints the summary of a ledger that holds', async () => {
    const chain = sealedNotes(4);
    const { exitCode, stdout } = await runCli(['replay', file('run.jsonl', ledgerText(chain))]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      valid: true,
      run: 'K7Q2-1',
      phase: 'preparing',
      outcome: null,
      events: 4,
      head: chain.at(-1)?.recorded.seal,
      firstBadLine: null,
    });
  });

  it.each([
    ['altered', (text: string) => text.replace('note 2', 'note 9'), 3, 2],
    ['torn', (text: string) => text.slice(0, -20), 4, 3],
    ['altered in its first line', (text: string) => text.replace('XianFeast', 'YianFeast'), 1, 0],
  ])(
    'names the first bad line of a ledger that was %s, and exits with 1',
    async (_name, change, firstBadLine, events) => {
      const path = file('run.jsonl', change(ledgerText(sealedNotes(4))));
      const { exitCode, stdout } = await runCli(['replay', path]);
      expect(exitCode).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ valid: false, firstBadLine, events });
    },
  );

  it('says which event types it does not know', async () => {
    const newer = { type: 'MoonPhaseNoted' } as never;
    const text = ledgerText(
      sealed([...sealedNotes(1).map(({ recorded }) => recorded.event), newer, note('x')]),
    );
    const { exitCode, stdout } = await runCli(['replay', file('run.jsonl', text)]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, events: 3, unknownTypes: ['MoonPhaseNoted'] });
  });

  it('makes the sheet of a ledger', () => {
    const out = join(temporaryFolder(), 'sheet.pdf');
    const made = cli('sheet', file('run.jsonl', ledgerText(sealedNotes(4))), '--out', out);
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(out, 'latin1').startsWith('%PDF-')).toBe(true);
  });

  it('makes no sheet of a ledger that does not hold', () => {
    const out = join(temporaryFolder(), 'sheet.pdf');
    const altered = ledgerText(sealedNotes(4)).replace('note 2', 'note 9');
    const made = cli('sheet', file('run.jsonl', altered), '--out', out);
    expect(made.status).toBe(1);
    expect(made.stderr).toMatch(/does not hold at line 3\.\n$/);
  });

  it('prints its one sentence on stderr and exits with 2', () => {
    expect(cli('frobnicate')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'There is no command “frobnicate”; --help shows which there are.\n',
    });
  });

  it.each([
    ['nothing', []],
    ['an unknown command', ['frobnicate']],
    ['no file', ['replay']],
    ['a file that is not there', ['checklist', '/nowhere/x.md']],
    ['a folder', ['replay', '/']],
    ['too much', ['replay', 'a', 'b']],
    ['no target', ['sheet', 'a']],
    ['an empty ledger', ['replay', '$empty']],
    ['a ledger that is none', ['replay', '$markdown']],
    ['a binary ledger', ['replay', '$binary']],
    ['a checklist without items', ['checklist', '$prose']],
    ['a binary checklist', ['checklist', '$binary']],
    ['a sheet of no ledger', ['sheet', '$markdown', '--out', '/tmp/never.pdf']],
  ])('answers %s with one sentence on stderr and exit code 2', async (_name, args) => {
    const contents: Readonly<Record<string, string | Uint8Array>> = {
      $empty: '',
      $markdown: smallMarkdown,
      $prose: '# Prose\n\nNo items.\n',
      $binary: new Uint8Array([0, 255, 1, 254, 0]),
    };
    const { stderr, ...answer } = await runCli(
      args.map((arg) => (arg.startsWith('$') ? file('input', contents[arg] ?? '') : arg)),
    );
    expect(answer).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+[.:]\n$/);
  });

  it('shows its help', async () => {
    const { exitCode, stdout, stderr } = await runCli(['--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('replay RUN.jsonl');
  });

  it('takes evidence from the folder beside the ledger, if there is one', async () => {
    const path = file('run.jsonl', ledgerText(sealedNotes(2)));
    mkdirSync(join(path, '../evidence'));
    expect(await runCli(['sheet', path, '--out', join(path, '../s.pdf')])).toMatchObject({ exitCode: 0 });
  });
});
