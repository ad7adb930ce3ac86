import { type ReactNode, useEffect, useRef } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useAnnouncer } from '../../ui/live-regions.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { runName } from '../shell/run-name.ts';
import type { RunAlarm } from './alarm-model.ts';
import { howSaid } from './decider.ts';
import type { AlarmForm, HoldFor } from './use-alarm-form.ts';
import styles from './alarm-card.module.css';

interface FormProps {
  readonly form: AlarmForm;
}

/** "Roll back XianFeast 2.14.0 in Production? Decided by Tomás Arriaga, by phone." */
export function RollbackForm({ form, run }: FormProps & { readonly run: StartedRun }): ReactNode {
  const { decidedBy, how } = form.decision;
  const frame = useRef<HTMLDivElement>(null);
  const { announce } = useAnnouncer();
  const by = decidedBy === '' ? 'nobody yet' : decidedBy;
  const question = `Roll back ${runName(run.details)} in ${run.details.environment}? Decided by ${by}, ${howSaid(how)}.`;
  // The card itself takes the keyboard: its Enter answers the question, and no button waits for one.
  useEffect(() => frame.current?.closest('dialog')?.focus(), []);
  // Screen readers are outside React.
  useEffect(() => announce(question), [announce, question]);
  return (
    <div ref={frame} className={styles.form}>
      <p className={styles.question}>{question}</p>
      <Missing text={form.missing} />
      <Buttons form={form}>
        <Button variant="alarm" size="lg" keys="Enter" type="submit">
          Start rollback
        </Button>
      </Buttons>
    </div>
  );
}

const holds: readonly { readonly value: HoldFor; readonly label: string }[] = [
  { value: '5', label: '5 min' },
  { value: '10', label: '10 min' },
  { value: '15', label: '15 min' },
  { value: 'time', label: 'Until a time' },
];

export function HoldForm({ form }: FormProps): ReactNode {
  const { draft, change } = form;
  return (
    <div className={styles.form}>
      <FieldFocus>
        <TextField
          label="Hold: why the release stays live"
          hint="At least 10 characters. It is printed in the PDF."
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
      </FieldFocus>
      <div className={styles.row}>
        <SegmentedControl
          label="Ask again after"
          value={draft.holdFor}
          options={holds}
          onChange={(holdFor) => change({ holdFor })}
        />
        {draft.holdFor === 'time' && (
          <TextField
            label="Time"
            placeholder="03:10"
            value={draft.until}
            onChange={(until) => change({ until })}
          />
        )}
      </div>
      <Missing text={form.missing} />
      <Buttons form={form}>
        <Button variant="primary" size="lg" keys="Enter" type="submit">
          Hold
        </Button>
      </Buttons>
    </div>
  );
}

export function ClearedForm({ form, alarm }: FormProps & { readonly alarm: RunAlarm }): ReactNode {
  const { draft, change } = form;
  return (
    <div className={styles.form}>
      {alarm.tripped.length > 1 && (
        <fieldset className={styles.which}>
          <legend>Which condition has cleared?</legend>
          {alarm.tripped.map(({ trigger }) => (
            <Checkbox
              key={trigger}
              label={alarm.run.places.get(trigger)?.item.text ?? trigger}
              checked={draft.cleared.includes(trigger)}
              onChange={(isOn) =>
                change({
                  cleared: isOn
                    ? [...draft.cleared, trigger]
                    : draft.cleared.filter((other) => other !== trigger),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <FieldFocus>
        <TextField
          label="Condition has cleared at"
          hint="The record says that it tripped, that it cleared, and that nothing was decided."
          value={draft.clearedAt}
          onChange={(clearedAt) => change({ clearedAt })}
        />
      </FieldFocus>
      <Missing text={form.missing} />
      <Buttons form={form}>
        <Button variant="primary" size="lg" keys="Enter" type="submit">
          It has cleared
        </Button>
      </Buttons>
    </div>
  );
}

function Buttons({ form, children }: FormProps & { readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles.buttons}>
      <Button size="lg" keys="Esc" onClick={() => form.open('choose')}>
        Back
      </Button>
      {children}
    </div>
  );
}

function Missing({ text }: { readonly text: string | null }): ReactNode {
  return text === null ? null : (
    <p role="alert" className={styles.missing}>
      {text}
    </p>
  );
}

/** Gives the keyboard to the field when its form appears. */
function FieldFocus({ children }: { readonly children: ReactNode }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  // Focus is outside React.
  useEffect(() => frame.current?.querySelector('input')?.focus(), []);
  return <div ref={frame}>{children}</div>;
}
