import { useEffect, useState } from 'react';

/** Whether the component has been there for so many milliseconds: a quick answer shows nothing of what comes later. */
export function useAfter(ms: number): boolean {
  const [isAfter, setAfter] = useState(false);
  // A timer is outside React.
  useEffect(() => {
    const timer = window.setTimeout(() => setAfter(true), ms);
    return () => window.clearTimeout(timer);
  }, [ms]);
  return isAfter;
}
