import type { RunShelf } from '../run-shelf.ts';
import type { ReadAhead } from './read-ahead.ts';

/**
 * Opens the runs that the start left closed for want of their large checklists: null when there is none. One whose
 * checklist could not be read stays closed until somebody asks for it.
 */
export function openWaiting(
  shelf: Pick<RunShelf, 'waiting' | 'largeTexts' | 'get'>,
  readAhead: ReadAhead,
): Promise<void> | null {
  const waiting = shelf.waiting();
  return waiting.length === 0 ? null : openAll(waiting, shelf, readAhead);
}

async function openAll(
  runIds: readonly string[],
  shelf: Pick<RunShelf, 'largeTexts' | 'get'>,
  readAhead: ReadAhead,
): Promise<void> {
  for (const runId of runIds) {
    // oxlint-disable-next-line no-await-in-loop -- the worker reads one at a time
    const read = await readAhead.texts(shelf.largeTexts(runId));
    if (read?.ok !== false) shelf.get(runId);
  }
}
