/** From a run to its finished sheet: content, fonts and drawing, with everything the sheet carries inside. */
import { setImmediate as aTurn } from 'node:timers/promises';
import { ledgerLine } from '#shared/ledger/ledger-line.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import { refused, type Result } from '#shared/result.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { recordJson } from '#shared/sheet/record-json.ts';
import type { Letterhead, SheetAttachment, SheetDocument } from '#shared/sheet/sheet-document.ts';
import type { SheetPurpose } from '#shared/sheet/sheet-options.ts';
import { sheetContent } from '#shared/sheet/sheet-content.ts';
import { documentTexts } from './sheet/document-texts.ts';
import type { DrawnSheet } from './sheet/draw-sheet.ts';
import type { SheetFailure, SheetService } from './sheet/sheet-service.ts';

export type SheetSource = {
  readonly run: StartedRun;
  readonly events: readonly RecordedEvent[];
  readonly evidence: ReadonlyMap<string, Uint8Array>;
  readonly letterhead: Letterhead;
  readonly appVersion: string;
  readonly purpose: SheetPurpose;
  readonly carried: readonly SheetAttachment[];
};

/** Never rejects; a sheet that cannot be made is told with its cause for the log. */
export async function makeRunSheet(
  source: SheetSource,
  service: SheetService,
): Promise<Result<DrawnSheet, SheetFailure>> {
  try {
    return await service.makeSheet(await documentOf(source));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return refused({ code: 'SheetNotDrawn', detail });
  }
}

/**
 * Characters of a sheet, its visible signatures and further words that no font has: they stand as marks in the file,
 * which itself is not drawn for the answer. Empty when that cannot be told.
 */
export async function marksOfSheet(
  source: SheetSource,
  { words, service }: { readonly words: string; readonly service: SheetService },
): Promise<readonly string[]> {
  const signatures = source.run.signOffs.flatMap(({ name, sentence, mark }) => [
    name,
    sentence ?? '',
    mark?.kind === 'typed' ? mark.text : '',
  ]);
  const marks = await service.marks([...documentTexts(await documentOf(source)), ...signatures, words]);
  return marks.ok ? marks.value : [];
}

/** In turns: a long night's sheet takes longer in one go than the window may wait for an answer. */
async function documentOf(source: SheetSource): Promise<SheetDocument> {
  const { run, events } = source;
  await aTurn();
  const lines = events.map((recorded) => ledgerLine(run.runId, recorded));
  await aTurn();
  const record = recordJson(run, lines);
  await aTurn();
  const document = sheetContent(run, events, {
    letterhead: source.letterhead,
    appVersion: source.appVersion,
    evidence: source.evidence,
    purpose: source.purpose,
    carried: source.carried,
    recordJson: record,
    ledger: lines.map((line) => `${line}\n`).join(''),
  });
  await aTurn();
  return document;
}
