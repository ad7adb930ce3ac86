/** What is kept about an item, where it stands, and how both were under an earlier version of the checklist. */
import type { Checklist, ChecklistGroup, ChecklistItem, ChecklistSection } from '../checklist/checklist.ts';
import type { ChecklistDifference } from '../checklist/compare-checklists.ts';
import type { RunChecklist } from './run-checklist.ts';
import type { Evidence, ItemState, Paper } from './run-events.ts';
import type { Stamp } from './stamp.ts';

/** One mark of an item, kept for ever; `undone` ones no longer count. */
export type Mark = {
  readonly stamp: Stamp;
  readonly kind: 'marked' | 'reopened' | 'sub-check' | 'applicability';
  readonly state: ItemState;
  readonly reason: string | null;
  readonly value: string | null;
  readonly remindAt: number | null;
  readonly statedAt: number | null;
  readonly outOfOrder: boolean;
  /** Who wrote it on paper and the page among the evidence, for a mark typed in from there; else null. */
  readonly paper: Paper | null;
  /** For `sub-check`: which one and whether it was checked. */
  readonly subCheck: { readonly index: number; readonly checked: boolean } | null;
  /** For `applicability`: the answer. */
  readonly applies: boolean | null;
  readonly undone: Stamp | null;
};

export type Note = {
  readonly stamp: Stamp;
  readonly text: string;
  /** Of a repeating follow-up; null for everything else. */
  readonly round: number | null;
};
export type KeptEvidence = {
  readonly stamp: Stamp;
  readonly evidence: Evidence;
  readonly item: string | null;
  /** Of a repeating follow-up; null for everything else. */
  readonly round: number | null;
  readonly removed: { readonly stamp: Stamp; readonly reason: string } | null;
};

/** An item's answers. What it is now follows from its marks (`itemNow`). */
export type ItemRecord = {
  readonly marks: readonly Mark[];
  readonly notes: readonly Note[];
  readonly evidence: readonly KeptEvidence[];
};

/** What an item is now: the fold of its marks that were not undone. */
export type ItemNow = {
  readonly state: ItemState;
  /** The mark that made it so; null while open from the start. */
  readonly mark: Mark | null;
  readonly reason: string | null;
  readonly value: string | null;
  readonly remindAt: number | null;
  /** Sub-checks checked, by index. */
  readonly checked: readonly boolean[];
  /** The answer to "does this apply?", null while unanswered. */
  readonly applies: boolean | null;
};

/** Where an item stands in its checklist. */
export type Place = {
  readonly item: ChecklistItem;
  readonly group: ChecklistGroup;
  readonly section: ChecklistSection;
};

/** The checklist as it stood until another version took its place. */
export type EarlierChecklist = {
  /** Of the change. */
  readonly stamp: Stamp;
  readonly checklist: Checklist;
  readonly checklistSource: RunChecklist;
  readonly places: ReadonlyMap<string, Place>;
  readonly items: Readonly<Record<string, ItemRecord>>;
  /** Numbers of items before the change, by their numbers after it, as far as their marks went on. */
  readonly carriedFrom: ReadonlyMap<string, string>;
  /** Of items whose marks did not go on, by their numbers before. */
  readonly left: readonly string[];
  readonly differences: readonly ChecklistDifference[];
  readonly more: number;
};
