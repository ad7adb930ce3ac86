/** What can be done with the open run. Decisions open their card; nothing here decides. */
import { canDeclareGoLive } from '#shared/verification/gate.ts';
import { triggersOf } from '#shared/checklist/triggers-of.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { runningBreaches } from '#shared/verification/trigger.ts';
import type { AppState } from '../../stores/app-state.ts';
import type { Overlay } from '../../stores/overlays.ts';
import { otherVersions } from '../update-checklist/newer-versions.ts';
import { realRunFrom } from '../new-run/new-run-form.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { itemActions } from './view-actions.ts';

export function runActions(run: StartedRun, state: AppState): readonly PaletteEntry[] {
  if (run.phase === 'sealed' || state.readOnly !== null) return openScreens(run);
  return [
    ...clearings(run),
    ...goLive(run),
    ...rollback(run),
    ...notes(state),
    ...itemActions(run, state),
    ...thresholds(run),
    ...changes(run, state),
    ...openScreens(run),
    ...endings(run),
  ];
}

type Card = Pick<PaletteEntry, 'label' | 'detail' | 'icon' | 'glyph' | 'keys'> & {
  readonly overlay: Overlay;
};

function card({ overlay, ...entry }: Card): PaletteEntry {
  return {
    ...entry,
    id: `${overlay.name} ${entry.label}`,
    group: 'Do',
    run: ({ openOverlay }) => openOverlay(overlay),
  };
}

function clearings(run: StartedRun): readonly PaletteEntry[] {
  if (run.phase === 'rolling-back' || run.phase === 'closing') return [];
  const triggers = triggersOf(run.checklist).map(({ number }) => number);
  return runningBreaches(run).map(({ trigger }): PaletteEntry => ({
    id: `clear ${trigger}`,
    group: 'Do',
    label: `Clear the running trigger: ${run.places.get(trigger)?.item.text ?? trigger}`,
    detail: '',
    keys: `t ${triggers.indexOf(trigger) + 1}`,
    glyph: 'running',
    acts: true,
    run: ({ dispatch }) => void dispatch({ type: 'ClearTrigger', trigger, clearedAt: null }),
  }));
}

function goLive(run: StartedRun): readonly PaletteEntry[] {
  if (run.goLive === null)
    return run.phase === 'deploying' && canDeclareGoLive(run)
      ? [
          card({
            label: 'Declare go-live…',
            detail: 'asks for the moment',
            keys: 'Ctrl+L',
            icon: 'clock',
            overlay: { name: 'go-live' },
          }),
        ]
      : [];
  if (run.phase !== 'verifying' && run.phase !== 'deploying') return [];
  return [
    card({
      label: 'Correct go-live time…',
      detail: 'asks for the moment and a reason',
      icon: 'clock',
      overlay: { name: 'correct-go-live' },
    }),
  ];
}

function rollback(run: StartedRun): readonly PaletteEntry[] {
  if (run.phase === 'rolling-back')
    return [
      card({
        label: 'Cancel rollback…',
        detail: 'asks for the decision maker and a reason',
        icon: 'undo',
        overlay: { name: 'cancel-rollback' },
      }),
    ];
  if (run.phase !== 'deploying' && run.phase !== 'verifying') return [];
  return [
    card({
      label: 'Rollback: start without a trigger…',
      detail: 'asks for the decision maker and a reason',
      glyph: 'rolled-back',
      overlay: { name: 'start-rollback' },
    }),
  ];
}

function notes({ currentItem }: AppState): readonly PaletteEntry[] {
  const onItem =
    currentItem === null
      ? []
      : [
          card({
            label: `Note on ${currentItem}…`,
            detail: '',
            keys: 'n',
            icon: 'note',
            overlay: { name: 'note', item: currentItem },
          }),
          card({
            label: `Evidence for ${currentItem}…`,
            detail: '',
            keys: 'e',
            icon: 'attachment',
            overlay: { name: 'evidence', item: currentItem },
          }),
        ];
  return [
    ...onItem,
    card({ label: 'Note on the run…', detail: '', icon: 'note', overlay: { name: 'note', item: null } }),
  ];
}

function thresholds(run: StartedRun): readonly PaletteEntry[] {
  if (run.phase === 'closing' || run.phase === 'rolling-back') return [];
  return triggersOf(run.checklist)
    .filter(({ trigger }) => trigger.holdSeconds === null)
    .map(({ number, text }) =>
      card({
        label: `Set the time of a trigger: ${text}…`,
        detail: 'at once unless set',
        glyph: 'watched',
        overlay: { name: 'threshold', trigger: number },
      }),
    );
}

function changes(run: StartedRun, { checklists }: AppState): readonly PaletteEntry[] {
  if (run.phase === 'closing') return [];
  return [
    ...(otherVersions(run, checklists).length === 0
      ? []
      : [
          card({
            label: 'Use another version of the checklist…',
            detail: 'keeps marks of unchanged items, asks about the rest',
            icon: 'note',
            overlay: { name: 'update-checklist' },
          }),
        ]),
    card({
      label: 'Hand over…',
      detail: 'to another operator',
      keys: 'Ctrl+Shift+H',
      icon: 'person',
      overlay: { name: 'hand-over' },
    }),
    card({
      label: 'Change the people…',
      detail: 'contacts, decision maker, who will sign',
      icon: 'phone',
      overlay: { name: 'people' },
    }),
    card({
      label: 'Change the details…',
      detail: 'release, ticket, planned start, reason',
      icon: 'pencil',
      overlay: { name: 'details' },
    }),
  ];
}

/** Keeps people and checklist, not marks: nothing is created before the form is sent. */
function makeReal(run: StartedRun): PaletteEntry {
  return {
    id: 'make-real',
    group: 'Do',
    label: 'Make a real run from this…',
    detail: 'keeps people and checklist, not marks',
    icon: 'plus',
    run: ({ saveNewRunDraft, go }) => {
      void saveNewRunDraft(JSON.stringify(realRunFrom(run))).then(() => go({ name: 'new-run' }));
    },
  };
}

function openScreens(run: StartedRun): readonly PaletteEntry[] {
  const { runId } = run;
  type Name = 'run' | 'approvals' | 'record' | 'follow-ups' | 'review';
  const screen = (name: Name, label: string, detail = ''): PaletteEntry => ({
    id: `screen ${name}`,
    group: 'Go to',
    label,
    detail,
    icon: 'chevron-right',
    run: ({ go }) => go({ name, runId }),
  });
  return [
    ...(run.rehearsal ? [makeReal(run)] : []),
    screen('approvals', 'Approvals: poll and sign-offs'),
    screen('record', 'Record: the approval sheet', 'save it, seal the run, export'),
    ...(run.goLive === null ? [] : [screen('follow-ups', 'Follow-ups and their addenda')]),
    ...(run.closing === null ? [] : [screen('review', 'Post-run review: what was learned')]),
    screen('run', 'Items of the run'),
  ];
}

function endings(run: StartedRun): readonly PaletteEntry[] {
  if (run.phase === 'closing')
    return [
      card({
        label: 'Reopen the record…',
        detail: 'asks for a reason; who has signed must sign again',
        icon: 'undo',
        overlay: { name: 'reopen-record' },
      }),
    ];
  return [
    card({
      label: 'Close the record…',
      detail: 'shows the recall first',
      icon: 'padlock',
      overlay: { name: 'close-record' },
    }),
    card({
      label: 'Abort this run…',
      detail: 'asks for a reason; nothing is rolled back',
      glyph: 'aborted',
      overlay: { name: 'abort' },
    }),
  ];
}
