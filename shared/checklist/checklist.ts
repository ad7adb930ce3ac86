/** What a Markdown document says, recognised: the shape `cli checklist` prints and a run keeps for ever. */

export type Part = 'prepare' | 'deploy' | 'verify' | 'rollback' | 'approve' | 'follow-up';
export type GroupKind = 'items' | 'step' | 'window' | 'triggers' | 'rollback' | 'sign-off' | 'follow-up';
export type ItemKind = 'item' | 'trigger' | 'role';
export type BlankType = 'date' | 'time' | 'name' | 'contact';

/** What a blank of the approval sheet asks for, read from its label and the heading above it. */
export type BlankPurpose =
  | 'deployment-date'
  | 'deployment-time'
  | 'deployed-by'
  | 'approver'
  | 'approver-date'
  | 'decision-maker'
  | 'contact'
  | 'other';

/** Minutes after go-live in which a group is due; `toMinutes` is exclusive: done at it is late. */
export type WindowMinutes = { readonly fromMinutes: number; readonly toMinutes: number };

/** When a follow-up group falls due, in days after go-live. */
export type FollowUpPeriod = {
  readonly name: string;
  readonly fromDay: number;
  /** Due at the end of this day; for a repeating period, of its first round. */
  readonly dueDay: number;
  readonly repeats: 'once' | 'monthly';
};

/** A limit in an item's own words, such as "under 3 seconds". */
export type Limit = {
  readonly words: string;
  readonly comparison: '<' | '<=' | '>' | '>=';
  readonly value: number;
  /** Unit as written (`seconds`, `ms`, `%`), or empty. */
  readonly unit: string;
};

/** A trigger's condition: what is measured, its limit if it names one, and how long it must hold. */
export type TriggerCondition = {
  readonly metric: string;
  readonly limit: Limit | null;
  /** Seconds the condition must hold before it trips; null when the text names no time. */
  readonly holdSeconds: number | null;
};

export type ChecklistItem = {
  /** The item's place and identity in its checklist version: "3.2.4", nested "3.2.4.1". */
  readonly number: string;
  /** Plain text of the item without its box, one line. */
  readonly text: string;
  readonly kind: ItemKind;
  /** One-based line of the box in the source. */
  readonly line: number;
  /** Index of the character between the brackets in the source (UTF-16 code units). */
  readonly boxOffset: number;
  readonly tickedInSource: boolean;
  /** The words that make the item conditional ("if applicable"), or null. */
  readonly conditional: string | null;
  readonly subChecks: readonly string[];
  readonly limit: Limit | null;
  readonly trigger: TriggerCondition | null;
  /** The role that signs ("Lead Developer"), for `kind: 'role'`. */
  readonly role: string | null;
  /** Prose and code below the item, in Markdown, for reading. */
  readonly guidance: string;
  readonly children: readonly ChecklistItem[];
};

export type ChecklistGroup = {
  /** "3.2" */
  readonly number: string;
  readonly title: string;
  readonly kind: GroupKind;
  /** Position of the step among the steps, from 1; null unless `kind` is `step`. */
  readonly step: number | null;
  readonly window: WindowMinutes | null;
  readonly followUp: FollowUpPeriod | null;
  /** Items are worked one after the other. */
  readonly ordered: boolean;
  /** The words in the source that led to `kind`, or null for a plain list. */
  readonly because: string | null;
  readonly line: number;
  /** Prose and code under the heading, in Markdown. */
  readonly guidance: string;
  readonly items: readonly ChecklistItem[];
};

export type ChecklistSection = {
  readonly number: string;
  readonly title: string;
  readonly part: Part;
  readonly because: string | null;
  readonly line: number;
  readonly groups: readonly ChecklistGroup[];
};

export type Blank = {
  readonly label: string;
  readonly type: BlankType;
  readonly purpose: BlankPurpose;
  /** The label above a list of blanks ("Approved By"), or null. */
  readonly heading: string | null;
  readonly line: number;
};

/** Something the author should look at; it never stops an import. */
export type Notice = { readonly code: string; readonly line: number | null; readonly text: string };

export type ChecklistCounts = {
  readonly sections: number;
  readonly groups: number;
  readonly items: number;
  readonly steps: number;
  readonly windows: number;
  readonly triggers: number;
  readonly thresholds: number;
  readonly rollbackSteps: number;
  readonly roles: number;
  readonly followUps: number;
  readonly conditionals: number;
  readonly blanks: number;
};

export type Checklist = {
  /** Empty where the document has no heading and names none; `checklist-title.ts` says what it is called then. */
  readonly title: string;
  readonly frontMatter: string | null;
  readonly sections: readonly ChecklistSection[];
  readonly blanks: readonly Blank[];
  readonly notices: readonly Notice[];
  readonly counts: ChecklistCounts;
};
