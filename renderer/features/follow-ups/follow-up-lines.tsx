import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FollowUpPeriodNow } from '#shared/follow-up/follow-up-periods.ts';
import type { FollowUpLine } from '#shared/follow-up/follow-up.ts';
import { isClosed } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EndFollowUps } from './end-follow-ups.tsx';
import { type Entry, FollowUpEntry } from './follow-up-entry.tsx';
import { FollowUpRow } from './follow-up-row.tsx';
import { type Act, useFollowUpKeys } from './use-follow-up-keys.ts';
import { useMarkFollowUp } from './use-mark-follow-up.ts';
import styles from './follow-ups-screen.module.css';

interface FollowUpLinesProps {
  readonly run: StartedRun;
  readonly period: FollowUpPeriodNow;
  readonly now: number;
}

/** What a period asks, one after the other, with the keys of any item. */
export function FollowUpLines({ run, period, now }: FollowUpLinesProps): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  const lines = inOrder(run, period);
  const [chosen, setChosen] = useState<string | null>(null);
  const [entry, setEntry] = useState<Entry | null>(null);
  const isReadOnly = useApp((state) => state.readOnly !== null);
  const current = lines.find((line) => keyOf(line) === chosen) ?? firstOpen(lines, now) ?? lines[0];
  const mark = useMarkFollowUp();
  const choose = (line: FollowUpLine | undefined): void => {
    if (line === undefined) return;
    setEntry(null);
    setChosen(keyOf(line));
  };
  const close = async (line: FollowUpLine): Promise<void> => {
    if (await mark(line, 'done', null)) choose(nextOpen(lines, line));
  };
  const step = (by: number): void => {
    if (current !== undefined) choose(lines[lines.indexOf(current) + by]);
  };
  const act = (kind: Act): void => {
    if (current === undefined || isReadOnly) return;
    if (kind === 'done') void close(current);
    else if (kind === 'open') void mark(current, 'open', null);
    else setEntry({ kind, line: current });
  };
  const currentKey = current === undefined ? null : keyOf(current);
  const isTyping = entry !== null;
  // The row at hand has the keyboard when the period opens, after each answer, and when what was typed is kept.
  useEffect(() => focusCurrent(list.current), []);
  useEffect(() => {
    if (currentKey !== null && !isTyping && !isElsewhere(list.current)) focusCurrent(list.current);
  }, [currentKey, isTyping]);
  useFollowUpKeys(list, { isOff: isTyping, step, act });
  return (
    <section className={styles.work} aria-labelledby="period-title">
      <PeriodHead run={run} period={period} />
      <ol className={styles.lines} ref={list}>
        {lines.map((line) => (
          <FollowUpRow
            key={keyOf(line)}
            run={run}
            line={line}
            isCurrent={line === current}
            onChoose={() => choose(line)}
          >
            {entry !== null && keyOf(entry.line) === keyOf(line) ? (
              <FollowUpEntry
                entry={entry}
                onDone={() => {
                  setEntry(null);
                  const marks = entry.kind !== 'note' && entry.kind !== 'evidence';
                  choose(marks ? nextOpen(lines, line) : line);
                }}
                onCancel={() => choose(line)}
              />
            ) : (
              !isReadOnly && <Acts line={line} onDone={() => void close(line)} onEntry={setEntry} />
            )}
          </FollowUpRow>
        ))}
      </ol>
    </section>
  );
}

function PeriodHead({ run, period }: Omit<FollowUpLinesProps, 'now'>): ReactNode {
  return (
    <div className={styles.head}>
      <div>
        <h2 id="period-title" className={styles.title}>
          {period.title}
        </h2>
        <p className={styles.soft}>
          {period.closed} of {period.total} closed. Marks are kept in the addendum; the night’s signatures
          stay as they are.
        </p>
      </div>
      {period.group.followUp.repeats === 'monthly' && <EndFollowUps run={run} period={period} />}
    </div>
  );
}

interface ActsProps {
  readonly line: FollowUpLine;
  readonly onDone: () => void;
  readonly onEntry: (entry: Entry) => void;
}

function Acts({ line, onDone, onEntry }: ActsProps): ReactNode {
  const open = (kind: Entry['kind']) => (): void => onEntry({ kind, line });
  return (
    <div className={styles.buttons}>
      <Button variant={isClosed(line) ? 'secondary' : 'primary'} keys="x" onClick={onDone}>
        Done
      </Button>
      <Button keys="a" onClick={open('not-applicable')}>
        N/A
      </Button>
      <Button keys="f" onClick={open('failed')}>
        Failed
      </Button>
      <Button keys="d" onClick={open('deferred')}>
        Defer
      </Button>
      <Button variant="quiet" keys="n" onClick={open('note')}>
        Note
      </Button>
      <Button variant="quiet" keys="e" onClick={open('evidence')}>
        Evidence
      </Button>
    </div>
  );
}

function keyOf({ item, round }: FollowUpLine): string {
  return `${item}/${round}`;
}

/** In the order of the checklist; days of one item follow each other. */
function inOrder(run: StartedRun, { lines }: FollowUpPeriodNow): readonly FollowUpLine[] {
  const order = [...run.places.keys()];
  return lines.toSorted((a, b) => order.indexOf(a.item) - order.indexOf(b.item) || a.round - b.round);
}

/** What is due first and open, a little ahead of its time too. */
function firstOpen(lines: readonly FollowUpLine[], now: number): FollowUpLine | undefined {
  const open = lines.filter((line) => !isClosed(line)).toSorted((a, b) => a.dueAt - b.dueAt);
  return open.find(({ dueAt }) => dueAt < now) ?? open[0];
}

function nextOpen(lines: readonly FollowUpLine[], from: FollowUpLine): FollowUpLine {
  const after = lines.slice(lines.indexOf(from) + 1);
  return (
    after.find((line) => !isClosed(line)) ?? lines.find((line) => line !== from && !isClosed(line)) ?? from
  );
}

function focusCurrent(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>('[data-current] button')?.focus();
}

/** Whoever is in another part of the screen, such as at the passphrase, keeps the keyboard there. */
function isElsewhere(list: HTMLElement | null): boolean {
  const at = document.activeElement;
  return at !== null && at !== document.body && list?.contains(at) === false;
}
