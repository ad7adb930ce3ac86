import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { AbortDialog } from '../approvals/abort-dialog.tsx';
import { ReopenRecordDialog } from '../approvals/reopen-record-dialog.tsx';
import { HandOverDialog } from '../hand-over/hand-over-dialog.tsx';
import { SealDialog } from '../record/seal-dialog.tsx';
import { RecoveryLayer } from '../recovery/recovery-layer.tsx';
import { CancelRollbackDialog } from '../rollback/cancel-rollback-dialog.tsx';
import { StartRollbackDialog } from '../rollback/start-rollback-dialog.tsx';

/** Dialogs in which something is decided; all of them need an open run. */
export function DecisionOverlays(): ReactNode {
  const overlays = useApp((state) => state.overlays);
  const isOpen = useApp((state) => state.run.status === 'started');
  if (!isOpen) return null;
  const has = (name: string): boolean => overlays.some((overlay) => overlay.name === name);
  return (
    <>
      {has('hand-over') && <HandOverDialog />}
      {has('start-rollback') && <StartRollbackDialog />}
      {has('cancel-rollback') && <CancelRollbackDialog />}
      {has('reopen-record') && <ReopenRecordDialog />}
      {has('abort') && <AbortDialog />}
      {has('seal') && <SealDialog />}
      <RecoveryLayer />
    </>
  );
}
