import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { counting } from '#shared/run/clock-doubt.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { runName } from '../shell/run-name.ts';
import { AlarmChoices } from './alarm-choices.tsx';
import { AlarmFacts } from './alarm-facts.tsx';
import { type RunAlarm } from './alarm-model.ts';
import { ClearedForm, HoldForm, RollbackForm } from './alarm-forms.tsx';
import { firstChoice } from './decider.ts';
import { DeciderPanel } from './decider-panel.tsx';
import { type AlarmForm, useAlarmForm } from './use-alarm-form.ts';
import { useQuietStart } from './use-quiet-start.ts';
import styles from './alarm-card.module.css';

interface AlarmCardProps {
  readonly alarm: RunAlarm;
}

const quietMs = 600;

/** The card over everything: what passed its threshold, who decides, and two choices of equal size. */
export function AlarmCard({ alarm }: AlarmCardProps): ReactNode {
  const [decider, setDecider] = useState(firstChoice);
  const form = useAlarmForm(alarm, decider);
  const putAside = useApp((state) => state.putAlarmsAside);
  const silence = useApp((state) => state.silenceAlarms);
  const isSilenced = useApp(({ alarmsSilenced }) => alarm.keys.every((key) => alarmsSilenced.includes(key)));
  const openedAt = useOpenedAt(form.mode);
  useQuietStart(quietMs, (event) => isStrayWord(event, form, openedAt.current));
  return (
    <Dialog
      role="alertdialog"
      look="bare"
      size="lg"
      title={`Threshold passed: ${triggerTexts(alarm)}`}
      className={styles.card}
      onClose={() => (form.mode === 'choose' ? putAside(alarm.keys) : form.open('choose'))}
      onSubmit={() => void form.submit()}
      hotkeys={[
        { keys: 'Shift+R', run: () => form.open('rollback') },
        { keys: 'Shift+H', run: () => form.open('hold') },
        { keys: 'l', run: () => form.open('cleared') },
        { keys: 'm', run: () => silence(alarm.keys) },
      ]}
    >
      <Band alarm={alarm} />
      <div className={styles.body}>
        <AlarmFacts alarm={alarm} />
        <DeciderPanel run={alarm.run} choice={decider} onChange={setDecider} />
        <FormOfMode form={form} alarm={alarm} />
      </div>
      <Foot
        form={form}
        isSilenced={isSilenced}
        onSilence={() => silence(alarm.keys)}
        onAside={() => putAside(alarm.keys)}
      />
    </Dialog>
  );
}

/**
 * In the confirmation of a rollback only Enter, Escape and moving about count; a letter is a word for somebody else.
 * So is one where a time is asked: "kill" and "tail", typed for a terminal with an Enter after them, clear nothing.
 */
function isStrayWord(event: KeyboardEvent, form: AlarmForm, openedAt: number): boolean {
  const isText = event.target instanceof HTMLInputElement && event.target.type === 'text';
  const isSign = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
  if (form.mode === 'cleared') {
    if (event.key === 'Enter') return performance.now() - openedAt < quietMs;
    if (!isSign || !/\p{L}/u.test(event.key)) return false;
  } else if (form.mode !== 'rollback' || !isSign || isText) return false;
  form.open('choose');
  return true;
}

/** When the form that is shown appeared, in steady milliseconds. */
function useOpenedAt(mode: AlarmForm['mode']): RefObject<number> {
  const openedAt = useRef(0);
  // Reads the clock once the form is on screen.
  useEffect(() => {
    openedAt.current = performance.now();
  }, [mode]);
  return openedAt;
}

function triggerTexts({ run, tripped }: RunAlarm): string {
  return tripped.map(({ trigger }) => run.places.get(trigger)?.item.text ?? trigger).join('; ');
}

function Band({ alarm }: AlarmCardProps): ReactNode {
  const wallNow = useApp((state) => state.wallNow);
  const offset = useApp((state) => state.offsetMinutes);
  const isOpenRun = useApp((state) => state.runId === alarm.run.runId && 'runId' in state.screen);
  const isHoldOver = alarm.tripped.every(({ hold }) => hold !== null);
  return (
    <div className={styles.band}>
      <Glyph name="tripped" size={28} tone="inherit" />
      <h2>{isHoldOver ? 'Hold has ended' : 'Threshold passed'}</h2>
      {!isOpenRun && <span className={styles.run}>{runName(alarm.run.details)}</span>}
      {alarm.run.rehearsal && <span className={styles.rehearsal}>Rehearsal</span>}
      <span className={styles.time}>{counting(alarm.run, formatTimeOfDay(wallNow, offset))}</span>
    </div>
  );
}

function FormOfMode({ form, alarm }: { readonly form: AlarmForm; readonly alarm: RunAlarm }): ReactNode {
  switch (form.mode) {
    case 'choose':
      return <AlarmChoices run={alarm.run} onChoose={form.open} />;
    case 'rollback':
      return <RollbackForm form={form} run={alarm.run} />;
    case 'hold':
      return <HoldForm form={form} />;
    case 'cleared':
      return <ClearedForm form={form} alarm={alarm} />;
  }
}

interface FootProps {
  readonly form: AlarmForm;
  readonly isSilenced: boolean;
  readonly onSilence: () => void;
  readonly onAside: () => void;
}

function Foot({ form, isSilenced, onSilence, onAside }: FootProps): ReactNode {
  return (
    <div className={styles.foot}>
      <button type="button" className={styles.act} onClick={() => form.open('cleared')}>
        <Keycap keys="l" /> Condition has cleared
      </button>
      {isSilenced ? (
        <span className={styles.said}>Silenced</span>
      ) : (
        <button type="button" className={styles.act} onClick={onSilence}>
          <Keycap keys="m" /> Silence this alarm
        </button>
      )}
      <button type="button" className={styles.act} onClick={onAside}>
        <Keycap keys="Esc" /> Put aside, stays on top as a strip
      </button>
    </div>
  );
}
