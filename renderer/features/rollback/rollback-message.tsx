import { type ReactNode, useState } from 'react';
import { rollbackItemsOf } from '#shared/checklist/rollback-items-of.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { messageText } from './message-text.ts';
import styles from './rollback-side.module.css';

/** The text that tells stakeholders: made from the record, can be changed, Copy. */
export function RollbackMessage({ run }: { readonly run: StartedRun }): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const say = useApp((state) => state.say);
  const [typed, setTyped] = useState<string | null>(null);
  const steps = rollbackItemsOf(run.checklist);
  const index = steps.findIndex(({ text }) => /\b(?:notify|inform|communicate|announce)\b/iu.test(text));
  const text = typed ?? messageText(run, offset);
  const title = index === -1 ? 'Text for stakeholders' : `Text for step ${index + 1}, ${steps[index]?.text}`;
  return (
    <section className={styles.message}>
      <h2>{title}</h2>
      {typed === null ? (
        <p className={styles.text}>{text}</p>
      ) : (
        <TextArea label={title} labelHidden value={text} onChange={setTyped} />
      )}
      <div className={styles.buttons}>
        <Button
          size="sm"
          onClick={() => {
            void desktop.copyText({ text });
            say('Text copied.');
          }}
        >
          Copy text
        </Button>
        <Button size="sm" variant="quiet" onClick={() => setTyped(typed === null ? text : null)}>
          {typed === null ? 'Edit' : 'Back to the text from the record'}
        </Button>
      </div>
    </section>
  );
}
