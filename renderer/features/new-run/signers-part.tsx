import type { ReactNode } from 'react';
import { signOffSlots, type SignOffSlot } from '#shared/sign-off/sign-off-slots.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './new-run-screen.module.css';
import type { NewRun } from './use-new-run.ts';

/** Who is expected to sign, by role, as far as known: folded, because it can be given later. */
export function SignersPart({ newRun }: { readonly newRun: NewRun }): ReactNode {
  const { form, change, checklist } = newRun;
  const slots = checklist === null ? [] : signOffSlots(checklist);
  if (slots.length === 0) return null;
  const named = slots.filter(({ slot }) => (form.signers[slot] ?? '').trim() !== '').length;
  return (
    <Panel>
      <details className={styles.fold}>
        <summary className={styles.summary}>
          <Icon name="chevron-right" size={14} />
          <h2>Who will sign</h2>
          <span className={styles.soft}>
            {named} of {slots.length} named
          </span>
        </summary>
        {[...Map.groupBy(slots, (slot) => slot.heading)].map(([heading, ofHeading]) => (
          <fieldset key={heading} className={styles.signers}>
            <legend className={styles.legend}>{heading}</legend>
            {ofHeading.map((slot) => (
              <Combobox
                key={slot.slot}
                label={slot.label}
                value={form.signers[slot.slot] ?? ''}
                suggestions={namesKnown(newRun).map((value) => ({ value }))}
                aside={copiedText(newRun, slot)}
                onChange={(name) =>
                  change({ signers: { ...form.signers, [slot.slot]: name } }, `signer ${slot.slot}`)
                }
              />
            ))}
          </fieldset>
        ))}
      </details>
    </Panel>
  );
}

/** Everybody named on this form already. */
function namesKnown({ form }: NewRun): readonly string[] {
  const names = [
    form.deployedBy,
    form.decisionMaker.name,
    ...Object.values(form.contacts).map(({ name }) => name),
    ...Object.values(form.signers),
  ];
  return [...new Set(names.map((name) => name.trim()).filter((name) => name.length > 2))];
}

function copiedText({ form }: NewRun, { slot }: SignOffSlot): string | undefined {
  return form.copied.includes(`signer ${slot}`) ? `from ${form.copiedFrom}` : undefined;
}
