import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import styles from './live-regions.module.css';

interface Outlet {
  readonly polite: HTMLElement;
  readonly assertive: HTMLElement;
}

export interface Announcer {
  /** Says a sentence when the screen reader has finished what it is saying. */
  readonly announce: (text: string) => void;
  /** Interrupts. Only for: threshold passed, hold ended, not saved, slept or clock changed. */
  readonly announceAssertively: (text: string) => void;
}

interface AnnouncerContext extends Announcer {
  readonly register: (outlet: Outlet) => () => void;
}

const silent: AnnouncerContext = {
  announce: () => undefined,
  announceAssertively: () => undefined,
  register: () => () => undefined,
};
const AnnouncerContext = createContext<AnnouncerContext>(silent);

/**
 * Provides the two live regions, both empty from start-up. Everything behind an open modal dialog is hidden
 * from screen readers, so each dialog brings an outlet of its own and the newest outlet speaks.
 */
export function LiveRegions({ children }: { readonly children: ReactNode }): ReactNode {
  const announcer = useMemo(() => createAnnouncer(), []);
  return (
    <AnnouncerContext value={announcer}>
      {children}
      <LiveOutlet />
    </AnnouncerContext>
  );
}

export function useAnnouncer(): Announcer {
  return useContext(AnnouncerContext);
}

/** The regions themselves. Dialog renders one; nothing else has to. */
export function LiveOutlet(): ReactNode {
  const { register } = useContext(AnnouncerContext);
  const polite = useRef<HTMLOutputElement>(null);
  const assertive = useRef<HTMLDivElement>(null);
  // Hands the two elements to the announcer, which writes into them directly.
  useEffect(() => {
    if (polite.current === null || assertive.current === null) return;
    return register({ polite: polite.current, assertive: assertive.current });
  }, [register]);
  return (
    <>
      <output ref={polite} aria-live="polite" aria-atomic="true" className={styles.outlet} />
      <div ref={assertive} role="alert" aria-live="assertive" aria-atomic="true" className={styles.outlet} />
    </>
  );
}

function createAnnouncer(): AnnouncerContext {
  const outlets: Outlet[] = [];
  const say = (kind: keyof Outlet, text: string): void => {
    const region = outlets.at(-1)?.[kind];
    if (region === undefined) return;
    // The same sentence twice in a row is no change for a screen reader; the space makes it one.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  };
  return {
    announce: (text) => say('polite', text),
    announceAssertively: (text) => say('assertive', text),
    register: (outlet) => {
      outlets.push(outlet);
      return () => {
        outlets.splice(outlets.indexOf(outlet), 1);
      };
    },
  };
}
