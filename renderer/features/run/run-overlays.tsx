import { type ReactNode, useEffect, useRef } from 'react';
import type { Overlay, OverlayName } from '../../stores/overlays.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { EvidenceDialog } from '../evidence/evidence-dialog.tsx';
import { CloseRecordDialog } from '../gate/close-record-dialog.tsx';
import { ExtendDialog } from '../gate/extend-dialog.tsx';
import { CorrectGoLiveDialog } from '../go-live/correct-go-live-dialog.tsx';
import { GoLiveDialog } from '../go-live/go-live-dialog.tsx';
import { ThresholdDialog } from '../go-live/threshold-dialog.tsx';
import { StartedEarlierDialog } from '../now/started-earlier-dialog.tsx';
import { TranscribeDialog } from '../paper/transcribe-dialog.tsx';
import { UpdateChecklistDialog } from '../update-checklist/update-checklist-dialog.tsx';
import { JumpDialog } from './jump-dialog.tsx';
import { goToItem } from './go-to.ts';
import { openEntry, type EntryKind } from './run-view.ts';

/** The dialogs of the run screen, lowest first. */
export function RunOverlays(): ReactNode {
  const overlays = useApp((state) => state.overlays);
  const isOpen = useApp((state) => state.run.status !== 'none');
  if (!isOpen) return null;
  return overlays.map((overlay) => <OneOverlay key={overlay.name} overlay={overlay} />);
}

type Draw = (overlay: Overlay, onClose: () => void) => ReactNode;

/** What this part of the window draws; the frame and the screens of decisions draw the others. */
const drawn: { readonly [name in OverlayName]?: Draw } = {
  'update-checklist': (_, onClose) => <UpdateChecklistDialog onClose={onClose} />,
  jump: (_, onClose) => <JumpDialog onClose={onClose} />,
  'go-live': (_, onClose) => <GoLiveDialog onClose={onClose} />,
  'correct-go-live': (_, onClose) => <CorrectGoLiveDialog onClose={onClose} />,
  'close-record': (_, onClose) => <CloseRecordDialog onClose={onClose} />,
  threshold: (overlay, onClose) =>
    overlay.name === 'threshold' && <ThresholdDialog trigger={overlay.trigger} onClose={onClose} />,
  'started-earlier': (overlay, onClose) =>
    overlay.name === 'started-earlier' && (
      <StartedEarlierDialog trigger={overlay.trigger} onClose={onClose} />
    ),
  'extend-window': (overlay, onClose) =>
    overlay.name === 'extend-window' && <ExtendDialog group={overlay.group} onClose={onClose} />,
  evidence: (overlay, onClose) =>
    overlay.name === 'evidence' && <EvidenceDialog item={overlay.item} onClose={onClose} />,
  note: (overlay, onClose) =>
    overlay.name === 'note' &&
    overlay.item !== null && <AsEntry item={overlay.item} kind="note" onClose={onClose} />,
  transcribe: (_, onClose) => <TranscribeDialog onClose={onClose} />,
  reason: (overlay, onClose) =>
    overlay.name === 'reason' && <AsEntry item={overlay.item} kind={overlay.state} onClose={onClose} />,
};

function OneOverlay({ overlay }: { readonly overlay: Overlay }): ReactNode {
  const closeOverlay = useApp((state) => state.closeOverlay);
  return drawn[overlay.name]?.(overlay, () => closeOverlay(overlay.name)) ?? null;
}

interface AsEntryProps {
  readonly item: string;
  readonly kind: EntryKind;
  readonly onClose: () => void;
}

/** The palette asks for a note or a reason: it is typed in the band of the item, not in a dialog. */
function AsEntry({ item, kind, onClose }: AsEntryProps): ReactNode {
  const store = useAppStore();
  const latestClose = useRef(onClose);
  // Turns the wish of another screen part into the entry, once.
  useEffect(() => {
    goToItem(store.getState(), item);
    openEntry({ item, kind });
    latestClose.current();
  }, [store, item, kind]);
  return null;
}
