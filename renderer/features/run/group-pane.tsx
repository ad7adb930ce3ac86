import type { ReactNode } from 'react';
import { stepsOf } from '#shared/checklist/steps-of.ts';
import type { Checklist, ChecklistGroup, ChecklistSection } from '#shared/checklist/checklist.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { isStepOpen, nextStep } from '#shared/verification/gate.ts';
import { toldAfterPaint } from '../../stores/told-after-paint.ts';
import { AppStoreContext, useApp, useAppStore, useOfRun, useRun } from '../../stores/use-app.ts';
import { Chip } from '../../ui/chip.tsx';
import { ConditionalsLine } from '../conditionals/conditionals-line.tsx';
import { GateCard } from '../gate/gate-card.tsx';
import { WindowGateCards } from '../gate/window-gate-card.tsx';
import { ClosingLine } from './closing-line.tsx';
import { GroupHeader } from './group-header.tsx';
import { ItemList } from './item-list.tsx';
import { PlainRow } from './item-row.tsx';
import { stepName } from './labels.ts';
import { NextGroupLine } from './next-group-line.tsx';
import { goToGroup } from './go-to.ts';
import { useIsReadOnly } from './use-is-read-only.ts';
import { useLayout } from './use-layout.ts';
import styles from './run-screen.module.css';

/** The group at hand: its items, or the gate that stands before them. */
export function GroupPane(): ReactNode {
  // Not the run itself: a mark draws what it changes in here, not all of it.
  const checklist = useOfRun((run) => run.checklist);
  const currentGroup = useApp((state) => state.currentGroup);
  const isOpen = useOfRun((run) => currentGroup !== null && isStepOpen(run, currentGroup));
  const layout = useLayout();
  const store = useAppStore();
  const found = findGroup(checklist, currentGroup);
  if (found === null) return null;
  const { section, group } = found;
  const isWorked = worked.includes(group.kind) && section.part !== 'follow-up';
  // Pinned above the list, but where there is no room for both it scrolls with it.
  const isSmall = layout === 'small';
  return (
    <>
      <div>
        <AppStoreContext value={toldAfterPaint(store)}>
          <GroupHeader section={section} group={group} isWorked={isWorked && isOpen} />
        </AppStoreContext>
        <Aborted />
        {!isSmall && <WindowGateCards />}
      </div>
      <div className={styles.below}>
        <div className={styles.scroller} key={group.number} data-scroller>
          {isSmall && <WindowGateCards />}
          {!isWorked ? (
            <PlainList section={section} group={group} />
          ) : isOpen ? (
            <OpenGroup section={section} group={group} />
          ) : (
            <BeforeGate group={group} />
          )}
        </div>
      </div>
    </>
  );
}

interface GroupProps {
  readonly section: ChecklistSection;
  readonly group: ChecklistGroup;
}

function OpenGroup({ section, group }: GroupProps): ReactNode {
  const isReadOnly = useIsReadOnly();
  return (
    <>
      {section.part === 'prepare' && !isReadOnly && <ConditionalsLine />}
      <ItemList group={group} isReadOnly={isReadOnly} />
      <ClosingLine group={group} />
      <NextGroupLine group={group} />
    </>
  );
}

function BeforeGate({ group }: { readonly group: ChecklistGroup }): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const steps = stepsOf(run.checklist);
  const previous = steps[steps.findIndex((step) => step.number === group.number) - 1] ?? null;
  const next = nextStep(run);
  const back = (): void => {
    const target =
      previous ?? run.checklist.sections.find((section) => section.part === 'prepare')?.groups[0];
    if (target !== undefined) goToGroup(store.getState(), target.number);
  };
  return (
    <>
      {next?.number === group.number ? (
        <GateCard group={group} previous={previous} onBack={back} />
      ) : (
        <p className={styles.opensAfter}>
          {stepName(group)} opens after {previous === null ? 'Prepare' : stepName(previous)}. Its items can be
          read.
        </p>
      )}
      <ItemList group={group} isReadOnly isDimmed />
    </>
  );
}

/** Triggers, roles, rollback steps and follow-ups are answered elsewhere; here they are read. */
function PlainList({ section, group }: GroupProps): ReactNode {
  return (
    <>
      <p className={styles.opensAfter}>{whereAnswered(section, group)}</p>
      <ul className={styles.plain}>
        {group.items.map((item) => (
          <PlainRow key={item.number} item={item} />
        ))}
      </ul>
    </>
  );
}

function whereAnswered(section: ChecklistSection, group: ChecklistGroup): string {
  if (group.kind === 'triggers')
    return 'Triggers are watched in the Now panel: t and the number when one is observed.';
  if (section.part === 'rollback') return 'These steps open when a rollback is decided.';
  if (section.part === 'approve') return 'Approvals are given on their own screen.';
  return 'Follow-ups fall due after go-live and are kept in the addendum.';
}

function Aborted(): ReactNode {
  const aborted = useOfRun((run) => run.aborted);
  if (aborted === null) return null;
  const { stamp, reason } = aborted;
  return (
    <p className={styles.aborted}>
      <Chip glyph="aborted">Aborted</Chip>
      Aborted {formatTimeOfDay(stamp.at, stamp.offsetMinutes)} by {stamp.by}: {reason}
    </p>
  );
}

const worked: readonly string[] = ['items', 'step', 'window'];

function findGroup(checklist: Checklist, number: string | null): GroupProps | null {
  for (const section of checklist.sections) {
    const group = section.groups.find((one) => one.number === number);
    if (group !== undefined) return { section, group };
  }
  return null;
}
