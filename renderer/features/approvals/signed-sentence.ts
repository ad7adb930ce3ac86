import type { Meaning } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import { runName } from '../shell/run-name.ts';
import { recallWords } from './recall-groups.ts';

type Said = {
  readonly run: StartedRun;
  readonly meaning: Meaning;
  readonly words: string;
  readonly at: number;
  readonly offsetMinutes: number;
  readonly recallAt: number;
};

/** "I approve XianFeast 2.14.0 in Production as recorded up to 14:05, with 1 failed, 1 deferred and 1 late item." */
export function signedSentence({ run, meaning, words, at, offsetMinutes, recallAt }: Said): string {
  const verb = meaning === 'decline' ? 'I decline' : 'I approve';
  const what = `${runName(run.details)} in ${run.details.environment}`;
  const upTo = `as recorded up to ${formatShortTime(at, offsetMinutes)}`;
  const counts = meaning === 'decline' ? '' : `, ${recallWords(run, recallAt)}`;
  const typed = words.trim();
  const added =
    meaning === 'approve'
      ? '.'
      : meaning === 'decline'
        ? `: ${typed || '…'}`
        : `. Exceptions named: ${typed || '…'}`;
  return `${verb} ${what} ${upTo}${counts}${added}`;
}
