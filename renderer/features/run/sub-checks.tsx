/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import type { KeyboardEvent, ReactNode } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { useRun } from '../../stores/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { useRunActions } from './use-run-actions.ts';
import styles from './sub-checks.module.css';

const words = ['none', 'one', 'both', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** The parts of an item, ticked one by one; rows of the second level. */
export function SubChecks({ item }: { readonly item: ChecklistItem }): ReactNode {
  const run = useRun();
  const actions = useRunActions();
  const { checked } = itemNow(run, item.number);
  const left = checked.filter((one) => !one).length;
  const count = words[item.subChecks.length] ?? String(item.subChecks.length);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows move between the boxes inside
    <div className={styles.area} data-sub-checks={item.number} onKeyDown={moveBetween}>
      {item.subChecks.map((name, index) => (
        <div
          // The same words may stand twice in one item; their place is their name.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          role="row"
          aria-level={2}
          className={styles.row}
        >
          <span role="gridcell">
            <button
              type="button"
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn as a chip with a key
              role="checkbox"
              aria-checked={checked[index] === true}
              aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
              className={classNames(styles.check, checked[index] === true && styles.isOn)}
              onClick={() => void actions.toggleSubCheck(item.number, index)}
            >
              <Glyph name={checked[index] === true ? 'done' : 'open'} size={18} />
              {name}
              {index < 9 && <Keycap keys={String(index + 1)} />}
            </button>
          </span>
        </div>
      ))}
      <p className={styles.hint}>
        Done when {item.subChecks.length === 2 ? 'both' : `all ${count}`} are checked.
        {left > 0 && ` ${left} left.`}
      </p>
    </div>
  );
}

/** Left and right move between the sub-checks, so that they are one stop of the list. */
function moveBetween(event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || !(event.currentTarget instanceof HTMLElement)) return;
  const checks = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=checkbox]')];
  const at = checks.findIndex((check) => check === document.activeElement);
  const next = checks[at + step];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
