/** A person at the keyboard: presses, waits until the screen has taken it, and lets simulated time pass. */
import type { ElectronApplication, Page } from '@playwright/test';
import type {} from '../../electron/expose-simulated-clock.ts';

export type Keyboard = {
  readonly page: Page;
  readonly app: ElectronApplication;
  /** How many keys were pressed as commands; typed text is not counted. */
  readonly presses: () => number;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Presses one key that marks the current item, and waits until the mark is painted. */
  readonly mark: (key: string) => Promise<void>;
  /** Number of the item that has the keyboard, such as "3.2.4". */
  readonly currentItem: () => Promise<string>;
  /** What a screen reader says of that item; empty while no item has the keyboard, as before a gate. */
  readonly currentName: () => Promise<string>;
  /** Lets simulated time pass, in minutes. */
  readonly pass: (minutes: number) => Promise<void>;
};

/** Marks closer together than this count as one bounce of a key, milliseconds. */
const bounce = 270;

/** After 15 minutes without a key the app asks who is there; minutes. */
const attentive = 3;

/** In the page: no row has the keyboard before a gate. */
const nameOfCurrent = `document.querySelector('[role=row][aria-current=true]')?.getAttribute('aria-label') ?? ''`;

/** `pace` is how long an item takes, in seconds of simulated time. */
export function sitDown(app: ElectronApplication, page: Page, pace = 0): Keyboard {
  const currentName = (): Promise<string> => page.evaluate<string>(nameOfCurrent);
  let pressed = 0;
  /** From then on another key is no longer taken for a bounce of the last one. */
  let settledAt = 0;

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await page.waitForTimeout(Math.max(0, settledAt - performance.now()));
      pressed += 1;
      await page.keyboard.press(key);
    }
  }

  async function mark(key: string): Promise<void> {
    const before = await currentName();
    await press(key);
    if ((await page.evaluate<string>(otherNameThan(before))) === before)
      throw new Error(`${key} on "${before}" changed nothing`);
    settledAt = performance.now() + bounce;
    if (pace > 0) await pass(pace / 60);
  }

  async function pass(minutes: number): Promise<void> {
    // A long time passes once the screen has settled; an item's own pace need not wait for that.
    if (minutes > 1) await page.waitForTimeout(Math.max(0, settledAt - performance.now()));
    for (let left = minutes; left > 0; left -= attentive) {
      // Nothing by itself; it only says that somebody is there.
      if (minutes > attentive) await page.keyboard.press('Shift');
      const ms = Math.min(left, attentive) * 60_000;
      await app.evaluate((_, passed) => globalThis.runsheetSimulatedClock?.advance(passed), ms);
    }
  }

  return {
    page,
    app,
    press,
    mark,
    presses: () => pressed,
    type: (text) => page.keyboard.type(text),
    currentName,
    currentItem: async () => (await currentName()).split(' ')[0] ?? '',
    pass,
  };
}

/** One question for the whole wait: asking again and again from outside costs more than the mark itself. */
function otherNameThan(before: string): string {
  return `(async () => {
    for (let tries = 0; tries < 200 && (${nameOfCurrent}) === ${JSON.stringify(before)}; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 25));
    return ${nameOfCurrent};
  })()`;
}
