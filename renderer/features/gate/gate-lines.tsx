import type { ReactNode } from 'react';
import { itemNow } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import type { RecallLine } from '#shared/verification/gate.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { initials } from '../../ui/initials.ts';
import { itemGlyph, stateWord } from '../run/item-words.ts';
import { stepName } from '../run/labels.ts';
import { goToItem } from '../run/go-to.ts';
import styles from './gate.module.css';

interface GateLinesProps {
  readonly lines: readonly RecallLine[];
  /** Before it goes to an item: to close the dialog the list stands in. */
  readonly onGo?: (() => void) | undefined;
}

/** The items a gate recalls, one line each, with where they stand, how, and a way to go there. */
export function GateLines({ lines, onGo }: GateLinesProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line.item} className={styles.line}>
          <Glyph name={itemGlyph(itemNow(run, line.item))} />
          <span className={styles.number}>{line.item}</span>
          <span className={styles.what}>
            <b>{run.places.get(line.item)?.item.text}</b>
            <span>{howItStands(run, line)}</span>
          </span>
          <Button
            size="sm"
            aria-label={`Go to ${line.item}`}
            onClick={() => {
              onGo?.();
              goToItem(store.getState(), line.item);
            }}
          >
            Go to
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** "1.2 Code Quality Assurance. Deferred 00:40, ML: load-test report due 01:10 from Jonas." */
export function howItStands(run: StartedRun, line: RecallLine): string {
  const place = run.places.get(line.item);
  const now = itemNow(run, line.item);
  const where =
    place === undefined
      ? ''
      : place.group.step === null
        ? `${place.group.number} ${place.group.title}. `
        : `${stepName(place.group)}. `;
  const word = stateWord(now.state);
  const state = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  const overdue = line.overdue ? ', overdue' : '';
  if (now.mark === null || now.state === 'open') return `${where}${state}${overdue}.`;
  const { at, offsetMinutes, by } = now.mark.stamp;
  const reason = now.reason === null || now.reason === '' ? '' : `: ${now.reason}`;
  return `${where}${state} ${formatShortTime(at, offsetMinutes)}, ${initials(by)}${overdue}${reason}`;
}

/** "overridden at Step 3", or at go-live, or at a window's end. */
export function overriddenWords(run: StartedRun, gate: string): string {
  if (gate === 'go-live') return 'overridden at go-live';
  if (gate === 'signing') return 'overridden at closing';
  const group = run.checklist.sections
    .flatMap((section) => section.groups)
    .find((one) => one.number === gate);
  return group === undefined ? `overridden at ${gate}` : `overridden at ${stepName(group)}`;
}
