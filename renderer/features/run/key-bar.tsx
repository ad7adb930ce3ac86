import type { ReactNode } from 'react';
import { lastAct, type LastAct } from '../../stores/last-act.ts';
import type { Mark } from '#shared/run/run-state.ts';
import { useRun } from '../../stores/use-app.ts';
import { KeyHints, UndoLine, type KeyHint } from '../../ui/key-hints.tsx';
import { StatusBar } from '../shell/status-bar.tsx';
import { triggerNumbers } from '../now/trigger-name.ts';
import { stepName } from './labels.ts';
import { stateWord } from './item-words.ts';
import { useRunView } from './run-view.ts';
import { useIsReadOnly } from './use-is-read-only.ts';
import { useRunActions } from './use-run-actions.ts';
import styles from './key-bar.module.css';

const moving: readonly KeyHint[] = [
  { keys: ['j', 'k'], label: 'move' },
  { keys: ['g'], label: 'go to' },
];
const working: readonly KeyHint[] = [
  ...moving,
  { keys: ['t'], label: 'trigger' },
  { keys: ['r'], label: 'recall' },
  { keys: ['c'], label: 'focus mode' },
  { keys: ['?'], label: 'all keys' },
];

/** Six hints and the last mark with its undo; while `t` waits, the digits it waits for. */
export function KeyBar(): ReactNode {
  const run = useRun();
  const actions = useRunActions();
  const isReadOnly = useIsReadOnly();
  const awaitsTrigger = useRunView((view) => view.awaitsTrigger);
  const last = isReadOnly ? null : lastAct(run);
  const digits: readonly KeyHint[] = [
    {
      keys: triggerNumbers(run)
        .slice(0, 9)
        .map((_, index) => String(index + 1)),
      label: 'trigger observed or cleared',
    },
  ];
  return (
    <footer className={styles.bar}>
      <StatusBar />
      <KeyHints hints={awaitsTrigger ? digits : isReadOnly ? moving : working}>
        {last !== null && <UndoLine text={actWords(last)} onUndo={() => void actions.undo()} />}
      </KeyHints>
    </footer>
  );
}

function actWords(act: LastAct): string {
  return act.kind === 'mark' ? `${act.item} ${markWord(act.mark)}` : `${stepName(act.group)} started`;
}

function markWord(mark: Mark): string {
  if (mark.kind === 'sub-check') return mark.subCheck?.checked === true ? 'checked' : 'unchecked';
  if (mark.kind === 'applicability') return mark.applies === true ? 'applies' : 'does not apply';
  return mark.kind === 'reopened' ? 'open again' : stateWord(mark.state);
}
