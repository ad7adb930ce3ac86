/** Everything the palette can find now. */
import { themeAt } from '#shared/appearance.ts';
import type { ItemState } from '#shared/run/run-events.ts';
import { itemNow, itemRecord } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { groupsInOrder, itemsToWork } from '#shared/run/work-order.ts';
import type { AppState } from '../../stores/app-state.ts';
import type { GlyphName } from '../../ui/glyph.tsx';
import { runName, shortRunNumber } from '../shell/run-name.ts';
import { openArchive } from '../custody/custody-acts.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { peopleOf } from './people-entries.ts';
import { runActions } from './run-actions.ts';
import { settingsEntries } from './settings-entries.ts';
import { viewActions } from './view-actions.ts';

export function paletteEntries(state: AppState): readonly PaletteEntry[] {
  const { run, screen } = state;
  const openRun = run.status === 'started' && 'runId' in screen && screen.runId === run.runId ? run : null;
  return [
    ...(openRun === null ? [] : runActions(openRun, state)),
    ...(openRun === null ? [] : viewActions(openRun)),
    ...appActions(state),
    ...(openRun === null ? [] : placesOf(openRun)),
    ...settingsEntries,
    ...(openRun === null ? [] : peopleOf(openRun)),
    ...(openRun === null ? [] : itemsOf(openRun)),
    ...runsOf(state),
  ];
}

function appActions(state: AppState): readonly PaletteEntry[] {
  const place = (id: string, label: string, keys: string, run: PaletteEntry['run']): PaletteEntry => ({
    id,
    group: 'Go to',
    label,
    detail: '',
    keys,
    icon: 'chevron-right',
    run,
  });
  const isDark = themeAt(state.settings, state.wallNow, state.offsetMinutes) === 'dark';
  return [
    ...(state.checklists.length === 0 ? [] : [newRun]),
    {
      id: 'import',
      group: 'Do',
      label: 'Import checklist (Markdown)…',
      detail: 'shows what is understood before it is kept',
      icon: 'file',
      run: ({ go }) => go({ name: 'import' }),
    },
    {
      id: 'verify',
      group: 'Do',
      label: 'Verify a PDF…',
      detail: 'shows whether it is what was signed',
      keys: 'Ctrl+O',
      icon: 'check',
      run: ({ go }) => go({ name: 'verify' }),
    },
    {
      id: 'open-archive',
      group: 'Do',
      label: 'Open a backup or a run from another laptop…',
      detail: 'shows what is in it before anything changes',
      icon: 'file',
      run: () => void openArchive(() => state, null),
    },
    {
      id: 'theme',
      group: 'Do',
      label: isDark ? 'Light colours' : 'Dark colours',
      detail: '',
      icon: isDark ? 'sun' : 'moon',
      run: ({ saveSettings }) => void saveSettings({ theme: isDark ? 'light' : 'dark' }),
    },
    {
      id: 'help',
      group: 'Do',
      label: 'All keys',
      detail: '',
      keys: '?',
      icon: 'keyboard',
      run: ({ openOverlay }) => openOverlay({ name: 'help', page: 'keys' }),
    },
    {
      id: 'help-checklists',
      group: 'Do',
      label: 'What is recognised in a checklist',
      detail: 'with an example each',
      icon: 'file',
      run: ({ openOverlay }) => openOverlay({ name: 'help', page: 'checklists' }),
    },
    place('runs', 'Runs', 'Ctrl+1', ({ go }) => go({ name: 'runs' })),
    place('insights', 'Insights', 'Ctrl+2', ({ go }) => go({ name: 'insights' })),
    place('checklists', 'Checklists', 'Ctrl+3', ({ go }) => go({ name: 'checklists' })),
    place('settings', 'Settings', 'Ctrl+4', ({ go }) => go({ name: 'settings' })),
  ];
}

const newRun: PaletteEntry = {
  id: 'new-run',
  group: 'Do',
  label: 'New run',
  detail: '',
  icon: 'plus',
  run: ({ go }) => go({ name: 'new-run' }),
};

/** Sections and groups of the open run, by number and name. */
function placesOf(run: StartedRun): readonly PaletteEntry[] {
  const toGroup =
    (group: string): PaletteEntry['run'] =>
    ({ go, selectGroup, selectItem }) => {
      go({ name: 'run', runId: run.runId });
      const first = itemsToWork(run, group)[0];
      if (first === undefined) selectGroup(group);
      else selectItem(first.number);
    };
  const sections = run.checklist.sections.map((section): PaletteEntry => ({
    id: `section ${section.number}`,
    group: 'Go to',
    label: `${section.number} ${section.title}`,
    detail: `${section.groups.reduce((sum, group) => sum + group.items.length, 0)} items`,
    icon: 'chevron-right',
    run: toGroup(section.groups[0]?.number ?? section.number),
  }));
  const groups = groupsInOrder(run).map((group): PaletteEntry => ({
    id: `group ${group.number}`,
    group: 'Go to',
    label: `${group.number} ${group.title}`,
    detail: `${group.items.length} ${group.kind === 'rollback' ? 'steps' : 'items'}`,
    icon: 'chevron-right',
    run: toGroup(group.number),
  }));
  return [...sections, ...groups];
}

/** Every item of the open run with its newest note. */
function itemsOf(run: StartedRun): readonly PaletteEntry[] {
  return [...run.places.values()].map(({ item }): PaletteEntry => {
    const note = itemRecord(run, item.number).notes.at(-1)?.text ?? itemNow(run, item.number).reason;
    return {
      id: `item ${item.number}`,
      group: 'Items',
      label: `${item.number} ${item.text}`,
      detail: note === null || note === undefined ? '' : `note: “${note}”`,
      glyph: item.kind === 'trigger' ? 'watched' : glyphs[itemNow(run, item.number).state],
      run: ({ go, selectItem }) => {
        go({ name: 'run', runId: run.runId });
        selectItem(item.number);
      },
    };
  });
}

const glyphs: Readonly<Record<ItemState, GlyphName>> = {
  open: 'open',
  done: 'done',
  failed: 'failed',
  deferred: 'deferred',
  'not-applicable': 'na',
};

function runsOf({ summaries }: AppState): readonly PaletteEntry[] {
  return summaries.map((summary): PaletteEntry => ({
    id: `run ${summary.runId}`,
    group: 'Runs',
    label: `${runName(summary)} ${summary.ticket}`.trim(),
    detail: `${summary.environment} · Run ${shortRunNumber(summary.runNumber)}${summary.rehearsal ? ' · rehearsal' : ''}`,
    icon: 'chevron-right',
    run: ({ go }) => go({ name: 'run', runId: summary.runId }),
  }));
}
