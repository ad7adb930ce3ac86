import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useApp, useAppStore, useRun, useSteadyNow } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { RunTopBar } from '../shell/run-top-bar.tsx';
import { PollPanel } from './poll-panel.tsx';
import { RecallColumn } from './recall-column.tsx';
import { SignedNote } from './signed-note.tsx';
import { SignPanel } from './sign-panel.tsx';
import { canPoll, canSign, nextUnsigned, slotRows, type SlotRow } from './slot-rows.ts';
import { whenClosable } from './when-closable.ts';
import { SlotsColumn } from './slots-column.tsx';
import styles from './approvals-screen.module.css';

type Task = 'poll' | 'sign';

/** What is being signed, who signs, and the panel of the chosen role. */
export function ApprovalsScreen(): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const rows = slotRows(run);
  const panel = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [task, setTask] = useState<Task>('poll');
  const [readAt, setReadAt] = useState<number | null>(null);
  const isPolling = canPoll(run) && task === 'poll';
  const shown = isPolling ? rows.filter(({ kind }) => kind === 'role') : rows;
  const row = shown.find(({ slot }) => slot === chosen) ?? firstOf(shown, isPolling);
  // The chosen row has the keyboard when the screen opens, so that Enter goes on to its panel.
  useEffect(() => list.current?.querySelector<HTMLElement>('[data-takes-focus]')?.focus(), []);
  const onSigned = (slot: string): void => {
    const { run: now } = store.getState();
    const next = now.status === 'started' ? nextUnsigned(slotRows(now), slot) : null;
    setChosen(next ?? slot);
    focusRow(list.current, next ?? slot);
  };
  return (
    <div className={styles.screen}>
      <RunTopBar />
      <main className={styles.columns} aria-label="Approvals">
        <RecallColumn
          run={run}
          readAt={readAt}
          onRead={() => setReadAt((before) => before ?? store.getState().readWall())}
        />
        <SlotsColumn
          ref={list}
          run={run}
          rows={rows}
          selected={row?.slot ?? null}
          isSigning={!isPolling && canSign(run)}
          onSelect={setChosen}
          onOpen={() => focusPanel(panel.current)}
        />
        {row !== undefined && (run.phase !== 'sealed' || row.state === 'signed') && (
          <aside ref={panel} className={styles.panel} aria-label="Panel of the role" data-pane="panel">
            {canPoll(run) && <TaskChoice task={task} onChange={setTask} />}
            {isPolling ? (
              <PollPanel
                key={row.slot}
                run={run}
                row={row}
                onAnswered={() => setChosen(nextUnpolled(shown, row.slot))}
              />
            ) : (
              <SignArea row={row} readAt={readAt} onSigned={onSigned} />
            )}
          </aside>
        )}
      </main>
    </div>
  );
}

interface SignAreaProps {
  readonly row: SlotRow;
  readonly readAt: number | null;
  readonly onSigned: (slot: string) => void;
}

function SignArea({ row, readAt, onSigned }: SignAreaProps): ReactNode {
  const run = useRun();
  if (row.state === 'signed') return <SignedNote row={row} />;
  if (canSign(run)) {
    return <SignPanel key={row.slot} run={run} row={row} isRead={readAt !== null} onSigned={onSigned} />;
  }
  return <NotYet row={row} />;
}

/** Between go-live and closing nothing is signed: when it can be, and then the way there. */
function NotYet({ row }: { readonly row: SlotRow }): ReactNode {
  const run = useRun();
  const steadyNow = useSteadyNow();
  const openOverlay = useApp((state) => state.openOverlay);
  const waits = whenClosable(run, steadyNow);
  return (
    <>
      <h2 className={styles.title}>{row.title}</h2>
      <p className={styles.soft}>Signing needs a closed record. {waits ?? 'It can be closed now.'}</p>
      {waits === null && (
        <Button onClick={() => openOverlay({ name: 'close-record' })}>Close the record…</Button>
      )}
    </>
  );
}

function TaskChoice({
  task,
  onChange,
}: {
  readonly task: Task;
  readonly onChange: (task: Task) => void;
}): ReactNode {
  return (
    <div className={styles.tasks}>
      <Button
        size="sm"
        variant={task === 'poll' ? 'secondary' : 'quiet'}
        aria-pressed={task === 'poll'}
        onClick={() => onChange('poll')}
      >
        Go/no-go poll
      </Button>
      <Button
        size="sm"
        variant={task === 'sign' ? 'secondary' : 'quiet'}
        aria-pressed={task === 'sign'}
        onClick={() => onChange('sign')}
      >
        Sign before go-live
      </Button>
    </div>
  );
}

function firstOf(rows: readonly SlotRow[], isPolling: boolean): SlotRow | undefined {
  const open = rows.find((row) => (isPolling ? row.poll === null : row.state !== 'signed'));
  return open ?? rows[0];
}

/** The next role that was not asked yet, else the next one. */
function nextUnpolled(rows: readonly SlotRow[], after: string): string {
  const from = rows.findIndex(({ slot }) => slot === after) + 1;
  const rest = [...rows.slice(from), ...rows.slice(0, from)];
  return (rest.find(({ slot, poll }) => poll === null && slot !== after) ?? rest[0])?.slot ?? after;
}

function focusRow(list: HTMLElement | null, slot: string): void {
  list?.querySelector<HTMLElement>(`[data-slot="${CSS.escape(slot)}"]`)?.focus();
}

/** On the name while it is empty, else on the pad's own way in, or on the way to a key. */
function focusPanel(panel: HTMLElement | null): void {
  const name = panel?.querySelector<HTMLInputElement>('input[role="combobox"]');
  const first =
    panel?.querySelector<HTMLElement>('[data-pad-first]') ??
    panel?.querySelector<HTMLElement>('[data-key-first]');
  const target = name != null && name.value === '' ? name : (first ?? name ?? panel?.querySelector('button'));
  target?.focus();
}
