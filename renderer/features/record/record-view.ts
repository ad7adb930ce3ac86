/** The sheet on screen. Nothing here is part of the record; the seal dialog reads which sheet is meant. */
import { create } from 'zustand';
import type { MadeSheet } from '#shared/ipc/desktop-contract.ts';
import type { SheetVerification } from '#shared/signing/sheet-verification.ts';

export type RecordView = {
  readonly runId: string | null;
  readonly sheet: MadeSheet | null;
  /** Why no sheet could be made, in a sentence, or null. */
  readonly trouble: string | null;
  /** What the check of this very sheet found; null while nobody signed it or the check goes on. */
  readonly verification: SheetVerification | null;
  /** Where this sheet was saved, or null. */
  readonly savedPath: string | null;
};

export const useRecordView = create<RecordView>()(() => ({
  runId: null,
  sheet: null,
  trouble: null,
  verification: null,
  savedPath: null,
}));
