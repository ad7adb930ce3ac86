import { type ReactNode, useEffect, useState } from 'react';
import type { Checklist } from '#shared/checklist/checklist.ts';
import { triggersOf } from '#shared/checklist/triggers-of.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import { signersNamed } from '#shared/signing/signers-named.ts';
import { desktop } from '../../desktop.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import { formatBytes } from '../evidence/format-bytes.ts';
import { thresholdWords } from '../go-live/threshold-form.tsx';
import { useKnownSigners } from '../signers/known-signers.ts';
import { playSound } from '../shell/sounds.ts';
import { useBattery } from '../shell/use-battery.ts';
import styles from './new-run-screen.module.css';
import type { NewRun } from './use-new-run.ts';

interface BeforeYouStartProps {
  readonly newRun: NewRun;
  /** Asks for the time of this trigger. */
  readonly onThreshold: (trigger: string) => void;
}

/** Below this a night's evidence may not fit. */
const littleBytes = 200_000_000;

/** What could stop a night, checked beforehand. */
export function BeforeYouStart({ newRun, onThreshold }: BeforeYouStartProps): ReactNode {
  const { checklist } = newRun;
  return (
    <Panel title="Before you start">
      <ul className={styles.checks}>
        {checklist !== null && (
          <>
            <Check
              isGood
              title="Checklist reads without errors"
              detail={noticesText(checklist.notices.length)}
            />
            <ThresholdCheck checklist={checklist} newRun={newRun} onThreshold={onThreshold} />
          </>
        )}
        <IdentityCheck />
        <FolderCheck />
        <PowerCheck plannedAt={newRun.form.plannedAt} />
        <SoundCheck />
      </ul>
    </Panel>
  );
}

interface CheckProps {
  readonly isGood: boolean;
  readonly title: string;
  readonly detail: ReactNode;
}

function Check({ isGood, title, detail }: CheckProps): ReactNode {
  return (
    <li className={styles.check}>
      <Glyph name={isGood ? 'done' : 'caution'} size={18} />
      <div>
        {title}
        <span className={styles.checkDetail}>{detail}</span>
      </div>
    </li>
  );
}

interface ThresholdCheckProps extends BeforeYouStartProps {
  readonly checklist: Checklist;
}

/** Triggers whose text names no time alarm at once, unless a time is set here or until go-live. */
function ThresholdCheck({ checklist, newRun, onThreshold }: ThresholdCheckProps): ReactNode {
  const { thresholds } = newRun.form;
  const triggers = triggersOf(checklist);
  const unset = triggers.filter(({ trigger }) => trigger.holdSeconds === null);
  if (triggers.length === 0) return null;
  return (
    <Check
      isGood
      title={`${triggers.length} triggers have a threshold`}
      detail={
        unset.length === 0
          ? 'Each has a time in its text.'
          : unset.map(({ number, text }) => (
              <span key={number} className={styles.threshold}>
                {text}: {thresholdWords(thresholds[number] ?? 0)}.{' '}
                <Link onPress={() => onThreshold(number)}>Change</Link>
              </span>
            ))
      }
    />
  );
}

/** Who marks should be able to sign; a run may start without. */
function IdentityCheck(): ReactNode {
  const operator = useApp((state) => state.settings.operator);
  const go = useApp((state) => state.go);
  const { signers, isRead } = useKnownSigners();
  if (!isRead) return null;
  if (signersNamed(signers, operator).length > 0)
    return <Check isGood title={`${operator} can sign here`} detail="With a passphrase of their own." />;
  return (
    <Check
      isGood={false}
      title={`${operator} has no signing key on this laptop`}
      detail={
        <>
          A run can start without it; signing needs it.{' '}
          <Link onPress={() => go({ name: 'settings', tab: 'signers' })}>Create now</Link>
        </>
      }
    />
  );
}

/** Asked anew each time, as a disk fills while nobody looks. */
function FolderCheck(): ReactNode {
  const store = useAppStore();
  const dataFolder = useApp((state) => state.startUp?.dataFolder ?? '');
  const custody = useApp((state) => state.custody);
  // Main knows the disk.
  useEffect(() => {
    void desktop.readCustody(null).then((now) => store.setState({ custody: now }));
  }, [store]);
  if (custody === null) return null;
  const { freeBytes, backup } = custody;
  const isLittle = freeBytes !== null && freeBytes < littleBytes;
  const free = freeBytes === null ? '' : `, ${formatBytes(freeBytes)} free`;
  return (
    <>
      <Check
        isGood={!isLittle}
        title={isLittle ? 'Less than 200 MB free on the disk' : 'Records are kept on this laptop'}
        detail={isLittle ? `${dataFolder}${free}. Make room before you start.` : `${dataFolder}${free}`}
      />
      {backup.trouble !== null && (
        <Check
          isGood={false}
          title="The last backup failed"
          detail={
            <Link onPress={() => store.getState().go({ name: 'settings', tab: 'folders' })}>
              See why in Settings
            </Link>
          }
        />
      )}
    </>
  );
}

function PowerCheck({ plannedAt }: { readonly plannedAt: number | null }): ReactNode {
  const battery = useBattery();
  const offset = useApp((state) => state.offsetMinutes);
  if (battery === null) return null;
  if (battery.charging)
    return <Check isGood title="Running on mains power" detail="The battery is charging." />;
  const before = plannedAt === null ? 'before you start' : `before ${formatShortTime(plannedAt, offset)}`;
  return (
    <Check
      isGood={false}
      title={`Running on battery, ${Math.round(battery.level * 100)}%`}
      detail={`A cutover takes about 3 h. Plug in ${before}.`}
    />
  );
}

function SoundCheck(): ReactNode {
  const settings = useApp((state) => state.settings);
  const offset = useApp((state) => state.offsetMinutes);
  const now = useApp((state) => state.wallNow);
  const go = useApp((state) => state.go);
  const [tested, setTested] = useState<{ readonly at: number; readonly isHeard: boolean } | null>(null);
  const isOff = !settings.sounds || settings.volume === 0;
  const play = async (): Promise<void> => {
    setTested({ at: now, isHeard: await playSound('alarm', settings.volume) });
  };
  if (isOff)
    return (
      <Check
        isGood={false}
        title="Sounds are off"
        detail={<Link onPress={() => go({ name: 'settings' })}>Turn them on in Settings</Link>}
      />
    );
  const isPlayed = tested?.isHeard === true;
  return (
    <Check
      isGood={isPlayed}
      title={isPlayed ? 'Alarm sound works' : 'Alarm sound not tested'}
      detail={
        <>
          {tested?.isHeard === false && 'This laptop has no sound output. '}
          {isPlayed && `Tested ${formatShortTime(tested.at, offset)}. `}
          <Link onPress={() => void play()}>{tested === null ? 'Play it' : 'Play again'}</Link>
        </>
      }
    />
  );
}

function Link(props: { readonly onPress: () => void; readonly children: ReactNode }): ReactNode {
  return (
    <button type="button" className={styles.link} onClick={props.onPress}>
      {props.children}
    </button>
  );
}

function noticesText(count: number): string {
  if (count === 0) return 'No notes from import';
  return count === 1 ? '1 note from import' : `${count} notes from import`;
}
