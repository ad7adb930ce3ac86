import { useSyncExternalStore } from 'react';

/** `wide`: three columns. `narrow`: a rail of cells. `small`: one column with overlays. */
export type Layout = 'wide' | 'narrow' | 'small';

const small = '(max-width: 799.98px), (max-height: 559.98px)';
const narrow = '(max-width: 1199.98px)';

/** The layout for the size of the window in CSS pixels, so that zoom counts too. */
export function useLayout(): Layout {
  return useSyncExternalStore(listen, layoutNow);
}

function layoutNow(): Layout {
  if (window.matchMedia(small).matches) return 'small';
  return window.matchMedia(narrow).matches ? 'narrow' : 'wide';
}

function listen(onChange: () => void): () => void {
  const queries = [window.matchMedia(small), window.matchMedia(narrow)];
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}
