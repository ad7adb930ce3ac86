import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import { titleOf } from '../checklists/checklist-versions.ts';
import { useKnownSigners } from '../signers/known-signers.ts';
import styles from './home-screen.module.css';

/** In place of the lists before the first run: what there is to do, with a tick where it is done. */
export function FirstStart(): ReactNode {
  const go = useApp((state) => state.go);
  const checklist = useApp((state) => state.checklists[0]);
  const folder = useApp((state) => state.settings.recordFolder);
  const signer = useKnownSigners().signers.find(({ removedAt }) => removedAt === null);
  return (
    <Panel title="Before the first run">
      <ol className={styles.steps}>
        <Step
          isDone={checklist !== undefined}
          title="1 Import your checklist"
          detail={
            checklist === undefined
              ? 'A Markdown file with lines like ‘- [ ] Create full system backup’.'
              : `“${titleOf(checklist)}” is here.${checklist.shipped ? ' It comes with Runsheet.' : ''}`
          }
          action={<Button onClick={() => go({ name: 'import' })}>Import checklist…</Button>}
        />
        <Step
          isDone={signer !== undefined}
          title="2 Create your signing identity"
          detail={
            signer === undefined
              ? 'A key with a passphrase of your own. It signs the sheet; a run can start without it.'
              : `${signer.name} can sign on this laptop.`
          }
          action={<Button onClick={() => go({ name: 'settings', tab: 'signers' })}>Create a signer…</Button>}
        />
        <Step
          isDone={folder !== ''}
          title="3 Choose where records go"
          detail={folder === '' ? 'The folder that Runsheet offers first when it saves a sheet.' : folder}
          action={<Button onClick={() => go({ name: 'settings', tab: 'folders' })}>Choose folder…</Button>}
        />
        <Step
          isDone={false}
          title="4 Start a run"
          detail={
            checklist === undefined
              ? 'Needs a checklist.'
              : 'A rehearsal has everything a real run has, and every page says so.'
          }
          action={
            <Button
              variant="primary"
              keys="n"
              hasFixedKeys
              disabled={checklist === undefined}
              onClick={() => go({ name: 'new-run' })}
            >
              New run
            </Button>
          }
        />
      </ol>
    </Panel>
  );
}

interface StepProps {
  readonly isDone: boolean;
  readonly title: string;
  readonly detail: string;
  readonly action: ReactNode;
}

function Step({ isDone, title, detail, action }: StepProps): ReactNode {
  return (
    <li className={styles.step}>
      <Glyph name={isDone ? 'done' : 'open'} />
      <span className={styles.stepText}>
        <b>{title}</b>
        {isDone && <span className="visually-hidden">, done</span>}
        <span className={styles.detail}>{detail}</span>
      </span>
      {action}
    </li>
  );
}
