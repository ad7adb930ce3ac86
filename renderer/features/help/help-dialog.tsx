import { type ReactNode, useState } from 'react';
import type { HelpPage } from '../../stores/overlays.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { AuthorsHelp } from '../checklists/authors-help.tsx';
import { allKeys } from './all-keys.ts';
import styles from './help-dialog.module.css';

const pages: readonly Tab<HelpPage>[] = [
  { id: 'keys', label: 'All keys' },
  { id: 'checklists', label: 'What is recognised in a checklist' },
];

/** All keys on one card, and what a Markdown file may say on the other. */
export function HelpDialog({ page: first }: { readonly page: HelpPage }): ReactNode {
  const closeOverlay = useApp((state) => state.closeOverlay);
  const [page, setPage] = useState(first);
  const close = (): void => closeOverlay('help');
  return (
    <Dialog
      title={pages.find(({ id }) => id === page)?.label ?? ''}
      size="wide"
      aside={
        page === 'keys' ? (
          <span className={styles.aside}>
            Letters work while the item list has focus. Turn them off in Settings <Keycap keys="Esc" />
          </span>
        ) : (
          <span className={styles.aside}>
            Anything else stays a plain list <Keycap keys="Esc" />
          </span>
        )
      }
      onClose={close}
    >
      <Tabs label="Help" tabs={pages} selected={page} onSelect={setPage}>
        {page === 'keys' ? <Keys /> : <ForAuthors onLeave={close} />}
      </Tabs>
    </Dialog>
  );
}

function Keys(): ReactNode {
  return (
    <div className={styles.groups}>
      {allKeys.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h3 className={styles.title}>{group.title}</h3>
          <dl className={styles.keys}>
            {group.keys.map((line) => (
              <div key={line.does} className={styles.line}>
                <dt className={styles.caps}>
                  {line.keys.map((keys, index) => (
                    <span key={keys} className={styles.cap}>
                      {index > 0 && line.isRange && <span className={styles.to}>to</span>}
                      <Keycap keys={keys} />
                    </span>
                  ))}
                </dt>
                <dd>{line.does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function ForAuthors({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const go = useApp((state) => state.go);
  return (
    <div className={styles.authors}>
      <AuthorsHelp />
      <Button
        icon="file"
        onClick={() => {
          onLeave();
          go({ name: 'import' });
        }}
      >
        Import a checklist, or begin with a starter
      </Button>
    </div>
  );
}
