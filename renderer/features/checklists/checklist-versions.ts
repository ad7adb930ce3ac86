import { checklistTitle } from '#shared/checklist/checklist-title.ts';
import { memoised } from '#shared/memoise.ts';
import type { ChecklistCounts } from '#shared/checklist/checklist.ts';
import { needsReading, readChecklistOnce, readCorrected } from '#shared/checklist/read-checklist-once.ts';
import type { Correction } from '#shared/checklist/corrections/correction.ts';
import type { ChecklistSource } from '#shared/ipc/source-contract.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';

type Named = Pick<ChecklistVersion, 'markdown' | 'name' | 'contents'>;

/** How many of each the version has, as its author corrected it; undefined where that is not known. */
export function countsOf(
  version: Omit<Named, 'name'> & Pick<ChecklistVersion, 'corrections'>,
): ChecklistCounts | undefined {
  if (version.contents !== undefined || needsReading(version.markdown)) return version.contents?.counts;
  const read = readCorrected(version);
  return read.ok ? read.value.counts : undefined;
}

/** The document's own title, else the name of its file. Known once for each version: lists of many ask again and again. */
export const titleOf = memoised((version: Named): string => {
  if (version.contents !== undefined) return checklistTitle(version.contents, version.name);
  const read = needsReading(version.markdown) ? null : readChecklistOnce(version.markdown);
  return checklistTitle(read?.ok === true ? read.value : { title: '' }, version.name);
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
  source: Named & Pick<ChecklistVersion, 'sha256'>,
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
