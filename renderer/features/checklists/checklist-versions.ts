import type { Checklist } from '#shared/checklist/checklist.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';

/** Read once each: a version never changes. */
const read = new Map<string, Checklist | null>();

/** The version as a checklist; null for one that cannot be read, which main refuses to keep. */
export function checklistOf(version: Pick<ChecklistVersion, 'sha256' | 'markdown'>): Checklist | null {
  const known = read.get(version.sha256);
  if (known !== undefined) return known;
  const parsed = parseChecklist(version.markdown);
  const checklist = parsed.ok ? parsed.value : null;
  read.set(version.sha256, checklist);
  return checklist;
}

/** The document's own title, else the name of its file. */
export function titleOf(version: ChecklistVersion): string {
  const title = checklistOf(version)?.title ?? '';
  return title === '' ? version.name : title;
}

/** Versions with the same title are one checklist; they count from 1 in the order of import. */
export function versionNumber(versions: readonly ChecklistVersion[], version: ChecklistVersion): number {
  const title = titleOf(version);
  return (
    versions
      .filter((other) => titleOf(other) === title)
      .toSorted((a, b) => a.importedAt - b.importedAt)
      .findIndex((other) => other.sha256 === version.sha256) + 1
  );
}
