import { type ReactNode, useState } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatTimeOfDay, parseTimeOfDay } from '#shared/time/instant.ts';
import { useApp, useAppStore, useRun, useSteadyNow } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useQuietStart } from '../alarm/use-quiet-start.ts';
import {
  askedBreaches,
  lastMarks,
  movedMeanwhile,
  recoveryText,
  type Interruption,
} from './recovery-model.ts';
import styles from './recovery-dialog.module.css';

interface RecoveryDialogProps {
  readonly interruption: Interruption;
  readonly onConfirmed: () => void;
}

type Answer = { readonly choice: 'still' | 'cleared'; readonly at: string };
const careful: Answer = { choice: 'still', at: '' };

/** What happened, what still runs, what moved meanwhile, the last two marks. One Enter confirms all. */
export function RecoveryDialog({ interruption, onConfirmed }: RecoveryDialogProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const steadyNow = useSteadyNow();
  const offset = useApp((state) => state.offsetMinutes);
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [missing, setMissing] = useState<string | null>(null);
  const text = recoveryText(run, interruption, offset);
  useQuietStart(600, () => false);
  const fromAt = interruption.kind === 'idle' ? interruption.fromAt : interruption.gap.fromAt;
  const confirm = async (): Promise<void> => {
    const cleared = clearedTimes(run, interruption, answers, store.getState().readWall(), offset);
    if (cleared === null) return setMissing('Give the time at which it cleared, such as 02:47.');
    setMissing(null);
    for (const { trigger, clearedAt } of cleared) {
      const answer = await store.getState().dispatch({ type: 'ClearTrigger', trigger, clearedAt });
      if (!answer.ok) return;
    }
    const positions = lastMarks(run, offset).map(({ mark }) => mark.stamp.position);
    const answer = await store.getState().dispatch({ type: 'ConfirmRecovery', positions });
    if (answer.ok) onConfirmed();
  };
  return (
    <Dialog
      role="alertdialog"
      title={text.title}
      description={text.description}
      className={styles.dialog}
      dismissible={false}
      onClose={() => undefined}
      onSubmit={() => void confirm()}
      footer={
        <>
          <span className={styles.recorded}>{text.recordedAs}</span>
          {interruption.kind === 'idle' && <HandOverInstead onChosen={onConfirmed} />}
          <Button variant="primary" keys="Enter" type="submit">
            Confirm and go on
          </Button>
        </>
      }
    >
      {askedBreaches(run, interruption).map(({ breach, text: name, stopwatch }) => (
        <BreachQuestion
          key={breach.trigger}
          name={name}
          stopwatch={stopwatch}
          slept={interruption.kind === 'slept'}
          since={formatTimeOfDay(breach.steadySince + run.shiftMs, offset)}
          isPast={steadyNow - breach.steadySince >= breach.holdSeconds * 1000}
          answer={answers[breach.trigger] ?? careful}
          onAnswer={(answer) => setAnswers((now) => ({ ...now, [breach.trigger]: answer }))}
        />
      ))}
      {missing !== null && (
        <p role="alert" className={styles.missing}>
          {missing}
        </p>
      )}
      {movedMeanwhile(run, fromAt, { steadyNow, offsetMinutes: offset }).map((moved) => (
        <div key={moved.title} className={styles.part}>
          <Glyph
            name={moved.isClosed ? 'late' : 'open'}
            tone={moved.isClosed ? 'own' : 'inherit'}
            className={moved.isClosed ? undefined : styles.isOpen}
          />
          <div>
            <b>{moved.title}</b>
            <p>{moved.text}</p>
          </div>
        </div>
      ))}
      <LastMarks run={run} />
    </Dialog>
  );
}

interface BreachQuestionProps {
  readonly name: string;
  readonly stopwatch: string;
  readonly slept: boolean;
  readonly since: string;
  /** It has outlasted its threshold: the alarm comes next. */
  readonly isPast: boolean;
  readonly answer: Answer;
  readonly onAnswer: (answer: Answer) => void;
}

function BreachQuestion(props: BreachQuestionProps): ReactNode {
  const { name, stopwatch, slept, since, isPast, answer, onAnswer } = props;
  return (
    <div className={styles.part}>
      <Glyph name="running" />
      <div className={styles.question}>
        <div>
          <b>{name}</b>
          <p>
            The stopwatch was at {stopwatch} when {slept ? 'the laptop slept' : 'Runsheet stopped'}. Was it
            still so?
          </p>
        </div>
        <RadioCards
          label={name}
          labelHidden
          value={answer.choice}
          onChange={(choice) => onAnswer({ ...answer, choice })}
          options={[
            {
              value: 'still',
              label: 'Still above, or not sure',
              aside: `counts from ${since}${isPast ? ', alarm now' : ''}`,
            },
            { value: 'cleared', label: 'It cleared', aside: 'enter when' },
          ]}
        />
        {answer.choice === 'cleared' && (
          <TextField
            label="Cleared at"
            placeholder="02:47"
            value={answer.at}
            onChange={(at) => onAnswer({ ...answer, at })}
          />
        )}
      </div>
    </div>
  );
}

function HandOverInstead({ onChosen }: { readonly onChosen: () => void }): ReactNode {
  const openOverlay = useApp((state) => state.openOverlay);
  return (
    <Button
      onClick={() => {
        onChosen();
        openOverlay({ name: 'hand-over' });
      }}
    >
      Hand over…
    </Button>
  );
}

function LastMarks({ run }: { readonly run: StartedRun }): ReactNode {
  const dispatch = useApp((state) => state.dispatch);
  const offset = useApp((state) => state.offsetMinutes);
  const marks = lastMarks(run, offset);
  if (marks.length === 0) return null;
  return (
    <div className={styles.part}>
      <Glyph name="done" />
      <div className={styles.question}>
        <b>{marks.length === 1 ? 'Confirm your last mark' : 'Confirm your last two marks'}</b>
        <ul className={styles.marks}>
          {marks.map(({ item, mark, text }) => (
            <li key={mark.stamp.position}>
              <span>{text}</span>
              {mark.kind === 'marked' && (
                <Button
                  size="sm"
                  aria-label={`Open ${item} again`}
                  onClick={() => void dispatch({ type: 'ReopenItem', item })}
                >
                  Open again
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** When each breach cleared, for those that did; null while a time is missing. */
function clearedTimes(
  run: StartedRun,
  interruption: Interruption,
  answers: Readonly<Record<string, Answer>>,
  ...[now, offset]: readonly [number, number]
): readonly { readonly trigger: string; readonly clearedAt: number }[] | null {
  const asked = askedBreaches(run, interruption).filter(
    ({ breach }) => answers[breach.trigger]?.choice === 'cleared',
  );
  const times = asked.flatMap(({ breach: { trigger } }) => {
    const clearedAt = parseTimeOfDay(answers[trigger]?.at ?? '', now, offset);
    return clearedAt === null ? [] : [{ trigger, clearedAt }];
  });
  return times.length === asked.length ? times : null;
}
