import type { ArchiveProblem } from '../archive/archive-problem.ts';
import type { RemovedRun } from '../retention/removed-run.ts';
import type { RemovalRefusal } from '../retention/retention.ts';

/** Trouble outside the rules: what happened in data; `explain-trouble.ts` has the sentences. */
export type Trouble =
  | {
      readonly code: 'NotSaved';
      readonly cause: 'full' | 'read-only' | 'permission' | 'gone' | 'other';
      readonly place: string;
      readonly safeUpTo: number | null;
    }
  | {
      readonly code: 'FileUnreadable';
      readonly name: string;
      readonly cause: 'gone' | 'permission' | 'empty' | 'too-large' | 'other';
      readonly size: number | null;
    }
  | {
      readonly code: 'FileNotWritten';
      readonly place: string;
      readonly cause: 'full' | 'read-only' | 'permission' | 'gone' | 'other';
    }
  | { readonly code: 'RunUnreadable'; readonly runId: string; readonly firstBadLine: number | null }
  | { readonly code: 'RunReadOnly'; readonly runId: string; readonly because: ReadOnlyReason }
  | { readonly code: 'SheetNotMade'; readonly detail: string }
  | { readonly code: 'NoSuchRun'; readonly runId: string }
  | { readonly code: 'RunRemoved'; readonly removed: RemovedRun }
  | { readonly code: 'RunNotRemoved'; readonly because: RemovalRefusal }
  /** The index of all runs does not answer; the runs themselves are not touched by it. */
  | { readonly code: 'IndexUnavailable' }
  | { readonly code: 'ArchiveUnreadable'; readonly name: string; readonly problem: ArchiveProblem }
  | { readonly code: 'ArchiveNotVerified'; readonly place: string; readonly name: string }
  /** A large checklist was not read to its end. */
  | { readonly code: 'ReadingStopped' | 'ReadingSlow' | 'ReadingFailed' }
  | { readonly code: 'Cancelled' }
  | { readonly code: 'BadRequest'; readonly channel: string };

export type ReadOnlyReason =
  | 'newer-version'
  | 'damaged'
  | 'other-window'
  | 'sealed'
  | 'elsewhere'
  | 'other-copy';

/** Every code, so that the compiler asks for a new one here, too. */
const codes: Readonly<Record<Trouble['code'], true>> = {
  NotSaved: true,
  FileUnreadable: true,
  FileNotWritten: true,
  RunUnreadable: true,
  RunReadOnly: true,
  SheetNotMade: true,
  NoSuchRun: true,
  RunRemoved: true,
  RunNotRemoved: true,
  IndexUnavailable: true,
  ArchiveUnreadable: true,
  ArchiveNotVerified: true,
  ReadingStopped: true,
  ReadingSlow: true,
  ReadingFailed: true,
  Cancelled: true,
  BadRequest: true,
};

/** Tells trouble from the refusals it shares a channel with, by its code. */
export function isTrouble<Failure extends { readonly code: string }>(
  failure: Failure,
): failure is Extract<Failure, Trouble> {
  return failure.code in codes;
}
