/** Generated runs as raw ledgers and as facts, for tests that compute the same twice. */
import { hashText } from '#electron/ledger/hash-text.ts';
import { factsOf, type RunFacts } from '#shared/insights/run-facts.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { generateRun, type GenerateOptions } from '../../../support/generated/generated-run.ts';

/** One line of a ledger, taken apart with nothing but JSON. */
export type RawEvent = {
  readonly at: number;
  readonly position: number;
  readonly event: Readonly<Record<string, unknown>> & { readonly type: string };
};

export function rawRuns(options: GenerateOptions): readonly (readonly RawEvent[])[] {
  return Array.from({ length: options.runs }, (_, index) =>
    generateRun(index, options).lines.map((line) => {
      // `as`: the generator wrote it.
      const { at, position, event } = JSON.parse(line) as Omit<RawEvent, 'at'> & { readonly at: string };
      return { at: Date.parse(at), position, event };
    }),
  );
}

export function startedRuns(options: GenerateOptions): readonly StartedRun[] {
  return Array.from({ length: options.runs }, (_, index) => {
    const text = generateRun(index, options)
      .lines.map((line) => `${line}\n`)
      .join('');
    const read = readLedger(text, hashText);
    const run = replayRun(read.events);
    if (!read.valid || run.status === 'none') throw new Error(`Run ${index} does not hold`);
    return run;
  });
}

export function factsOfRuns(options: GenerateOptions): readonly RunFacts[] {
  return startedRuns(options).map((run) => factsOf(run));
}
