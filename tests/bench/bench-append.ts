import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLedger } from '#electron/ledger/append-event.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import { chainStart, sealEvent, type ChainEnd } from '#shared/ledger/seal-event.ts';
import { note, readingAt, testRunId } from '../support/ledgers.ts';
import type { BenchLine } from './bench.ts';
import { measure } from './measure.ts';

const appendsPerRound = 50;

/** One event sealed, appended and synced, against the same bytes written and synced by nothing but the system. */
export async function benchAppend(): Promise<readonly BenchLine[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  const bare = openSync(path.join(folder, 'bare'), 'w');
  const ledger = openLedger(nodeFiles, path.join(folder, 'run/ledger.jsonl'), []);
  let end: ChainEnd = chainStart;
  let written = 0;
  const seal = () =>
    sealEvent(
      {
        runId: testRunId,
        event: note('Load test is back, all green'),
        by: 'Mei Lindqvist',
        now: readingAt(1_763_430_000_000),
      },
      end,
      hashText,
    );
  const bytes = Buffer.from(`${seal().line}\n`);
  const figures = await measure(
    {
      floor: () => {
        for (let index = 0; index < appendsPerRound; index += 1) {
          written += writeSync(bare, bytes, 0, bytes.byteLength, written);
          fdatasyncSync(bare);
        }
      },
      ours: () => {
        for (let index = 0; index < appendsPerRound; index += 1) {
          const { line, recorded } = seal();
          ledger.append([line]);
          end = { position: recorded.position, head: recorded.seal };
        }
      },
    },
    101,
  );
  ledger.close();
  closeSync(bare);
  rmSync(folder, { recursive: true, force: true });
  return [
    {
      what: `${appendsPerRound} events, each sealed, appended and synced`,
      floor: 'the same bytes, bare write and fdatasync',
      figures,
    },
  ];
}
