import { type ReactNode, useState } from 'react';
import { itemRecord } from '#shared/run/item-now.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useRunView } from '../run/run-view.ts';
import { isPdf, verifyFile } from '../verify/verify-acts.ts';
import { addFiles, addText, chooseFiles, largeBytes } from './add-evidence.ts';
import { EvidenceList } from './evidence-list.tsx';
import { formatBytes } from './format-bytes.ts';
import styles from './evidence.module.css';

interface EvidenceDialogProps {
  readonly item: string | null;
  readonly onClose: () => void;
}

/** Image or file, link, text: kept with an item. Files can also be dropped, images and text pasted. */
export function EvidenceDialog({ item, onClose }: EvidenceDialogProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const [link, setLink] = useState('');
  const [text, setText] = useState('');
  const offered = useRunView((view) => view.offeredEvidence);
  const close = (): void => {
    useRunView.setState({ offeredEvidence: null });
    onClose();
  };
  const keep = async (kept: Promise<boolean>): Promise<void> => {
    if (await kept) close();
  };
  const name = item === null ? 'the run' : item;
  if (offered !== null) return <OfferedEvidence item={item} onClose={close} />;
  const pieces =
    item === null ? run.evidence.filter((piece) => piece.item === null) : itemRecord(run, item).evidence;
  return (
    <Dialog
      title={`Evidence for ${name}`}
      description={item === null ? undefined : run.places.get(item)?.item.text}
      onClose={close}
      footer={
        <Button keys="Esc" onClick={close}>
          Close
        </Button>
      }
    >
      <div className={styles.form}>
        {pieces.length > 0 && <EvidenceList kept={pieces} isReadOnly={false} />}
        <div className={styles.files}>
          <Button icon="attachment" onClick={() => void keep(chooseFiles(store.getState, item))}>
            Image or file…
          </Button>
          <span className={styles.meta}>or drop it on the window, or paste it</span>
        </div>
        <form
          className={styles.inline}
          onSubmit={(event) => {
            event.preventDefault();
            if (link.trim() !== '')
              void keep(addText(store.getState, item, { kind: 'link', text: link.trim() }));
          }}
        >
          <TextField label="Link" value={link} onChange={setLink} placeholder="https://" focusFirst />
          <Button type="submit">Add link</Button>
        </form>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') void keep(addText(store.getState, item, { kind: 'text', text }));
          }}
        >
          <TextArea
            label="Text"
            value={text}
            onChange={setText}
            placeholder="Output of a command, a message, a reading"
            textarea={{
              onKeyDown: (event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                  event.currentTarget.form?.requestSubmit();
              },
            }}
          />
          <div>
            <Button type="submit" keys="Ctrl+Enter">
              Add text
            </Button>
          </div>
        </form>
      </div>
    </Dialog>
  );
}

/** What was pasted or dropped: named, and added with Enter. */
function OfferedEvidence({ item, onClose }: EvidenceDialogProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const offered = useRunView((view) => view.offeredEvidence);
  if (offered === null) return null;
  const large = offered.files.find((file) => file.size > largeBytes);
  const [only] = offered.files;
  const pdf = offered.files.length === 1 && only !== undefined && isPdf(only) ? only : null;
  const add = async (): Promise<void> => {
    const isKept =
      offered.text === null
        ? await addFiles(store.getState, item, offered.files)
        : await addText(store.getState, item, {
            kind: isLink(offered.text) ? 'link' : 'text',
            text: offered.text,
          });
    if (isKept) onClose();
  };
  return (
    <Dialog
      title={`Add to ${item ?? 'the run'}?`}
      description={item === null ? undefined : run.places.get(item)?.item.text}
      onClose={onClose}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Do not add
          </Button>
          {pdf !== null && (
            <Button
              onClick={() => {
                onClose();
                void verifyFile(store, pdf);
              }}
            >
              Verify it instead
            </Button>
          )}
          <Button variant="primary" keys="Enter" data-autofocus="true" onClick={() => void add()}>
            {large === undefined ? 'Add' : 'Attach it anyway'}
          </Button>
        </>
      }
    >
      {large !== undefined && (
        <p className={styles.large}>
          This file is {formatBytes(large.size)}. Large evidence makes the PDF hard to send. Attach it anyway,
          or add a link to it.
        </p>
      )}
      <ul className={styles.list}>
        {offered.files.map((file, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two pasted images have the same name
          <li key={index} className={styles.piece}>
            <span className={styles.name}>{file.name === '' ? 'Pasted image' : file.name}</span>
            <span className={styles.meta}>{formatBytes(file.size)}</span>
          </li>
        ))}
        {offered.text !== null && <li className={styles.pasted}>{offered.text}</li>}
      </ul>
    </Dialog>
  );
}

function isLink(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text.trim());
}
