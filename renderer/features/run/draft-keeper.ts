/** Text typed but not saved survives a restart: kept per run in the window's own storage. */
import { useRunView } from './run-view.ts';

const prefix = 'runsheet-drafts-';

/** The drafts kept for a run; empty when there are none or they cannot be read. */
export function readDrafts(runId: string): Readonly<Record<string, string>> {
  const stored = localStorage.getItem(prefix + runId);
  if (stored === null) return {};
  try {
    const parsed: unknown = JSON.parse(stored);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    // Cut off while it was written: a lost draft is better than a run that does not open.
    return {};
  }
}

/** Writes the drafts of a run as they change. Returns a function that stops. */
export function keepDrafts(runId: string): () => void {
  return useRunView.subscribe((view, before) => {
    if (view.drafts === before.drafts) return;
    const written = Object.entries(view.drafts).filter(([, text]) => text.trim() !== '');
    if (written.length === 0) localStorage.removeItem(prefix + runId);
    else localStorage.setItem(prefix + runId, JSON.stringify(Object.fromEntries(written)));
  });
}
