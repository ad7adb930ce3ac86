import type { ReactNode } from 'react';
import { useAppStore } from '../../stores/use-app.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { desktop } from '../../desktop.ts';
import { guidanceBlocks } from './guidance-blocks.ts';
import styles from './guidance-text.module.css';

/** Prose and code the checklist gives for an item or a group; code can be copied. */
export function GuidanceText({ markdown }: { readonly markdown: string }): ReactNode {
  const store = useAppStore();
  const copy = async (text: string): Promise<void> => {
    await desktop.copyText({ text });
    store.getState().say('Copied.');
  };
  return (
    <div className={styles.guidance}>
      {guidanceBlocks(markdown).map((block, index) =>
        block.kind === 'code' ? (
          // oxlint-disable-next-line react/no-array-index-key -- guidance never changes
          <div key={index} className={styles.code}>
            <pre tabIndex={-1}>
              <code>{block.text}</code>
            </pre>
            <IconButton icon="copy" label="Copy code" onClick={() => void copy(block.text)} />
          </div>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- guidance never changes
          <p key={index}>{block.text}</p>
        ),
      )}
    </div>
  );
}
