import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

type ThemeSource = 'system' | 'light' | 'dark';

class NativeTheme extends EventEmitter {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  _source: ThemeSource = 'system';

  get themeSource(): ThemeSource {
    return this._source;
  }

  set themeSource(source: ThemeSource) {
    this._source = source;
    this.emit('updated');
  }

  /** The system itself counts as light: a test must not depend on the desktop it runs on. */
  get shouldUseDarkColors(): boolean {
    return this._source === 'dark';
  }
}

/** Pages follow it through `prefers-color-scheme`. */
export const nativeTheme = strict('nativeTheme', new NativeTheme());
