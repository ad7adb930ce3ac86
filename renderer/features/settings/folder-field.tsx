import { type ReactNode, useId } from 'react';
import type { DesktopInput } from '#shared/ipc/desktop-contract.ts';
import { desktop } from '../../desktop.ts';
import { useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { sayTrouble } from '../custody/custody-acts.ts';
import styles from './folder-field.module.css';

interface FolderFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly what: DesktopInput<'chooseFolder'>['what'];
  readonly value: string;
  /** What is used while none is chosen. */
  readonly otherwise: string;
  readonly onChange: (folder: string) => void;
}

/** A folder, chosen in the system's dialog and tried before it is taken. */
export function FolderField({ label, hint, what, value, otherwise, onChange }: FolderFieldProps): ReactNode {
  const store = useAppStore();
  const id = useId();
  const choose = async (): Promise<void> => {
    const chosen = await desktop.chooseFolder({ what });
    if (chosen.ok) onChange(chosen.value.path);
    else sayTrouble(store.getState(), chosen.error);
  };
  return (
    <section className={styles.field} aria-labelledby={id}>
      <h3 id={id}>{label}</h3>
      <div className={styles.row}>
        <span className={value === '' ? styles.none : styles.path}>{value === '' ? otherwise : value}</span>
        {value !== '' && (
          <Button size="sm" variant="quiet" aria-label={`${label}: none`} onClick={() => onChange('')}>
            None
          </Button>
        )}
        <Button size="sm" aria-label={`${label}: choose…`} onClick={() => void choose()}>
          Choose…
        </Button>
      </div>
      <p className={styles.hint}>{hint}</p>
    </section>
  );
}
