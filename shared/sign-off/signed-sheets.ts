/** Which file of a run is signed when, and what its recorded signatures are. */
import type { DigitalSignature } from '../run/run-events.ts';
import type { Addendum, Stamp, StartedRun } from '../run/run-state.ts';

/**
 * `number` counts the record sheets of a run from 1: each reopening begins a new one. There is one go sheet. Addenda
 * are counted on their own.
 */
export type SheetName = { readonly kind: 'go' | 'record' | 'addendum'; readonly number: number };

export type SheetSignature = DigitalSignature & { readonly slot: string; readonly stamp: Stamp };

/** A sheet with the signatures recorded for it, at least one, in order. */
export type SignedSheet = SheetName & { readonly signatures: readonly SheetSignature[] };

/** The sheet that is shown now, and signed where the phase allows it. */
export function sheetNow(run: StartedRun): SheetName & { readonly kind: 'go' | 'record' } {
  const isBefore = run.phase === 'preparing' || run.phase === 'deploying';
  return isBefore ? { kind: 'go', number: 1 } : { kind: 'record', number: run.reopenings.length + 1 };
}

/** Every sheet with a digital signature, in the order of the first of each. */
export function signedSheets(run: StartedRun): readonly SignedSheet[] {
  const sheets = new Map<string, SignedSheet>();
  for (const { slot, stamp, digital, sheet: kind } of run.signOffs) {
    if (digital === null) continue;
    const number = kind === 'go' ? 1 : 1 + reopeningsBefore(run, stamp);
    const key = `${kind}-${number}`;
    const signatures = [...(sheets.get(key)?.signatures ?? []), { ...digital, slot, stamp }];
    sheets.set(key, { kind, number, signatures });
  }
  return [...sheets.values(), ...run.addenda.map(signedAddendum)];
}

/** An addendum as the signed file that it is. */
export function signedAddendum({ number, signatures }: Addendum): SignedSheet {
  return {
    kind: 'addendum',
    number,
    signatures: signatures.map(({ digital, place: slot, stamp }) => ({ ...digital, slot, stamp })),
  };
}

/** The sheet of that name when it has a recorded signature, else null. */
export function signedSheet(run: StartedRun, { kind, number }: SheetName): SignedSheet | null {
  return signedSheets(run).find((sheet) => sheet.kind === kind && sheet.number === number) ?? null;
}

/** The newest signed record sheet that a reopening has put aside, or null. */
export function supersededSheet(run: StartedRun): SignedSheet | null {
  return supersededSheets(run).at(-1) ?? null;
}

/** Every signed record sheet that a reopening has put aside. */
export function supersededSheets(run: StartedRun): readonly SignedSheet[] {
  const current = run.reopenings.length + 1;
  return signedSheets(run).filter(({ kind, number }) => kind === 'record' && number < current);
}

/** SHA-256 of the whole file as its newest recorded signature left it. */
export function newestHash({ signatures }: SignedSheet): string {
  return signatures.at(-1)?.fileSha256 ?? '';
}

function reopeningsBefore(run: StartedRun, at: Stamp): number {
  return run.reopenings.filter(({ stamp }) => stamp.position < at.position).length;
}
