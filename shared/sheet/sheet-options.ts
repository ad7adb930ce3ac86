/** What a sheet needs beside the run itself. */
export type SheetOptions = {
  /** Printed left of every page header; may be empty. */
  readonly organisation: string;
  /** The record as data, attached as `record.json`. */
  readonly recordJson: string;
  /** The ledger as stored, attached as `run.jsonl`. */
  readonly ledger: string;
  /** Bytes of kept evidence by evidence id; pieces that could not be read are absent and said to be. */
  readonly evidence: ReadonlyMap<string, Uint8Array>;
  /** Version of Runsheet that draws the sheet. */
  readonly appVersion: string;
};
