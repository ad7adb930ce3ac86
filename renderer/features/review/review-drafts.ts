/** What was typed in a review and not written yet survives a restart, in the window's own storage. */
const prefix = 'runsheet-review-';

function keyOf(runId: string, entry: string): string {
  return `${prefix}${runId} ${entry}`;
}

/** Null when nothing waits to be written. */
export function readDraft(runId: string, entry: string): string | null {
  return localStorage.getItem(keyOf(runId, entry));
}

export function keepDraft(runId: string, entry: string, text: string): void {
  localStorage.setItem(keyOf(runId, entry), text);
}

export function dropDraft(runId: string, entry: string): void {
  localStorage.removeItem(keyOf(runId, entry));
}
