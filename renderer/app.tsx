import { type ReactNode, useCallback } from 'react';
import { namesOfKeys } from '#shared/letter-keys.ts';
import { AlarmLayer } from './features/alarm/alarm-layer.tsx';
import { AlarmStrip } from './features/alarm/alarm-strip.tsx';
import { DecisionOverlays } from './features/alarm/decision-overlays.tsx';
import { ApprovalsScreen } from './features/approvals/approvals-screen.tsx';
import { CompareScreen } from './features/compare/compare-screen.tsx';
import { ChecklistsScreen } from './features/checklists/checklists-screen.tsx';
import { ImportScreen } from './features/checklists/import-screen.tsx';
import { StopReading } from './features/checklists/reading-wait.tsx';
import { RestoreDialog } from './features/custody/restore-dialog.tsx';
import { TakeBackDialog } from './features/custody/take-back-dialog.tsx';
import { FollowUpsScreen } from './features/follow-ups/follow-ups-screen.tsx';
import { HelpDialog } from './features/help/help-dialog.tsx';
import { HomeScreen } from './features/home/home-screen.tsx';
import { ChangeDetailsDialog } from './features/new-run/change-details-dialog.tsx';
import { ChangePeopleDialog } from './features/new-run/change-people-dialog.tsx';
import { InsightsScreen } from './features/insights/insights-screen.tsx';
import { NewRunScreen } from './features/new-run/new-run-screen.tsx';
import { Moments } from './features/now/moments.tsx';
import { PaletteDialog } from './features/palette/palette-dialog.tsx';
import { RecordScreen } from './features/record/record-screen.tsx';
import { RemoveRunDialog } from './features/retention/remove-run-dialog.tsx';
import { ReviewScreen } from './features/review/review-screen.tsx';
import { RollbackScreen } from './features/rollback/rollback-screen.tsx';
import { RunOverlays } from './features/run/run-overlays.tsx';
import { RunScreen } from './features/run/run-screen.tsx';
import { SettingsScreen } from './features/settings/settings-screen.tsx';
import styles from './features/shell/app-frame.module.css';
import { NoticeVoice, Strips } from './features/shell/notices.tsx';
import { OperatorDialog } from './features/shell/operator-dialog.tsx';
import { RunNoteDialog } from './features/shell/run-note-dialog.tsx';
import { RunTroubleScreen } from './features/shell/run-trouble-screen.tsx';
import { StatusToast } from './features/shell/status-bar.tsx';
import { useAppKeys } from './features/shell/use-app-keys.ts';
import { useClock } from './features/shell/use-clock.ts';
import { useKeepAwake } from './features/shell/use-keep-awake.ts';
import { useTheme } from './features/shell/use-theme.ts';
import { useWindowTitle } from './features/shell/use-window-title.ts';
import { usePdfDrop } from './features/verify/use-pdf-drop.ts';
import { VerifyScreen } from './features/verify/verify-screen.tsx';
import { useApp } from './stores/use-app.ts';
import { KeyNames } from './ui/key-names.ts';
import { LiveRegions } from './ui/live-regions.tsx';
import { useAfter } from './ui/use-after.ts';

/** The window: one screen, and what lies above it. */
export function App(): ReactNode {
  const others = useApp((state) => state.settings.otherKeys);
  const nameOf = useCallback((keys: string) => namesOfKeys(keys, others), [others]);
  const isReady = useApp((state) => state.startUp !== null);
  return (
    <KeyNames value={nameOf}>
      <LiveRegions>
        <div className={styles.app}>
          <div>
            <AlarmStrip />
            <Strips />
          </div>
          <div className={styles.content}>{isReady ? <CurrentScreen /> : <Waiting />}</div>
        </div>
        {isReady && <Above />}
        <NoticeVoice />
        <Background />
        {isReady && <Moments />}
      </LiveRegions>
    </KeyNames>
  );
}

/** What goes on whatever is on screen. Apart from `App`, which would draw everything again whenever one of these changes. */
function Background(): null {
  useClock();
  useTheme();
  useWindowTitle();
  useKeepAwake();
  useAppKeys();
  usePdfDrop();
  return null;
}

function CurrentScreen(): ReactNode {
  const screen = useApp((state) => state.screen);
  switch (screen.name) {
    case 'runs':
      return <HomeScreen />;
    case 'new-run':
      return <NewRunScreen />;
    case 'compare':
      return <CompareScreen key={`${screen.one} ${screen.other}`} one={screen.one} other={screen.other} />;
    case 'insights':
      return <InsightsScreen />;
    case 'checklists':
      return <ChecklistsScreen />;
    case 'import':
      return <ImportScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'verify':
      return <VerifyScreen />;
    case 'run':
    case 'approvals':
    case 'record':
    case 'follow-ups':
    case 'review':
      return <ScreenOfRun key={screen.runId} name={screen.name} />;
  }
}

type RunScreenName = 'run' | 'approvals' | 'record' | 'follow-ups' | 'review';

function ScreenOfRun({ name }: { readonly name: RunScreenName }): ReactNode {
  const phase = useApp(({ run }) => (run.status === 'started' ? run.phase : null));
  const trouble = useApp((state) => state.runTrouble);
  if (trouble !== null) return <RunTroubleScreen trouble={trouble} />;
  if (phase === null) return <Waiting />;
  if (name === 'approvals') return <ApprovalsScreen />;
  if (name === 'record') return <RecordScreen />;
  if (name === 'follow-ups') return <FollowUpsScreen />;
  if (name === 'review') return <ReviewScreen />;
  return phase === 'rolling-back' ? <RollbackScreen /> : <RunScreen />;
}

/** Dialogs in the order they were opened; the alarm is above them all. */
function Above(): ReactNode {
  const overlays = useApp((state) => state.overlays);
  const isOpen = useApp((state) => state.run.status === 'started');
  const isNameless = useApp((state) => state.settings.operator === '');
  const has = (name: string): boolean => overlays.some((overlay) => overlay.name === name);
  return (
    <>
      <StatusToast />
      <RunOverlays />
      <DecisionOverlays />
      {isOpen && overlays.some((overlay) => overlay.name === 'note' && overlay.item === null) && (
        <RunNoteDialog />
      )}
      {isOpen && has('people') && <ChangePeopleDialog />}
      {isOpen && has('details') && <ChangeDetailsDialog />}
      {overlays.map(
        (overlay) => overlay.name === 'restore' && <RestoreDialog key="restore" preview={overlay.preview} />,
      )}
      {overlays.map(
        (overlay) => overlay.name === 'remove-run' && <RemoveRunDialog key="remove-run" run={overlay.run} />,
      )}
      {isOpen && has('take-back') && <TakeBackDialog />}
      {overlays.map((overlay) => overlay.name === 'help' && <HelpDialog key="help" page={overlay.page} />)}
      {has('palette') && <PaletteDialog />}
      {(isNameless || has('operator')) && <OperatorDialog isFirst={isNameless} />}
      <AlarmLayer />
    </>
  );
}

/** Nothing for 150 ms, so that a quick answer does not flicker; what takes a second is large, and can be stopped. */
function Waiting(): ReactNode {
  const isSlow = useAfter(150);
  const isLarge = useAfter(1000);
  if (!isSlow) return null;
  return (
    <output className={styles.waiting}>
      Reading…
      {isLarge && <StopReading />}
    </output>
  );
}
