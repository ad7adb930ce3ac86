import { type ReactNode, useEffect } from 'react';
import type { Overlay } from '../../stores/overlays.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { EvidenceDialog } from '../evidence/evidence-dialog.tsx';
import { CloseRecordDialog } from '../gate/close-record-dialog.tsx';
import { ExtendDialog } from '../gate/extend-dialog.tsx';
import { CorrectGoLiveDialog } from '../go-live/correct-go-live-dialog.tsx';
import { GoLiveDialog } from '../go-live/go-live-dialog.tsx';
import { ThresholdDialog } from '../go-live/threshold-dialog.tsx';
import { StartedEarlierDialog } from '../now/started-earlier-dialog.tsx';
import { JumpDialog } from './jump-dialog.tsx';
import { goToItem } from './run-actions.ts';
import { openEntry, type Entry } from './run-view.ts';

/** The dialogs of the run screen, lowest first. */
export function RunOverlays(): ReactNode {
  const overlays = useApp((state) => state.overlays);
  const isOpen = useApp((state) => state.run.status !== 'none');
  if (!isOpen) return null;
  return overlays.map((overlay) => <OneOverlay key={overlay.name} overlay={overlay} />);
}

function OneOverlay({ overlay }: { readonly overlay: Overlay }): ReactNode {
  const closeOverlay = useApp((state) => state.closeOverlay);
  const onClose = (): void => closeOverlay(overlay.name);
  switch (overlay.name) {
    case 'jump':
      return <JumpDialog onClose={onClose} />;
    case 'go-live':
      return <GoLiveDialog onClose={onClose} />;
    case 'correct-go-live':
      return <CorrectGoLiveDialog onClose={onClose} />;
    case 'threshold':
      return <ThresholdDialog trigger={overlay.trigger} onClose={onClose} />;
    case 'started-earlier':
      return <StartedEarlierDialog trigger={overlay.trigger} onClose={onClose} />;
    case 'extend-window':
      return <ExtendDialog group={overlay.group} onClose={onClose} />;
    case 'evidence':
      return <EvidenceDialog item={overlay.item} onClose={onClose} />;
    case 'close-record':
      return <CloseRecordDialog onClose={onClose} />;
    case 'note':
      return overlay.item === null ? null : <AsEntry entry={{ item: overlay.item, kind: 'note' }} onClose={onClose} />;
    case 'reason':
      return <AsEntry entry={{ item: overlay.item, kind: overlay.state }} onClose={onClose} />;
    default:
      return null;
  }
}

interface AsEntryProps {
  readonly entry: Entry;
  readonly onClose: () => void;
}

/** The palette asks for a note or a reason: it is typed in the band of the item, not in a dialog. */
function AsEntry({ entry, onClose }: AsEntryProps): ReactNode {
  const store = useAppStore();
  const { item, kind } = entry;
  // Turns the wish of another screen part into the entry, once.
  useEffect(() => {
    goToItem(store.getState(), item);
    openEntry({ item, kind });
    onClose();
  }, [store, item, kind, onClose]);
  return null;
}
