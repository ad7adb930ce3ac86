/**
 * Answers about a run that follow it mark by mark. One mark changes one item, so what a whole list adds up to is
 * not counted anew: the answer for the state before is carried on. It is a cache and holds no fact of its own.
 */
import type { StartedRun } from './run-state.ts';

type Items = StartedRun['items'];
type Change = { readonly before: object; readonly item: string };
/** `token` stands for one state of the items, so that no older state is kept alive by a newer one. */
type Trace = { readonly token: object; readonly recent: readonly Change[] };

/** Answers older than this many changes are worked out anew. */
const longestTrace = 32;
const traces = new WeakMap<Items, Trace>();

/** Notes that `after` is `before` with one item changed. */
export function noteChange(before: Items, after: Items, item: string): void {
  const { token, recent } = traceOf(before);
  traces.set(after, { token: {}, recent: [...recent, { before: token, item }].slice(-longestTrace) });
}

/** The items that differ between two states of one run, or null when that is not known. */
export function changedItems(before: Items, after: Items): readonly string[] | null {
  if (before === after) return [];
  const { token } = traceOf(before);
  const { recent } = traceOf(after);
  const from = recent.findIndex((change) => change.before === token);
  return from === -1 ? null : [...new Set(recent.slice(from).map(({ item }) => item))];
}

function traceOf(items: Items): Trace {
  const known = traces.get(items);
  if (known !== undefined) return known;
  const trace = { token: {}, recent: [] };
  traces.set(items, trace);
  return trace;
}

export type Following<Key extends object, Answer> = {
  /** The answer from nothing. */
  readonly work: (run: StartedRun, key: Key) => Answer;
  /** The answer for `run`, from that for `before`, which differs from it in this one item at most. */
  readonly follow: (
    answer: Answer,
    change: {
      readonly run: StartedRun;
      readonly before: StartedRun;
      readonly item: string;
      readonly key: Key;
    },
  ) => Answer;
  /** True while nothing but items changed that the answer depends on. */
  readonly holds?: (before: StartedRun, run: StartedRun) => boolean;
};

/** A function of a run and a key, such as a list of its items, that follows the newest run it was asked about. */
export function keptUp<Key extends object, Answer>(
  following: Following<Key, Answer>,
): (run: StartedRun, key: Key) => Answer {
  const newest = new WeakMap<Key, { readonly run: StartedRun; readonly answer: Answer }>();
  return (run, key) => {
    const known = newest.get(key);
    if (known?.run === run) return known.answer;
    const answer = known === undefined ? following.work(run, key) : carry(following, known, run, key);
    newest.set(key, { run, answer });
    return answer;
  };
}

function carry<Key extends object, Answer>(
  { work, follow, holds }: Following<Key, Answer>,
  { run: before, answer }: { readonly run: StartedRun; readonly answer: Answer },
  ...[run, key]: readonly [StartedRun, Key]
): Answer {
  const isSame = before.places === run.places && (holds?.(before, run) ?? true);
  const changed = isSame ? changedItems(before.items, run.items) : null;
  if (changed === null) return work(run, key);
  return changed.reduce((now, item) => follow(now, { run, before, item, key }), answer);
}
