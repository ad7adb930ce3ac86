import { checklistTitle } from '#shared/checklist/checklist-title.ts';
import { memoised } from '#shared/memoise.ts';
import type { Checklist } from '#shared/checklist/checklist.ts';
import { readChecklistOnce, readCorrected } from '#shared/checklist/read-checklist-once.ts';
import type { Correction } from '#shared/checklist/corrections/correction.ts';
import type { ChecklistSource } from '#shared/ipc/source-contract.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';

/** The version as its author corrected it; null for one that cannot be read, which main refuses to keep. */
export function checklistOf(version: Pick<ChecklistVersion, 'markdown' | 'corrections'>): Checklist | null {
  const read = readCorrected(version);
  return read.ok ? read.value : null;
}

/** The version by its words alone. */
export function uncorrected(version: Pick<ChecklistVersion, 'markdown'>): Checklist | null {
  const read = readChecklistOnce(version.markdown);
  return read.ok ? read.value : null;
}

/** The document's own title, else the name of its file. Read once for each version: lists of many ask again and again. */
export const titleOf = memoised((version: Pick<ChecklistVersion, 'markdown' | 'name'>): string => {
  return checklistTitle(uncorrected(version) ?? { title: '' }, version.name);
});

/** Versions with the same title are one checklist; they count from 1 in the order of import. */
export function versionNumber(versions: readonly ChecklistVersion[], version: ChecklistVersion): number {
  return (
    versionsOf(versions, titleOf(version))
      .toSorted((a, b) => a.importedAt - b.importedAt)
      .findIndex((other) => other.sha256 === version.sha256) + 1
  );
}

/** What is brought to a text: its own corrections where it is kept already, else those of its newest version. */
export function broughtCorrections(
  versions: readonly ChecklistVersion[],
  source: Pick<ChecklistVersion, 'sha256' | 'markdown' | 'name'>,
): readonly Correction[] {
  const own = versions.find(({ sha256 }) => sha256 === source.sha256);
  if (own !== undefined) return own.corrections;
  const newest = versionsOf(versions, titleOf(source)).toSorted((a, b) => b.importedAt - a.importedAt)[0];
  return newest?.corrections ?? [];
}

/** The file that this checklist, in this version or another, was taken from last. */
export function sourceOf(
  sources: readonly ChecklistSource[],
  versions: readonly ChecklistVersion[],
  version: ChecklistVersion,
): ChecklistSource | undefined {
  const own = sources.find(({ sha256 }) => sha256 === version.sha256);
  const all = new Set(versionsOf(versions, titleOf(version)).map(({ sha256 }) => sha256));
  return own ?? sources.find(({ sha256 }) => all.has(sha256));
}

function versionsOf(versions: readonly ChecklistVersion[], title: string): readonly ChecklistVersion[] {
  return versions.filter((version) => titleOf(version) === title);
}
