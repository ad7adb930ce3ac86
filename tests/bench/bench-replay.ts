import { hashText } from '#electron/ledger/hash-text.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import type { BenchLine } from './bench.ts';
import { measure } from './measure.ts';
import { longLedger } from './long-ledger.ts';

export async function benchReplay(): Promise<readonly BenchLine[]> {
  const text = longLedger(1000);
  const lines = text.trimEnd().split('\n');
  const figures = await measure(
    {
      floor: () => lines.map((line): unknown => JSON.parse(line)),
      ours: () => replayRun(readLedger(text, hashText).events),
    },
    30,
  );
  return [
    {
      what: '1,000 events read, chain checked, replayed; the checklist known from the first round',
      floor: 'bare JSON.parse of the same lines',
      figures,
    },
  ];
}
