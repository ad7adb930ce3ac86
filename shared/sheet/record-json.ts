/** A run's record as data: attached to its sheet and exported beside it. Reading it needs nothing of Runsheet. */
import { itemNow, itemRecord } from '../run/item-now.ts';
import type { StartedRun } from '../run/run-state.ts';
import { summariseRun } from '../run/summarise-run.ts';

/**
 * JSON with two spaces of indent, ending in a line feed. `lines` are the ledger's lines as stored, without line feeds:
 * joined with line feeds they are `run.jsonl` again. Instants are milliseconds since 1970, UTC. The same record always
 * gives the same text. Its shape is `build/formats/runsheet-record-1.schema.json`.
 */
export function recordJson(run: StartedRun, lines: readonly string[]): string {
  const record = {
    format: 'runsheet-record',
    version: 1,
    run: {
      ...summariseRun(run, run.lastAt - run.shiftMs),
      simulatedClock: run.simulatedClock,
      details: run.details,
      people: run.people,
    },
    checklist: run.checklistSource,
    items: [...run.places].map(([number, place]) => {
      const now = itemNow(run, number);
      const { notes, evidence } = itemRecord(run, number);
      return {
        number,
        text: place.item.text,
        state: now.state,
        at: now.mark?.stamp.at ?? null,
        by: now.mark?.stamp.by ?? null,
        statedAt: now.mark?.statedAt ?? null,
        reason: now.reason,
        value: now.value,
        notes: notes.map(({ stamp, text, round }) => ({ at: stamp.at, by: stamp.by, text, round })),
        evidence: evidence.map((kept) => ({
          ...kept.evidence,
          round: kept.round,
          removed: kept.removed?.reason ?? null,
        })),
      };
    }),
    followUps: run.followUps.map(({ item, round, state, note, stamp }) => ({
      item,
      round,
      state,
      note,
      at: stamp.at,
      by: stamp.by,
    })),
    addenda: run.addenda.map(({ number, group, period, reason, sheetSha256, signatures }) => ({
      number,
      group,
      period,
      reason,
      sheetSha256,
      signatures: signatures.map(({ place, name, stamp, digital }) => ({
        place,
        name,
        at: stamp.at,
        ...digital,
      })),
    })),
    ledger: lines,
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
