/** What the rail shows: parts in order, and for each the lines under it. */
import type { ChecklistGroup, ChecklistSection, Part } from '#shared/checklist/checklist.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { groupProgress, partProgress, type Progress } from '#shared/run/progress.ts';
import { partsInOrder } from '#shared/run/work-order.ts';
import { isStepOpen } from '#shared/verification/gate.ts';
import { lastClose } from '#shared/verification/verification-window.ts';
import { shortTitle, windowLabel } from './labels.ts';

export type RailRow = {
  readonly kind: 'section' | 'group';
  /** Group to go to; for a section its first one. */
  readonly group: string;
  readonly key: string;
  /** "1", "0–30", "by 90"; empty for groups inside a section. */
  readonly label: string;
  readonly name: string;
  readonly progress: Progress;
  readonly isLocked: boolean;
  readonly isIndented: boolean;
  /** A section whose groups stand below it. */
  readonly isOpenSection: boolean;
};

export type RailPart = {
  readonly part: Part;
  readonly name: string;
  readonly hasSteps: boolean;
  readonly progress: Progress;
  readonly rows: readonly RailRow[];
};

export const partNames: { readonly [part in Part]: string } = {
  prepare: 'Prepare',
  deploy: 'Deploy',
  verify: 'Verify',
  rollback: 'Rollback',
  approve: 'Approvals',
  'follow-up': 'Follow-ups',
};

/** `steadyNow` only has to be as fresh as the newest window opening or closing. */
export function railParts(
  run: StartedRun,
  steadyNow: number,
  currentGroup: string | null,
): readonly RailPart[] {
  return partsInOrder.flatMap((part) => {
    const sections = run.checklist.sections.filter((section) => section.part === part);
    if (sections.length === 0) return [];
    return {
      part,
      name: partNames[part],
      hasSteps: sections.some((section) => section.groups.some((group) => group.kind === 'step')),
      progress: partProgress(run, part, steadyNow),
      rows: sections.flatMap((section) => sectionRows(run, section, { steadyNow, currentGroup })),
    };
  });
}

/** The part that is open by itself in this phase. */
export function currentPart(run: StartedRun): Part | null {
  switch (run.phase) {
    case 'preparing':
      return 'prepare';
    case 'deploying':
      return 'deploy';
    case 'verifying':
      return 'verify';
    case 'rolling-back':
      return 'rollback';
    case 'closing':
      return 'approve';
    case 'sealed':
      return null;
  }
}

type At = { readonly steadyNow: number; readonly currentGroup: string | null };

function sectionRows(run: StartedRun, section: ChecklistSection, at: At): readonly RailRow[] {
  const isPlain = section.groups.every((group) => group.kind === 'items') && section.part === 'prepare';
  if (!isPlain) return section.groups.map((group) => groupRow(run, group, at));
  const first = section.groups[0];
  if (first === undefined) return [];
  const isOpen = section.groups.some((group) => group.number === at.currentGroup);
  const progresses = section.groups.map((group) => groupProgress(run, group.number, at.steadyNow));
  const head: RailRow = {
    kind: 'section',
    key: `section ${section.number}`,
    group: (section.groups.find((_, index) => hasWork(progresses[index])) ?? first).number,
    label: section.number,
    name: section.title,
    progress: sum(progresses),
    isLocked: false,
    isIndented: false,
    isOpenSection: isOpen && section.groups.length > 1,
  };
  if (!isOpen || section.groups.length === 1) return [head];
  return [
    head,
    ...section.groups.map((group) => ({ ...groupRow(run, group, at), label: '', isIndented: true })),
  ];
}

function groupRow(run: StartedRun, group: ChecklistGroup, { steadyNow }: At): RailRow {
  return {
    kind: 'group',
    key: group.number,
    group: group.number,
    label: groupLabel(run, group),
    name: shortTitle(group),
    progress: groupProgress(run, group.number, steadyNow),
    isLocked: group.kind === 'step' && !isStepOpen(run, group.number),
    isIndented: false,
    isOpenSection: false,
  };
}

function groupLabel(run: StartedRun, group: ChecklistGroup): string {
  if (group.step !== null) return String(group.step);
  if (group.window !== null) return windowLabel(group.window);
  const isDueAtEnd = run.checklist.sections.some(
    (section) => section.part === 'verify' && section.groups.includes(group),
  );
  const last = lastClose(run);
  return isDueAtEnd && last !== null ? `by ${last}` : group.number;
}

function hasWork(progress: Progress | undefined): boolean {
  return progress !== undefined && progress.closed < progress.total;
}

function sum(progresses: readonly Progress[]): Progress {
  return progresses.reduce((total, one) => ({
    total: total.total + one.total,
    closed: total.closed + one.closed,
    done: total.done + one.done,
    failed: total.failed + one.failed,
    deferred: total.deferred + one.deferred,
    notApplicable: total.notApplicable + one.notApplicable,
    open: total.open + one.open,
    late: total.late + one.late,
    early: total.early + one.early,
    overdue: total.overdue + one.overdue,
  }));
}
