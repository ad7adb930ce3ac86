/** A file that somebody changed. */
export type TamperCase = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the summary or a problem has to say. */
  readonly says: RegExp;
};
