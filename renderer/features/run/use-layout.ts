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
  const [isSmall, isNarrow] = queries();
  if (isSmall.matches) return 'small';
  return isNarrow.matches ? 'narrow' : 'wide';
}

let made: readonly [MediaQueryList, MediaQueryList] | null = null;

/** Made once, as they are asked at every drawing; the browser keeps them up to date. */
function queries(): readonly [MediaQueryList, MediaQueryList] {
  made ??= [window.matchMedia(small), window.matchMedia(narrow)];
  return made;
}

function listen(onChange: () => void): () => void {
  for (const query of queries()) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries()) query.removeEventListener('change', onChange);
  };
}
