import { type ReactNode, useEffect } from 'react';
import { desktop } from '../../desktop.ts';
import { notSavedStrip } from '../../stores/notice-slice.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { useAnnouncer } from '../../ui/live-regions.tsx';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { OtherCopyStrip } from '../custody/other-copy-strip.tsx';
import { saveRunCopy } from '../custody/custody-acts.ts';
import { ElsewhereStrip } from '../custody/elsewhere-strip.tsx';
import styles from './app-frame.module.css';
import { playSound, volumeOf } from './sounds.ts';

/** What stays on top of every screen until its cause is gone. */
export function Strips(): ReactNode {
  const strips = useApp((state) => state.strips);
  const readOnly = useReadOnlySentence();
  return (
    <div className={styles.strips}>
      <OtherCopyStrip />
      <ElsewhereStrip />
      {(strips.length > 0 || readOnly !== null) && (
        <section aria-label="Notices">
          {readOnly !== null && <Strip tone="caution">{readOnly}</Strip>}
          {strips.map((strip) => (
            <Strip
              key={strip.id}
              tone="caution"
              actions={strip.id === notSavedStrip ? <SaveElsewhere /> : undefined}
            >
              {strip.text}
            </Strip>
          ))}
        </section>
      )}
    </div>
  );
}

/** While the disk takes nothing, one run can still be written somewhere else. */
function SaveElsewhere(): ReactNode {
  const store = useAppStore();
  const runId = useApp((state) => state.runId);
  if (runId === null) return null;
  return (
    <Button size="sm" onClick={() => void saveRunCopy(store.getState, runId)}>
      Save a copy elsewhere…
    </Button>
  );
}

/** Why nothing can be recorded in the run on screen; a sealed one says so itself. */
function useReadOnlySentence(): string | null {
  const isRun = useApp(({ screen }) => 'runId' in screen);
  const runId = useApp((state) => state.runId);
  const because = useApp((state) => state.readOnly);
  const offset = useApp((state) => state.offsetMinutes);
  if (
    !isRun ||
    runId === null ||
    because === null ||
    because === 'sealed' ||
    because === 'elsewhere' ||
    because === 'other-copy'
  )
    return null;
  return troubleText({ code: 'RunReadOnly', runId, because }, offset);
}

/** Speaks what the store announces, and sounds what cannot wait. */
export function NoticeVoice(): null {
  const announcement = useApp((state) => state.announcement);
  const isNotSaved = useApp((state) => state.notSaved !== null);
  const { announce, announceAssertively } = useAnnouncer();
  const volume = useApp(({ settings }) => volumeOf('not-saved', settings));
  // Screen readers are outside React.
  useEffect(() => {
    if (announcement === null) return;
    (announcement.assertive ? announceAssertively : announce)(announcement.text);
  }, [announcement, announce, announceAssertively]);
  // The loudspeaker is outside React.
  useEffect(() => {
    if (!isNotSaved) return;
    void playSound('not-saved', volume);
    // The operator may look at a terminal at this moment.
    void desktop.raiseAlarm({
      title: 'Runsheet cannot save',
      body: 'No further mark is taken.',
      urgent: false,
    });
    // oxlint-disable-next-line react/exhaustive-deps -- a change of the volume is no new trouble
  }, [isNotSaved]);
  return null;
}
