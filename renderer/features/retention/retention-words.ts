/** What of a removed run remains where, in words that promise no more than holds. */
import type { CustodyStatus } from '#shared/ipc/custody-contract.ts';
import type { SignerSummary } from '#shared/signing/signer.ts';
import type { Settings } from '#shared/settings.ts';

/** One sentence for each place. */
export function whatRemains(
  custody: CustodyStatus | null,
  { keepBackupsDays }: Pick<Settings, 'keepBackupsDays'>,
): readonly string[] {
  const backups = custody?.backup.files.length ?? 0;
  const mirror = custody?.mirror.folder ?? null;
  return [
    ...(backups === 0
      ? []
      : [
          `${backups === 1 ? '1 backup' : `${backups} backups`} made until now may hold it. ${
            keepBackupsDays === 0
              ? 'Backups are kept for ever: delete these yourself if it must be gone from them.'
              : `They go by themselves ${keepBackupsDays} days after they were made, once there is a newer one.`
          }`,
        ]),
    ...(mirror === null
      ? []
      : [`At the second place (${mirror}) it is removed as well, as soon as that can be reached.`]),
    'Sheets, copies and exports that people saved elsewhere are not touched. On a disk that is not encrypted, deleted files can be read until their place is written over.',
  ];
}

/** What the agreement of this person will be worth. */
export function agreementHint(second: string, signer: SignerSummary | null): string {
  if (second.trim() === '') return 'Another person, by name.';
  return signer === null
    ? 'Nobody of this name has a key on this laptop: the register will say that the name was stated, not signed.'
    : `${signer.name} has a key on this laptop and agrees with it.`;
}

export const keepChoices = [
  { value: '', label: 'for ever' },
  ...[1, 2, 3, 5, 7, 10, 15, 20, 30].map((years) => ({
    value: String(years),
    label: years === 1 ? '1 year' : `${years} years`,
  })),
] as const;
