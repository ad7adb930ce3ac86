import { unusable, type CliAnswer } from './cli-answer.ts';

const help = `Usage: npm run -s cli -- <command>

  checklist FILE.md [--explain] print the checklist that a Markdown file holds, as JSON
                                or in words
  replay RUN.jsonl              check a run's ledger and print its summary as JSON;
                                exit 1 when the chain does not hold
  sheet RUN.jsonl --out F.pdf   make the approval sheet of a run
  verify SHEET.pdf              check a PDF's signatures and the record inside it, as JSON
  --help                        this text

Exit codes: 0 all well, 1 the chain or a signature does not hold or there is none, 2 the input cannot be used.
`;

/** What the command line answers to these words. Nothing is printed here, so that it can be asked without a process. */
export async function runCli(args: readonly string[]): Promise<CliAnswer> {
  const [command, file, ...rest] = args;
  if (command === '--help' || command === '-h') return { exitCode: 0, stdout: help, stderr: '' };
  if (command === undefined)
    return unusable('Say what to do: checklist, replay, sheet or verify; --help shows how.');
  if (!['checklist', 'replay', 'sheet', 'verify'].includes(command)) {
    return unusable(`There is no command “${command}”; --help shows which there are.`);
  }
  if (file === undefined) return unusable(`The command ${command} needs a file.`);
  return runCommand(command, file, rest);
}

/** Each command loads only what it needs: a checklist is printed without what draws and signs sheets. */
async function runCommand(command: string, file: string, rest: readonly string[]): Promise<CliAnswer> {
  if (command === 'sheet') return (await import('./write-sheet.ts')).writeSheet(file, rest);
  if (command === 'checklist') return (await import('./print-checklist.ts')).printChecklist(file, rest);
  if (rest.length > 0) return unusable(`The command ${command} takes one file and nothing after it.`);
  if (command === 'verify') {
    const { verifyCommand } = await import('../cli-verify.ts');
    const { exitCode, json } = await verifyCommand(file);
    return { exitCode, stdout: json, stderr: '' };
  }
  return (await import('./replay-ledger.ts')).replayLedger(file);
}
