/** Ways to look at the open run, and what its keys do: so that everything with a key is found without knowing it. */
import { triggersOf } from '#shared/checklist/triggers-of.ts';
import { steadyTime } from '#shared/run/clock-doubt.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { triggerStatus } from '#shared/verification/trigger.ts';
import { desktop } from '../../desktop.ts';
import type { AppState } from '../../stores/app-state.ts';
import { openWall } from '../../stores/open-wall.ts';
import { spokenSummary } from '../now/spoken-summary.ts';
import { pressTrigger } from '../now/trigger-actions.ts';
import { triggerName } from '../now/trigger-name.ts';
import { printOpenItems } from '../paper/print-open-items.ts';
import { openEntry, sendFocus, useRunView } from '../run/run-view.ts';
import type { PaletteEntry } from './palette-entry.ts';

type Line = Pick<PaletteEntry, 'id' | 'label' | 'run'> & Partial<PaletteEntry>;

function line(entry: Line): PaletteEntry {
  return { group: 'Do', detail: '', icon: 'chevron-right', ...entry };
}

/** For every run that can be read. */
export function viewActions(run: StartedRun): readonly PaletteEntry[] {
  const onRun =
    (show: (state: AppState) => void): PaletteEntry['run'] =>
    (state) => {
      state.go({ name: 'run', runId: run.runId });
      show(state);
    };
  return [
    line({
      id: 'wall',
      label: 'Wall view',
      detail: 'a second window for the big screen; it only shows',
      run: (state) => openWall(state, desktop),
    }),
    line({
      id: 'focus-mode',
      label: 'Focus mode',
      keys: 'c',
      run: onRun(() => {
        useRunView.setState({ isFocusMode: true });
        sendFocus('list');
      }),
    }),
    line({
      id: 'recall',
      label: 'Recall: failed, deferred, late, overdue',
      keys: 'r',
      run: onRun(() => useRunView.setState({ isRecallOpen: true, recallAt: 0 })),
    }),
    line({
      id: 'jump',
      label: 'Go to a section…',
      keys: 'g',
      run: onRun(({ openOverlay }) => openOverlay({ name: 'jump' })),
    }),
    line({
      id: 'filter',
      label: 'Filter items of the whole run',
      keys: 'Ctrl+F',
      icon: 'search',
      run: onRun(() => openFilter()),
    }),
    line({
      id: 'read-time',
      label: 'Read the time aloud',
      detail: 'for screen readers',
      keys: 'Shift+T',
      run: ({ announce, readWall }) => announce(spokenSummary(run, steadyTime(run, readWall()))),
    }),
  ];
}

/** Where something may be recorded: the current item, the triggers, the last mark. */
export function itemActions(run: StartedRun, state: AppState): readonly PaletteEntry[] {
  if (run.phase === 'closing' || run.phase === 'rolling-back') return [];
  return [...marks(run, state), ...observing(run, state), undo, ...onPaper];
}

function marks(run: StartedRun, { currentItem }: AppState): readonly PaletteEntry[] {
  if (currentItem === null) return [];
  const asking = (
    state: 'failed' | 'deferred' | 'not-applicable',
    words: string,
    keys: string,
  ): PaletteEntry =>
    line({
      id: `mark ${state}`,
      label: `${currentItem} ${words}…`,
      detail: run.places.get(currentItem)?.item.text ?? '',
      keys,
      glyph: state === 'not-applicable' ? 'na' : state,
      run: ({ openOverlay }) => openOverlay({ name: 'reason', item: currentItem, state }),
    });
  return [
    asking('failed', 'failed', 'f'),
    asking('deferred', 'deferred', 'd'),
    asking('not-applicable', 'not applicable', 'a'),
    line({
      id: 'mark stated',
      label: `${currentItem} was done earlier…`,
      detail: 'states the time; both times are kept',
      icon: 'clock',
      run: ({ go }) => {
        go({ name: 'run', runId: run.runId });
        openEntry({ item: currentItem, kind: 'stated' });
      },
    }),
  ];
}

function observing(run: StartedRun, state: AppState): readonly PaletteEntry[] {
  return triggersOf(run.checklist).flatMap(({ number }, index) => {
    const status = triggerStatus(run, number, steadyTime(run, state.readWall()));
    if (status.state !== 'watched') return [];
    return line({
      id: `observe ${number}`,
      label: `Trigger observed: ${triggerName(run, number)}`,
      detail: 'starts its stopwatch',
      keys: `t ${index + 1}`,
      glyph: 'watched',
      acts: true,
      run: (now) => void pressTrigger(() => now, number),
    });
  });
}

const onPaper: readonly PaletteEntry[] = [
  line({
    id: 'print-open',
    label: 'Print what is open…',
    detail: 'a PDF with ids and room to write',
    icon: 'printer',
    run: (state) => void printOpenItems(state),
  }),
  line({
    id: 'transcribe',
    label: 'Type in from paper…',
    detail: 'marks are told as transcribed',
    icon: 'keyboard',
    run: ({ openOverlay }) => openOverlay({ name: 'transcribe' }),
  }),
];

const undo = line({
  id: 'undo',
  label: 'Undo the last mark',
  detail: 'a new entry; the mark stays in the history',
  keys: 'Ctrl+Z',
  icon: 'undo',
  acts: true,
  run: ({ undo: takeBack }) => void takeBack(),
});

/** The field is there once the palette has closed. */
function openFilter(): void {
  useRunView.setState({ filterWhole: true, list: 'items', isFocusMode: false });
  window.setTimeout(() => document.querySelector<HTMLInputElement>('input[data-filter]')?.focus());
}
