import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './new-run-screen.module.css';
import { PlannedField } from './planned-field.tsx';
import type { NewRun } from './use-new-run.ts';

/** What is deployed, where, why and when. */
export function ReleasePart({ newRun }: { readonly newRun: NewRun }): ReactNode {
  const { form, change, errors, leave } = newRun;
  const summaries = useApp((state) => state.summaries);
  return (
    <Panel title="Release">
      <fieldset>
        <legend className="visually-hidden">Release</legend>
        <div className={styles.release}>
          <TextField
            label="Release"
            required
            value={form.release}
            error={errors.release}
            placeholder="XianFeast 2.14.0"
            onChange={(release) => change({ release })}
            input={{
              autoFocus: true,
              maxLength: 200,
              onBlur: () => leaveTyped(form.release, () => leave('release')),
            }}
          />
          <SegmentedControl
            label="Kind"
            value={form.kind}
            options={[
              { value: 'real', label: 'Real' },
              { value: 'rehearsal', label: 'Rehearsal' },
            ]}
            onChange={(kind) => change({ kind })}
          />
          <Combobox
            label="Environment"
            required
            value={form.environment}
            error={errors.environment}
            suggestions={['Production', 'Staging', ...summaries.map((one) => one.environment)].map(
              (value) => ({
                value,
              }),
            )}
            onChange={(environment) => change({ environment })}
          />
          <TextField
            label="Change ticket"
            value={form.ticket}
            onChange={(ticket) => change({ ticket })}
            input={{ maxLength: 200 }}
          />
          <PlannedField newRun={newRun} />
        </div>
        <div className={styles.reasons}>
          <TextArea
            label="Reason for the change"
            value={form.reason}
            onChange={(reason) => change({ reason })}
            textarea={{ maxLength: 20_000, rows: 1 }}
          />
          <TextArea
            label="Security impact"
            value={form.securityImpact}
            onChange={(securityImpact) => change({ securityImpact })}
            textarea={{ maxLength: 20_000, rows: 1 }}
          />
        </div>
      </fieldset>
    </Panel>
  );
}

/** Nothing is wrong yet with a field that was only passed on the way. */
function leaveTyped(text: string, leave: () => void): void {
  if (text !== '') leave();
}
