import type { ReactNode } from 'react';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Icon } from '../../ui/icon.tsx';
import { StripLine } from '../../ui/strip-line.tsx';
import { useIsReadOnly } from '../run/use-is-read-only.ts';
import { versionNumber } from '../checklists/checklist-versions.ts';
import { useNewerVersions } from './newer-versions.ts';
import styles from './update-checklist.module.css';

/** While preparing: that a newer version of the checklist is kept. Nothing follows from it by itself. */
export function NewerVersionLine(): ReactNode {
  const newest = useNewerVersions()[0];
  const versions = useApp((state) => state.checklists);
  const offset = useApp((state) => state.offsetMinutes);
  const openOverlay = useApp((state) => state.openOverlay);
  const isReadOnly = useIsReadOnly();
  if (newest === undefined || isReadOnly) return null;
  return (
    <StripLine onOpen={() => openOverlay({ name: 'update-checklist' })}>
      <Icon name="note" />
      <span>
        Version {versionNumber(versions, newest)} of this checklist is kept since{' '}
        {formatTimeOfDay(newest.importedAt, offset)}.
      </span>
      <span className={styles.act}>See what is other…</span>
    </StripLine>
  );
}
