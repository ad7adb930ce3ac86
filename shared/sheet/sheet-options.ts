import type { Letterhead, SheetAttachment } from './sheet-document.ts';

/** A draft says so on every page while something is missing; what is to be signed cannot, as its pages never change. */
export type SheetPurpose = 'draft' | 'signing';

/** What a sheet needs beside the run itself. */
export type SheetOptions = {
  readonly letterhead: Letterhead;
  /** The record as data, attached as `record.json`. */
  readonly recordJson: string;
  /** The ledger as stored, attached as `run.jsonl`. */
  readonly ledger: string;
  /** Bytes of kept evidence by evidence id; pieces that could not be read are absent and said to be. */
  readonly evidence: ReadonlyMap<string, Uint8Array>;
  readonly purpose: SheetPurpose;
  /** Earlier sheets of this run, attached as files. */
  readonly carried: readonly SheetAttachment[];
  /** Version of Runsheet that draws the sheet. */
  readonly appVersion: string;
};
