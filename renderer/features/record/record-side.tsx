import { type ReactNode, useState } from 'react';
import type { MadeSheet } from '#shared/ipc/desktop-contract.ts';
import { reviewCount } from '#shared/review/review-words.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { desktop } from '../../desktop.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { KeptLine } from '../retention/kept-line.tsx';
import { exportEvidence, exportRun, openSignedElsewhere, saveSheet, verifyAgain } from './record-acts.ts';
import { recordState } from './record-state.ts';
import { useRecordView } from './record-view.ts';
import { SignOffList } from './sign-off-list.tsx';
import { Undrawable } from './undrawable.tsx';
import styles from './record-side.module.css';

/** What the sheet is, its hash, who signed, and where it goes. */
export function RecordSide({ run }: { readonly run: StartedRun }): ReactNode {
  const sheet = useRecordView((view) => view.sheet);
  return (
    <aside className={styles.side} aria-label="Record" data-pane="record">
      <section>
        <h2>Record</h2>
        <State run={run} sheet={sheet} />
        <Undrawable characters={sheet?.undrawable ?? []} />
        <Hash hash={run.closing?.head ?? run.head} />
      </section>
      <SignOffList run={run} />
      <Export run={run} sheet={sheet} />
      {run.closing !== null && <LookBack run={run} />}
    </aside>
  );
}

/** The way to the post-run review, and how far it has come. */
function LookBack({ run }: { readonly run: StartedRun }): ReactNode {
  const go = useApp((state) => state.go);
  return (
    <section>
      <h2>Afterwards</h2>
      <p className={styles.soft}>{reviewCount(run)}</p>
      <div className={styles.buttons}>
        <Button wide icon="note" onClick={() => go({ name: 'review', runId: run.runId })}>
          Post-run review
        </Button>
        <KeptLine run={run} />
      </div>
    </section>
  );
}

interface SheetProps {
  readonly run: StartedRun;
  readonly sheet: MadeSheet | null;
}

function State({ run, sheet }: SheetProps): ReactNode {
  const verification = useRecordView((view) => view.verification);
  const { glyph, title, detail } = recordState(run, sheet, verification);
  return (
    <div className={styles.state}>
      <Glyph name={glyph} size={28} />
      <div>
        <b>{title}</b>
        <p>{detail}</p>
      </div>
    </div>
  );
}

function Hash({ hash }: { readonly hash: string }): ReactNode {
  const say = useApp((state) => state.say);
  const store = useAppStore();
  const isSigned = useRecordView(({ sheet }) => sheet !== null && sheet.signed > 0);
  const words = hash.match(/.{1,8}/gu) ?? [];
  return (
    <div className={styles.hash}>
      <span>Hash of the record, SHA-256</span>
      <code>
        {words.slice(0, 4).join(' ')}
        <br />
        {words.slice(4).join(' ')}
      </code>
      <div className={styles.exports}>
        <Button
          size="sm"
          onClick={() => {
            void desktop.copyText({ text: hash });
            say('Hash copied.');
          }}
        >
          Copy hash
        </Button>
        {isSigned && (
          <Button size="sm" onClick={() => void verifyAgain(store)}>
            Verify again
          </Button>
        )}
      </div>
    </div>
  );
}

function Export({ run, sheet }: SheetProps): ReactNode {
  const store = useAppStore();
  const openOverlay = useApp((state) => state.openOverlay);
  const savedPath = useRecordView((view) => view.savedPath);
  const [isSaving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    if (isSaving) return;
    setSaving(true);
    await saveSheet(store);
    setSaving(false);
  };
  useHotkeys([{ keys: 'Ctrl+E', run: () => void save() }]);
  const canSeal = run.phase === 'closing';
  return (
    <section>
      <h2>Save</h2>
      {sheet !== null && (
        <p className={styles.soft}>
          {sheet.pages} pages, {megabytes(sheet.size)}, with the evidence and the record as data
        </p>
      )}
      {savedPath !== null && <Saved path={savedPath} />}
      <div className={styles.buttons}>
        <Button
          wide
          size="lg"
          keys="Ctrl+E"
          variant={savedPath === null || !canSeal ? 'primary' : 'secondary'}
          disabled={sheet === null}
          onClick={() => void save()}
        >
          Save sheet…
        </Button>
        {canSeal && (
          <Button
            wide
            size="lg"
            variant={savedPath === null ? 'secondary' : 'primary'}
            disabled={sheet === null}
            onClick={() => openOverlay({ name: 'seal' })}
          >
            Seal the run…
          </Button>
        )}
        {run.phase !== 'sealed' && (
          <Button wide disabled={sheet === null} onClick={() => void openSignedElsewhere(store, run.runId)}>
            Open a sheet signed elsewhere…
          </Button>
        )}
      </div>
      <h3>Export the run</h3>
      <div className={styles.exports}>
        <Button size="sm" onClick={() => void exportRun(store, run.runId, 'record')}>
          Record (JSON)
        </Button>
        <Button size="sm" onClick={() => void exportRun(store, run.runId, 'ledger')}>
          Ledger
        </Button>
        <Button size="sm" onClick={() => void exportRun(store, run.runId, 'markdown')}>
          Worked checklist
        </Button>
        <Button size="sm" onClick={() => void exportRun(store, run.runId, 'events')}>
          History (CSV)
        </Button>
        {run.evidence.length > 0 && (
          <Button size="sm" onClick={() => void exportEvidence(store, run.runId)}>
            Evidence (zip)
          </Button>
        )}
      </div>
    </section>
  );
}

function Saved({ path }: { readonly path: string }): ReactNode {
  return (
    <p className={styles.saved}>
      <Glyph name="done" size={16} />
      <span>
        Saved and read back: <b>{path}</b>{' '}
        <Button variant="link" onClick={() => void desktop.showInFolder({ path })}>
          Show in folder
        </Button>
      </span>
    </p>
  );
}

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
