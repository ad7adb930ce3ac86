/** What a run keeps of the time after its record was closed. */
import type { AddendumPlace, DigitalSignature, ItemState, SignatureMark } from './run-events.ts';
import type { Stamp } from './stamp.ts';

export type FollowUpRound = {
  readonly item: string;
  readonly round: number;
  readonly stamp: Stamp;
  readonly state: ItemState;
  readonly note: string | null;
};

/** A signed follow-up to the sealed record, with its signatures in order. */
export type Addendum = {
  readonly number: number;
  readonly group: string;
  readonly period: number;
  readonly recalled: readonly { readonly item: string; readonly state: ItemState }[];
  readonly reason: string | null;
  readonly sheetSha256: string;
  /** The last event that its pages and its data carry. */
  readonly upTo: { readonly position: number; readonly head: string };
  readonly signatures: readonly {
    readonly stamp: Stamp;
    readonly place: AddendumPlace;
    readonly name: string;
    readonly mark: SignatureMark;
    readonly digital: DigitalSignature;
  }[];
};

/** What was learned from one entry of the post-run review. */
export type Lesson = {
  readonly entry: string;
  readonly item: string | null;
  readonly text: string;
  readonly stamp: Stamp;
};
