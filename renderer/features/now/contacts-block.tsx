import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useAppStore, useOfRun } from '../../stores/use-app.ts';
import { desktop } from '../../desktop.ts';
import { whomToCall } from './whom-to-call.ts';
import styles from './now-panel.module.css';

/** Whom to call. Pressing a number copies it. Where the panel is too short for all, the first stays and the others fold. */
export function ContactsBlock({ isNarrow }: { readonly isNarrow: boolean }): ReactNode {
  // Not the run itself: no mark changes whom to call.
  const people = useOfRun((run) => run.people);
  const checklist = useOfRun((run) => run.checklist);
  const store = useAppStore();
  const copy = async (phone: string): Promise<void> => {
    await desktop.copyText({ text: phone });
    store.getState().say(`Copied ${phone}`);
  };
  const section = useRef<HTMLElement>(null);
  const contacts = whomToCall({ people, checklist });
  const isTight = useTight(section, contacts.length);
  const [isOpened, setOpened] = useState(false);
  if (contacts.length === 0) return null;
  const isFolded = isTight && !isOpened;
  return (
    <section ref={section} className={styles.block} data-folded={isFolded}>
      <div className={styles.head}>
        <h2>Emergency contacts</h2>
        {isTight && contacts.length > 1 && (
          <button
            type="button"
            className={styles.more}
            aria-expanded={isOpened}
            onClick={() => setOpened(!isOpened)}
          >
            {isFolded ? `${contacts.length - 1} more` : 'fewer'}
          </button>
        )}
      </div>
      <ul className={styles.contacts}>
        {(isFolded ? contacts.slice(0, 1) : contacts).map(({ role, person }) => (
          <li key={role} className={styles.contact}>
            <span className={styles.role}>{isNarrow ? role.split(' ')[0] : role}</span>
            <span className={styles.person}>{person.name}</span>
            {person.phone !== '' && (
              <button
                type="button"
                className={styles.phone}
                aria-label={`Copy ${person.phone}, ${person.name}`}
                onClick={() => void copy(person.phone)}
              >
                {person.phone}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * True while the panel has no room for the whole block of so many contacts. Its full height is the one it had when it
 * was last shown whole.
 */
function useTight(section: RefObject<HTMLElement | null>, count: number): boolean {
  const [isTight, setTight] = useState(false);
  const full = useRef(0);
  // Only the browser knows how high the blocks are; they change with the run and with the window.
  useLayoutEffect(() => {
    const block = section.current;
    const panel = block?.parentElement;
    if (block === null || panel === null || panel === undefined) return;
    const measure = (): void => {
      if (block.dataset['folded'] !== 'true') full.current = block.offsetHeight;
      const others = Array.from(panel.children).filter((child) => child !== block);
      const taken = others.reduce((sum, child) => sum + child.getBoundingClientRect().height, 0);
      setTight(taken + full.current > panel.clientHeight + 1);
    };
    const sizes = new ResizeObserver(measure);
    const observeAll = (): void => {
      sizes.disconnect();
      for (const element of [panel, ...panel.children]) sizes.observe(element);
    };
    // Blocks come and go with the phases of the run.
    const blocks = new MutationObserver(observeAll);
    blocks.observe(panel, { childList: true });
    observeAll();
    return () => {
      sizes.disconnect();
      blocks.disconnect();
    };
  }, [section, count]);
  return isTight;
}
