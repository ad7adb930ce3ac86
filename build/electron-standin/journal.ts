export type JournalEntry = { readonly what: string; readonly detail: unknown };

/** What the app asked of the desktop and the stand-in could only write down. Tests read it, the app never does. */
export const journal: JournalEntry[] = [];

export function record(what: string, detail: unknown = null): void {
  journal.push({ what, detail });
}

/** A line for the person at the terminal. */
export function say(line: string): void {
  process.stderr.write(`[electron stand-in] ${line}\n`);
}
