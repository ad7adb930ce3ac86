/** Ledgers for tests: real chains, made by the code that makes real ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '#electron/ledger/hash-text.ts';
import type { ClockReading } from '#shared/ledger/recorded-event.ts';
import { chainStart, sealEvents, type SealedEvent } from '#shared/ledger/seal-event.ts';
import type { RunEvent } from '#shared/run/run-events.ts';

export const shippedMarkdown = readFileSync(
  join(import.meta.dirname, '../../shared/checklist/shipped/xianfeast-production.md'),
  'utf8',
);
export const testRunId = 'a0a0a0a0-0000-4000-8000-000000000001';
export const firstInstant = Date.UTC(2026, 10, 18, 1, 14, 5, 123);

export function readingAt(wall: number): ClockReading {
  return { wall, zone: 'Europe/Berlin', offsetMinutes: 60, monotonic: wall - firstInstant, sinceBoot: 5000 };
}

export function runCreated(over: Partial<Extract<RunEvent, { type: 'RunCreated' }>> = {}): RunEvent {
  return {
    type: 'RunCreated',
    runId: testRunId,
    runNumber: 'K7Q2-1',
    details: {
      product: 'XianFeast',
      release: '2.14.0',
      environment: 'Production',
      ticket: 'CHG-1',
      reason: '',
      securityImpact: '',
      plannedAt: null,
    },
    rehearsal: false,
    simulatedClock: false,
    people: {
      deployedBy: 'Mei Lindqvist',
      decisionMaker: { name: 'Tomás Arriaga', phone: '+1 555 0100' },
      contacts: {},
      signers: {},
    },
    checklist: { name: 'small.md', sha256: hashText(smallMarkdown), markdown: smallMarkdown },
    ...over,
  };
}

export const smallMarkdown = '# Release\n\n## Prepare\n\n### Build\n\n- [ ] Build it\n- [ ] Test it\n';

export function note(text: string): RunEvent {
  return { type: 'NoteAdded', item: null, text };
}

/** A chain of a created run and `count - 1` notes, one second apart. */
export function sealedNotes(count: number, runId = testRunId): readonly SealedEvent[] {
  const events = [
    runCreated({ runId }),
    ...Array.from({ length: count - 1 }, (_, at) => note(`note ${at + 1}`)),
  ];
  return sealed(events, runId);
}

export function sealed(events: readonly RunEvent[], runId = testRunId): readonly SealedEvent[] {
  return sealEvents(
    { runId, events, by: 'Mei Lindqvist', now: readingAt(firstInstant) },
    chainStart,
    hashText,
  );
}

export function ledgerText(chain: readonly SealedEvent[]): string {
  return chain.map(({ line }) => `${line}\n`).join('');
}
