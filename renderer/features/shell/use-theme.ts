import { useEffect } from 'react';
import { themeAt } from '#shared/appearance.ts';
import { useApp } from '../../stores/use-app.ts';

const darkSystem = '(prefers-color-scheme: dark)';

/** Puts the chosen appearance on the document; `system` follows the system while the app runs, `by-time` the clock. Main sets the size. */
export function useTheme(): void {
  const theme = useApp(({ settings, wallNow, offsetMinutes }) => themeAt(settings, wallNow, offsetMinutes));
  // The document element is outside React's tree.
  useEffect(() => {
    const system = window.matchMedia(darkSystem);
    const show = (): void => showTheme(theme === 'system' ? systemTheme() : theme);
    show();
    system.addEventListener('change', show);
    return () => system.removeEventListener('change', show);
  }, [theme]);
}

/** Light or dark as the system asks. */
export function systemTheme(): 'light' | 'dark' {
  return window.matchMedia(darkSystem).matches ? 'dark' : 'light';
}

export function showTheme(theme: 'light' | 'dark'): void {
  document.documentElement.dataset['theme'] = theme;
}

/** For a page without settings of its own: main makes the system's wish that of the settings. Until the page ends. */
export function followSystemTheme(): void {
  showTheme(systemTheme());
  window.matchMedia(darkSystem).addEventListener('change', () => showTheme(systemTheme()));
}
