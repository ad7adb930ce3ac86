import { type ReactNode, useState } from 'react';
import { clockDoubt } from '#shared/run/clock-doubt.ts';
import { spokenDuration } from '#shared/run/describe-clock.ts';
import { formatTimeOfDay, parseTimeOfDay } from '#shared/time/instant.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './clock-question.module.css';

/** In place of the items while nobody knows what time it is; contacts and triggers stay beside it. */
export function ClockQuestion(): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const wallNow = useApp((state) => state.wallNow);
  const offset = useApp((state) => state.offsetMinutes);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const doubt = clockDoubt(run);
  if (doubt === null) return null;
  const last = formatTimeOfDay(doubt.lastAt, offset);
  const state = async (): Promise<void> => {
    const statedAt = timeAfter(typed, doubt.lastAt, offset);
    if (statedAt === null) return setProblem('Give the time now, such as 03:12.');
    setProblem(null);
    const answer = await store.getState().dispatch({ type: 'StateClock', statedAt });
    if (answer.ok) store.getState().say('The time is recorded. Runsheet counts on from it.');
  };
  return (
    <form
      className={styles.card}
      aria-labelledby="clock-question"
      onSubmit={(event) => {
        event.preventDefault();
        void state();
      }}
    >
      <h1 id="clock-question">What time is it?</h1>
      <p>
        {wallNow < doubt.lastAt
          ? `The clock of this laptop is ${spokenDuration(doubt.lastAt - wallNow)} behind the last saved entry (${last}).`
          : `When Runsheet started, the clock of this laptop was behind the last saved entry (${last}); it was set since.`}{' '}
        Runsheet cannot tell how long it was closed. Enter the time now, from a clock you trust.
      </p>
      <TextField
        label="Time now"
        placeholder="03:12"
        hint="Recorded together with what the clock of this laptop shows. Until then nothing can be marked."
        value={typed}
        onChange={setTyped}
      />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div>
        <Button variant="primary" keys="Enter" type="submit">
          This is the time
        </Button>
      </div>
    </form>
  );
}

/** The first such time of day that is not before the last entry. */
function timeAfter(typed: string, lastAt: number, offset: number): number | null {
  const at = parseTimeOfDay(typed, lastAt, offset);
  if (at === null) return null;
  const dayMs = 86_400_000;
  // To the minute, as people read a clock: the minute of the last entry itself is not before it.
  const isBefore = at < lastAt - 59_999;
  return isBefore ? at + dayMs : Math.max(at, lastAt);
}
