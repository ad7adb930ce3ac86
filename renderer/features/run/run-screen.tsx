import { type ReactNode, type RefObject, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { AppStore } from '../../stores/app-store.ts';
import { toldAfterPaint } from '../../stores/told-after-paint.ts';
import { AppStoreContext, useApp, useAppStore, useOfRun } from '../../stores/use-app.ts';
import { ClockQuestion } from '../recovery/clock-question.tsx';
import { useIsTimeAsked } from '../recovery/use-is-time-asked.ts';
import { classNames } from '../../ui/class-names.ts';
import { ConditionalsView } from '../conditionals/conditionals-view.tsx';
import { useEvidencePaste } from '../evidence/use-evidence-paste.ts';
import { FocusMode } from '../focus/focus-mode.tsx';
import { NowPanel } from '../now/now-panel.tsx';
import { NowStrip } from '../now/now-strip.tsx';
import { useReadLearned } from '../review/learned.ts';
import { NewerVersionLine } from '../update-checklist/newer-version-line.tsx';
import { StatusBar } from '../shell/status-bar.tsx';
import { RunTopBar } from '../shell/run-top-bar.tsx';
import { keepDrafts, readDrafts } from './draft-keeper.ts';
import { GroupPane } from './group-pane.tsx';
import { KeyBar } from './key-bar.tsx';
import { NarrowRail } from './narrow-rail.tsx';
import { NowCover } from './now-cover.tsx';
import { Rail } from './rail.tsx';
import { RecallDialog } from './recall-dialog.tsx';
import { RecallLine } from './recall-line.tsx';
import { goToGroup } from './go-to.ts';
import { createRunActions } from './run-actions.ts';
import { useRunKeys } from './run-keys.ts';
import { resetRunView, useRunView } from './run-view.ts';
import { useIsReadOnly } from './use-is-read-only.ts';
import { useLayout, type Layout } from './use-layout.ts';
import { RunActionsContext } from './use-run-actions.ts';
import styles from './run-screen.module.css';

/** A run being worked: sections on the left, the group with its current item, and everything that runs on the right. */
export function RunScreen(): ReactNode {
  const store = useAppStore();
  const isReadOnly = useIsReadOnly();
  const layout = useLayout();
  const isTimeAsked = useIsTimeAsked();
  const isFocusMode = useRunView((view) => view.isFocusMode) && !isTimeAsked;
  const actions = useMemo(() => createRunActions(store.getState), [store]);
  const frame = useRef<HTMLElement>(null);
  // The rows come first; what stands beside them is drawn in small parts that hold up no key.
  const isWhole = useDeferredValue(true, false);
  useView();
  useRunKeys(frame, actions, isReadOnly);
  useEvidencePaste(isReadOnly);
  useReadLearned(useOfRun((run) => run.runId));
  return (
    <RunActionsContext value={actions}>
      <div className={styles.screen}>
        <AppStoreContext value={toldAfterPaint(store)}>
          <div inert={isFocusMode} className={styles.bar}>
            <RunTopBar />
          </div>
          <div inert={isFocusMode} className={classNames(styles.columns, styles[layout])}>
            {layout !== 'small' && (isWhole ? <RailOf layout={layout} /> : <div />)}
            <Centre layout={layout} store={store} frame={isFocusMode ? null : frame} />
            {layout !== 'small' && (isWhole ? <NowPanel isNarrow={layout === 'narrow'} /> : <div />)}
          </div>
        </AppStoreContext>
        {isFocusMode && <FocusMode frame={frame} />}
      </div>
      <Covers layout={layout} />
    </RunActionsContext>
  );
}

function RailOf({ layout }: { readonly layout: Layout }): ReactNode {
  return layout === 'narrow' ? <NarrowRail /> : <Rail />;
}

interface CentreProps {
  readonly layout: Layout;
  /** For the rows, which are told at once. */
  readonly store: AppStore;
  /** Null in focus mode, which then holds the keys. */
  readonly frame: RefObject<HTMLElement | null> | null;
}

function Centre({ layout, store, frame }: CentreProps): ReactNode {
  const list = useRunView((view) => view.list);
  const isTimeAsked = useIsTimeAsked();
  const isFocusMode = frame === null;
  const openNow = (): void => useRunView.setState({ cover: 'now' });
  const Frame = isFocusMode ? 'div' : 'main';
  return (
    <Frame
      ref={frame as RefObject<HTMLDivElement | null> | null} // `as`: div and main are both plain elements
      className={styles.centre}
      data-pane="items"
    >
      <div>
        {layout === 'small' && <NowStrip onOpen={openNow} />}
        {layout !== 'small' && <RecallLine />}
        <NewerVersionLine />
      </div>
      <div className={styles.pane}>
        <AppStoreContext value={store}>
          {isTimeAsked ? <ClockQuestion /> : list === 'conditionals' ? <ConditionalsView /> : <GroupPane />}
        </AppStoreContext>
      </div>
      {isFocusMode ? null : layout === 'small' ? <StatusBar /> : <KeyBar />}
    </Frame>
  );
}

function Covers({ layout }: { readonly layout: Layout }): ReactNode {
  const cover = useRunView((view) => view.cover);
  const isRecallOpen = useRunView((view) => view.isRecallOpen);
  return (
    <>
      {layout === 'small' && cover === 'now' && <NowCover />}
      {isRecallOpen && <RecallDialog />}
    </>
  );
}

/** A run opens at its current item, with the drafts that were not saved. */
function useView(): void {
  const runId = useOfRun((run) => run.runId);
  const store = useAppStore();
  const currentGroup = useApp((state) => state.currentGroup);
  // Drafts live in the window's storage while this run is open.
  useEffect(() => {
    const { run } = store.getState();
    const isUntouched = run.status === 'started' && Object.keys(run.items).length === 0;
    resetRunView(readDrafts(runId), isUntouched ? 'questions' : 'list');
    return keepDrafts(runId);
  }, [runId, store]);
  // A run whose focus is nowhere begins at its first group.
  useEffect(() => {
    const state = store.getState();
    const first = state.run.status === 'none' ? undefined : state.run.checklist.sections[0]?.groups[0];
    if (currentGroup === null && first !== undefined) goToGroup(state, first.number);
  }, [store, currentGroup, runId]);
}
