/** What the room works on now: its title, how much is left, and the lines to read out. */
import type { ChecklistGroup, ChecklistItem } from '#shared/checklist/checklist.ts';
import { rollbackItemsOf } from '#shared/checklist/rollback-items-of.ts';
import { stepsOf } from '#shared/checklist/steps-of.ts';
import { clockDoubt } from '#shared/run/clock-doubt.ts';
import { flatItems } from '#shared/run/flat-items.ts';
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { groupProgress } from '#shared/run/progress.ts';
import type { ItemNow, StartedRun } from '#shared/run/run-state.ts';
import { groupsOfPart } from '#shared/run/work-order.ts';
import { isSigned, signOffSlots } from '#shared/sign-off/sign-off-slots.ts';
import { timingOf } from '#shared/verification/timing.ts';
import { verifyGroups } from '#shared/verification/verification-window.ts';
import type { GlyphName } from '../../ui/glyph.tsx';
import { windowLines } from '../now/windows-model.ts';
import { itemGlyph } from '../run/item-words.ts';
import { shortTitle, stepName } from '../run/labels.ts';

export type WallLine = {
  readonly key: string;
  readonly glyph: GlyphName;
  /** Word for the glyph, for who hears it. */
  readonly state: string;
  readonly number: string;
  readonly text: string;
};

export type WallWork = {
  /** "30–60", "Step 3", or empty. */
  readonly label: string;
  readonly title: string;
  /** Steady instant at which it closes, or null. */
  readonly closesAt: number | null;
  readonly closed: number;
  readonly total: number;
  readonly lines: readonly WallLine[];
};

/** What is worked on at a steady instant, by phase. */
export function wallWork(run: StartedRun, steadyNow: number): WallWork {
  switch (run.phase) {
    case 'preparing':
      return prepare(run, steadyNow);
    case 'deploying':
      return deploy(run, steadyNow);
    case 'verifying':
      return verify(run, steadyNow);
    case 'rolling-back':
      return {
        label: '',
        title: 'Rollback steps',
        closesAt: null,
        ...worked(run, rollbackItemsOf(run.checklist), steadyNow),
      };
    case 'closing':
    case 'sealed':
      return signing(run);
  }
}

function prepare(run: StartedRun, steadyNow: number): WallWork {
  const sections = run.checklist.sections.filter(({ part }) => part === 'prepare');
  const counted = sections.map((section) => {
    const groups = section.groups.map(({ number }) => groupProgress(run, number, steadyNow));
    const closed = groups.reduce((sum, one) => sum + one.closed, 0);
    const total = groups.reduce((sum, one) => sum + one.total, 0);
    return { section, closed, total };
  });
  return {
    label: '',
    title: 'Prepare',
    closesAt: null,
    closed: counted.reduce((sum, one) => sum + one.closed, 0),
    total: counted.reduce((sum, one) => sum + one.total, 0),
    lines: counted
      .filter(({ closed, total }) => closed < total)
      .map(({ section, closed, total }) => ({
        key: section.number,
        glyph: closed === 0 ? 'open' : 'partial',
        state: 'open',
        number: section.number,
        text: `${section.title}, ${total - closed} left`,
      })),
  };
}

function deploy(run: StartedRun, steadyNow: number): WallWork {
  const steps = stepsOf(run.checklist);
  const started = steps.filter(({ number }) => run.steps[number] !== undefined);
  const group = started.find(({ number }) => run.steps[number]?.ended === null) ?? started.at(-1) ?? steps[0];
  if (group === undefined) return ofGroups(run, groupsOfPart(run, 'deploy'), steadyNow);
  return {
    label: stepName(group),
    title: shortTitle(group),
    closesAt: null,
    ...worked(run, flatItems(group), steadyNow),
  };
}

function verify(run: StartedRun, steadyNow: number): WallWork {
  const lines = clockDoubt(run) === null ? windowLines(run, steadyNow) : [];
  const open = lines.find(({ phase }) => phase === 'open');
  if (open === undefined)
    return ofGroups(run, [...groupsOfPart(run, 'deploy'), ...verifyGroups(run)], steadyNow);
  const current = worked(run, flatItems(open.window.group), steadyNow);
  const late = flatOverdue(run, steadyNow).filter(
    ({ key }) => !current.lines.some((line) => line.key === key),
  );
  return {
    label: open.label,
    title: open.name,
    closesAt: open.window.steadyCloses,
    ...current,
    lines: [...late, ...current.lines],
  };
}

/** After the last window, and while nobody knows which is open: whatever of the night is not closed. */
function ofGroups(run: StartedRun, groups: readonly ChecklistGroup[], steadyNow: number): WallWork {
  const items = groups.flatMap(flatItems);
  return { label: '', title: 'Not closed yet', closesAt: null, ...worked(run, items, steadyNow) };
}

function signing(run: StartedRun): WallWork {
  const slots = signOffSlots(run.checklist);
  const open = slots.filter((slot) => !isSigned(run, slot));
  return {
    label: '',
    title: run.phase === 'sealed' ? 'Sealed' : 'Approvals',
    closesAt: null,
    closed: slots.length - open.length,
    total: slots.length,
    lines: open.map(({ slot, label }) => ({
      key: slot,
      glyph: 'open',
      state: 'not signed',
      number: '',
      text: label,
    })),
  };
}

function flatOverdue(run: StartedRun, steadyNow: number): readonly WallLine[] {
  return verifyGroups(run)
    .flatMap(flatItems)
    .filter(
      ({ number }) => timingOf(run, number, steadyNow).kind === 'overdue' && !isClosed(itemNow(run, number)),
    )
    .map((item) => lineOf(run, item, steadyNow));
}

function worked(
  run: StartedRun,
  all: readonly ChecklistItem[],
  steadyNow: number,
): Pick<WallWork, 'closed' | 'total' | 'lines'> {
  const items = all.filter(({ kind }) => kind === 'item');
  const open = items.filter(({ number }) => !isClosed(itemNow(run, number)));
  return {
    closed: items.length - open.length,
    total: items.length,
    lines: open.map((item) => lineOf(run, item, steadyNow)),
  };
}

function lineOf(run: StartedRun, item: ChecklistItem, steadyNow: number): WallLine {
  const now = itemNow(run, item.number);
  const isOverdue = timingOf(run, item.number, steadyNow).kind === 'overdue';
  return {
    key: item.number,
    glyph: isOverdue && now.state === 'open' ? 'late' : itemGlyph(now),
    state: isOverdue ? 'overdue' : stateOf(now),
    number: item.number,
    text: item.text,
  };
}

function stateOf(now: ItemNow): string {
  return now.state === 'open' ? 'open' : now.state;
}
