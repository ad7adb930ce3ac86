/** The part of the contract that is about checklists: where they lie on disk, and what is read of large ones. */
import { z } from 'zod';
import type { ChecklistProblem } from '../checklist/checklist-problem.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { ChecklistDifference } from '../checklist/compare-checklists.ts';
import type { ReadFolder } from '../checklist/folder/folder-file.ts';
import type { Result } from '../result.ts';
import type { ReadChecklist } from './desktop-contract.ts';
import type { Trouble } from './trouble.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const markdown = z.string().max(6_000_000);

export const sourceInputs = {
  /** Asks for a folder, finds its Markdown files and says what each holds; keeps nothing. */
  chooseChecklistFolder: z.null(),
  /** Reads one file of the folder chosen last, by its path below it. */
  readFolderFile: z.object({ path: z.string().min(1).max(5000) }),
  /** Watches the file a version came from, asking for it where it is not known; or stops watching. */
  watchSource: z.object({ sha256, on: z.boolean() }),
  /** Reads the watched file of a version as it is now. */
  readSource: z.object({ sha256 }),
  /** What a large text says, read beside the windows. */
  readText: z.object({ markdown }),
  /** What changed between two of them. */
  compareTexts: z.object({ before: markdown, after: markdown }),
} as const;

/** What a watched file holds, compared with the version that was taken from it last. */
export type SourceState =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly sha256: string; readonly items: number; readonly at: number }
  | { readonly kind: 'unusable'; readonly problem: ChecklistProblem | Trouble; readonly at: number };

/** The file on disk that a version was taken from last. */
export type ChecklistSource = {
  /** Of that version. */
  readonly sha256: string;
  readonly path: string;
  readonly isWatched: boolean;
  /** Null while nobody looked. */
  readonly state: SourceState | null;
};

/** `same`: the number of each older item in the newer text, where it says the same words. */
export type ComparedTexts = {
  readonly differences: readonly ChecklistDifference[];
  readonly same: readonly (readonly [from: string, to: string])[];
};

export type SourceOutputs = {
  chooseChecklistFolder: Result<ReadFolder, Trouble>;
  readFolderFile: Result<ReadChecklist, ChecklistProblem | Trouble>;
  watchSource: Result<readonly ChecklistSource[], Trouble>;
  readSource: Result<ReadChecklist, ChecklistProblem | Trouble>;
  readText: Result<Checklist, ChecklistProblem | Trouble>;
  compareTexts: Result<ComparedTexts, Trouble>;
};
