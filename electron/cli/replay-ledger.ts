import type { ReadLedger } from '#shared/ledger/verify-chain.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { readLedgerBytes } from '../ledger/read-ledger-bytes.ts';
import { json, readInput, unusable, type CliAnswer } from './cli-answer.ts';

/** Checks a ledger's chain and prints what run it tells of; exit code 1 with the first bad line when it does not hold. */
export function replayLedger(path: string): CliAnswer {
  const read = readLedgerFile(path);
  if (!read.ok) return read.error;
  const { valid, events, lines, head, unknownTypes } = read.value;
  const run = replayRun(events);
  const started = run.status === 'started' ? run : null;
  const summary = {
    valid,
    run: started?.runNumber ?? null,
    phase: started?.phase ?? null,
    outcome: started?.outcome ?? null,
    events: lines.length,
    head,
    firstBadLine: firstBadLine(read.value),
    ...(unknownTypes.length > 0 && { unknownTypes }),
  };
  return json(summary, valid ? 0 : 1);
}

/** A ledger file as far as it holds; a file that is no ledger at all gives the sentence that says so. */
export function readLedgerFile(path: string): Result<ReadLedger, CliAnswer> {
  const bytes = readInput(path);
  if (!bytes.ok) return bytes;
  if (bytes.value.byteLength === 0) return refused(unusable(`${path} is empty.`));
  const read = readLedgerBytes(bytes.value);
  if (read.lines.length === 0 && !looksLikeLedger(bytes.value)) {
    return refused(unusable(`${path} is not a ledger of Runsheet.`));
  }
  return ok(read);
}

/** A torn last line is line number "one behind the last valid". */
function firstBadLine(read: ReadLedger): number | null {
  return read.firstBadLine ?? (read.torn === null ? null : read.lines.length + 1);
}

/** Its first line at least looks like one of ours, so that damage is reported as damage. */
function looksLikeLedger(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 400)).toString('utf8');
  return start.startsWith('{"at":"') && start.includes('"clock":{');
}
