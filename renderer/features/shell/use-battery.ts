import { useEffect, useState } from 'react';

/** What Chromium tells of the battery; the DOM types leave it out. */
interface Battery extends EventTarget {
  readonly charging: boolean;
  /** 0 to 1 */
  readonly level: number;
}

/** The battery, or null on a machine without one. */
export function useBattery(): { readonly charging: boolean; readonly level: number } | null {
  const [battery, setBattery] = useState<{ readonly charging: boolean; readonly level: number } | null>(null);
  // The battery is outside React.
  useEffect(() => {
    if (!hasBattery(navigator)) return;
    const stop = new AbortController();
    void navigator.getBattery().then((found) => {
      // A machine without a battery says: charging, full.
      const show = (): void =>
        setBattery(
          found.charging && found.level === 1 ? null : { charging: found.charging, level: found.level },
        );
      if (stop.signal.aborted) return;
      show();
      found.addEventListener('chargingchange', show, stop);
      found.addEventListener('levelchange', show, stop);
    });
    return () => stop.abort();
  }, []);
  return battery;
}

function hasBattery(
  candidate: Navigator,
): candidate is Navigator & { readonly getBattery: () => Promise<Battery> } {
  return 'getBattery' in candidate;
}
