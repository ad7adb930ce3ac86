import { type ReactNode, useSyncExternalStore } from 'react';
import type { Checklist, ChecklistItem } from '#shared/checklist/checklist.ts';
import { sameWording } from '#shared/checklist/same-wording.ts';
import { isClosed, itemNow, itemRecord } from '#shared/run/item-now.ts';
import type { Run, StartedRun } from '#shared/run/run-state.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import { timingOf } from '#shared/verification/timing.ts';
import { toldAfterPaint } from '../../stores/told-after-paint.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { useRunNow } from './use-run-now.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { markedBy, stateWord, timingChip } from './item-words.ts';
import styles from './item-chips.module.css';

interface ItemChipsProps {
  readonly item: ChecklistItem;
  readonly timeMark: number;
  readonly isNotSaved: boolean;
}

/** Late, early, overdue; due now; not saved; same wording; evidence. */
export function ItemChips({ item, timeMark, isNotSaved }: ItemChipsProps): ReactNode {
  const { run } = useAppStore().getState();
  if (run.status === 'none') return null;
  const now = itemNow(run, item.number);
  const timing = timingOf(run, item.number, timeMark);
  const chip = timingChip(timing);
  const isDue = now.state === 'deferred' && now.remindAt !== null && now.remindAt - run.shiftMs <= timeMark;
  return (
    <>
      {isNotSaved && (
        <Chip tone="caution" glyph="caution">
          not saved
        </Chip>
      )}
      {twinsOf(run.checklist).has(item.number) && <Twin item={item} />}
      {isDue && (
        <Chip tone="deferred" glyph="deferred">
          due now
        </Chip>
      )}
      {timing.kind === 'overdue' ? (
        <OverdueChip number={item.number} />
      ) : (
        chip !== null && (
          <Chip tone={chip.tone} glyph={chip.tone === 'late' ? 'late' : 'early'}>
            {chip.text}
          </Chip>
        )
      )}
      {now.value !== null && <Chip>{now.value}</Chip>}
      {now.mark !== null && now.mark.paper !== null && <Chip>paper</Chip>}
      <EvidenceCount run={run} number={item.number} />
    </>
  );
}

/** Listens by itself: few items have one, and every row would be asked with each mark. */
function Twin({ item }: { readonly item: ChecklistItem }): ReactNode {
  const twin = useApp((state) => (state.run.status === 'none' ? null : twinWords(state.run, item)));
  return twin !== null && <span className={styles.twin}>{twin}</span>;
}

/** Counts on by itself, so that its row need not. */
function OverdueChip({ number }: { readonly number: string }): ReactNode {
  const steadyNow = useRunNow();
  const { run } = useAppStore().getState();
  const chip = run.status === 'none' ? null : timingChip(timingOf(run, number, steadyNow));
  if (chip === null) return null;
  return (
    <Chip tone={chip.tone} glyph="late">
      {chip.text}
    </Chip>
  );
}

const icons: { readonly [kind: string]: IconName } = {
  file: 'attachment',
  image: 'image',
  link: 'link',
  text: 'file',
};

function EvidenceCount({ run, number }: { readonly run: StartedRun; readonly number: string }): ReactNode {
  const kept = itemRecord(run, number).evidence.filter((piece) => piece.removed === null);
  const kind = kept.at(-1)?.evidence.kind;
  if (kind === undefined) return null;
  return (
    <span className={styles.evidence} title={kept.map((piece) => piece.evidence.name).join(', ')}>
      <Icon name={icons[kind] ?? 'attachment'} />
      <span>{kept.length}</span>
      <span className="visually-hidden">pieces of evidence</span>
    </span>
  );
}

/** When and by whom an item was marked, at the end of its row. */
export function MarkedBy({ number }: { readonly number: string }): ReactNode {
  const { run, wallNow } = useAppStore().getState();
  return markedIn(run, number, wallNow);
}

/** The same in the band, which a mark leaves with the next frame: a time there would move the text beside it once more. */
export function MarkedByInBand({ number }: { readonly number: string }): ReactNode {
  const late = toldAfterPaint(useAppStore());
  // The store is outside React, and this part of it is told later than the row around.
  const run = useSyncExternalStore(late.subscribe, () => late.told().run);
  return markedIn(run, number, late.told().wallNow);
}

function markedIn(run: Run, number: string, wallNow: number): string | null {
  if (run.status === 'none') return null;
  const { mark } = itemNow(run, number);
  if (mark === null || mark.kind === 'reopened') return null;
  const isPrepare = run.places.get(number)?.section.part === 'prepare';
  return markedBy(mark, { short: isPrepare, wallNow });
}

/** "Same wording: 2.5.4, done 02:12", or null when no other item says the same. */
export function twinWords(run: StartedRun, item: ChecklistItem): string | null {
  const twin = twinsOf(run.checklist).get(item.number)?.[0];
  if (twin === undefined) return null;
  const now = itemNow(run, twin);
  const when =
    now.mark === null || !isClosed(now)
      ? ''
      : ` ${formatShortTime(now.mark.stamp.at, now.mark.stamp.offsetMinutes)}`;
  return `Same wording: ${twin}, ${stateWord(now.state)}${when}`;
}

const known = new WeakMap<Checklist, ReturnType<typeof sameWording>>();

/** Found once per checklist, which never changes. */
function twinsOf(checklist: Checklist): ReturnType<typeof sameWording> {
  const before = known.get(checklist);
  if (before !== undefined) return before;
  const twins = sameWording(checklist);
  known.set(checklist, twins);
  return twins;
}
