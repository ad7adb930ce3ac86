import { type ReactNode, useState } from 'react';
import type { KeptEvidence } from '#shared/run/run-state.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { formatBytes } from './format-bytes.ts';
import styles from './evidence.module.css';

const icons: { readonly [kind in KeptEvidence['evidence']['kind']]: IconName } = {
  file: 'attachment',
  image: 'image',
  link: 'link',
  text: 'file',
};

interface EvidenceListProps {
  readonly kept: readonly KeptEvidence[];
  readonly isReadOnly: boolean;
}

/** Each piece with kind, name, size, time and the first eight of its hash; a removed one keeps name and hash. */
export function EvidenceList({ kept, isReadOnly }: EvidenceListProps): ReactNode {
  const [removing, setRemoving] = useState<string | null>(null);
  return (
    <ul className={styles.list}>
      {kept.map((piece) => (
        <li key={piece.evidence.id} className={styles.piece}>
          <Icon name={icons[piece.evidence.kind]} />
          <span className={piece.removed === null ? styles.name : styles.removed}>{piece.evidence.name}</span>
          <span className={styles.meta}>
            {formatBytes(piece.evidence.size)} · {formatTimeOfDay(piece.stamp.at, piece.stamp.offsetMinutes)}{' '}
            · <code>{piece.evidence.sha256.slice(0, 8)}</code>
            {piece.removed !== null && ` · removed: ${piece.removed.reason}`}
          </span>
          {!isReadOnly && piece.removed === null && removing !== piece.evidence.id && (
            <Button size="sm" variant="quiet" onClick={() => setRemoving(piece.evidence.id)}>
              Remove…
            </Button>
          )}
          {removing === piece.evidence.id && (
            <RemoveForm id={piece.evidence.id} onClose={() => setRemoving(null)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function RemoveForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const store = useAppStore();
  const [reason, setReason] = useState('');
  const remove = async (): Promise<void> => {
    if (reason.trim() === '') return;
    const answer = await store.getState().dispatch({ type: 'RemoveEvidence', id, reason: reason.trim() });
    if (answer.ok) onClose();
  };
  return (
    <form
      className={styles.remove}
      onSubmit={(event) => {
        event.preventDefault();
        void remove();
      }}
    >
      <TextField label="Why it is removed" value={reason} onChange={setReason} />
      <Button size="sm" type="submit">
        Remove
      </Button>
      <Button size="sm" variant="quiet" onClick={onClose}>
        Keep
      </Button>
    </form>
  );
}
