import type { Locator, Page } from '@playwright/test';
import type { StartedApp, StartOptions } from '../app-fixture.ts';
import type { RunPage } from '../pages/run-page.ts';

/** Where the walk stands: the app, and the run once there is one. */
export type Stage = StartedApp & {
  readonly run: RunPage;
  /** The data folder of this walk. */
  readonly userData: string;
  /** Starts the app once more, for another laptop or another start. */
  readonly start: (options?: StartOptions) => Promise<StartedApp>;
};

/** One screen or state, and how to come to it from the one before. */
export type Screen = {
  /** Names its pictures: `alarm` makes `alarm-dark-1440x900.png`. */
  readonly name: string;
  /** Resolves to the window to look at, where that is another one. */
  readonly reach: (stage: Stage) => Promise<Page | void>;
  /** Kept and compared with: in these colours, at the full size of the window. */
  readonly kept?: readonly Theme[];
  /** Covered in the kept picture: what is another in every run, such as a folder of its own. */
  readonly covered?: (page: Page) => Locator;
};

/** Screens that follow each other in one start of the app. */
export type Scene = {
  readonly name: string;
  readonly screens: readonly Screen[];
  /** `first`: nothing is there yet. Otherwise Mei Lindqvist has a run open. */
  readonly from?: 'first';
  /** Puts away what the walk needed outside its folders. */
  readonly end?: () => void;
};

export type Theme = 'light' | 'dark';
export type Size = { readonly width: number; readonly height: number };

/** The design's size, the smallest window, and 200% zoom of the first. CSS pixels. */
export const sizes: readonly [Size, ...Size[]] = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
  { width: 720, height: 450 },
];
export const themes: readonly Theme[] = ['light', 'dark'];
