import type { Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { openRun } from './pages/night.ts';
import type { RunPage } from './pages/run-page.ts';

test('a mark is painted before the band follows it, and a key pressed meanwhile acts on the next item', async ({
  start,
}) => {
  const run = await openRun(start);
  // First, while the window remembers that it gave the keyboard to the questions, not to the list.
  await test.step('the keyboard leaves the button that marks', () => pressButton(run));
  await test.step('the keys of a mark wait for its bounce to be over, and an arrow goes to the next item’s actions', () =>
    pressOn(run));
  await test.step('a field that is asked for is that of the next item', () => askForField(run));
});

async function pressButton(run: RunPage): Promise<void> {
  const { page } = run;
  await run.focusCurrent();
  await page.keyboard.press('ArrowRight');
  await expect(run.current.getByRole('button', { name: /^Done/ })).toBeFocused();
  const between = keysBeforeTheBand(page, '1.1.1', '1.1.2', ['ArrowRight']);
  await page.keyboard.press('Enter');
  expect(await between).toMatchObject({
    inBand: '1.1.1',
    focused: 'DIV of 1.1.2',
    thenInBand: '1.1.2',
    thenFocused: 'BUTTON of 1.1.2',
  });
  await page.waitForTimeout(400); // a key right behind a mark is a bounce
}

async function pressOn(run: RunPage): Promise<void> {
  const { page } = run;
  await run.focusCurrent();
  const between = keysBeforeTheBand(page, '1.1.2', '1.1.3', ['x', ' ', 'ArrowRight']);
  await page.keyboard.press('x');
  const seen = await between;
  expect(seen.marked).toMatch(/^1\.1\.2 .*, done,/);
  expect(seen).toMatchObject({
    inBand: '1.1.2',
    time: '',
    fading: 0,
    focused: 'DIV of 1.1.3',
    thenInBand: '1.1.3',
    thenTime: expect.stringMatching(/^\d\d:\d\d/),
    thenFocused: 'BUTTON of 1.1.3',
  });
  await page.waitForTimeout(400); // what must not happen leaves no other trace
  await expect(page.getByText('2 of 6 done')).toBeVisible();
  await expect(run.row(/^1\.1\.2 .*, done,/)).toBeVisible();
  await expect(run.current).toHaveAccessibleName(/^1\.1\.3 .*, open/);
}

async function askForField(run: RunPage): Promise<void> {
  const { page } = run;
  await run.focusCurrent();
  const between = keysBeforeTheBand(page, '1.1.3', '1.1.4', ['n']);
  await page.keyboard.press('x');
  expect(await between).toMatchObject({ inBand: '1.1.3', thenInBand: '1.1.4' });
  await expect(run.current.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Asked the registrar');
  await page.keyboard.press('Enter');
  await expect(run.current).toHaveAccessibleName(/^1\.1\.4 .*, open, Asked the registrar/);
}

type Between = {
  /** What the marked row is called. */
  readonly marked: string | null;
  /** The item whose actions are seen. */
  readonly inBand: string | undefined;
  /** The time shown in the marked row. */
  readonly time: string | undefined;
  /** How much of the marked row is not yet in its own colour. */
  readonly fading: number;
  readonly focused: string;
  readonly thenInBand: string | undefined;
  readonly thenTime: string | undefined;
  readonly thenFocused: string;
};

/** Presses keys as soon as `next` has the keyboard after a mark of `item`, before a frame is drawn; says what is on screen then. */
function keysBeforeTheBand(
  page: Page,
  item: string,
  next: string,
  keys: readonly string[],
): Promise<Between> {
  return page.evaluate(
    (given) =>
      new Promise<Between>((resolve) => {
        const row = (number: string) => document.querySelector(`[role=row][data-item="${number}"]`);
        const itemOf = (element: Element | null | undefined) =>
          element?.closest<HTMLElement>('[data-item]')?.dataset['item'];
        const inBand = () =>
          itemOf([...document.querySelectorAll('[data-item] button')].find((one) => one.checkVisibility()));
        const fading = () => row(given.item)?.getAnimations({ subtree: true }).length ?? Number.NaN;
        const focused = () => `${document.activeElement?.tagName} of ${itemOf(document.activeElement)}`;
        const time = () => row(given.item)?.querySelector(':scope > span:nth-of-type(5)')?.textContent;
        const watch = new MutationObserver(() => {
          if (row(given.next)?.ariaCurrent !== 'true') return;
          watch.disconnect();
          const marked = row(given.item)?.ariaLabel ?? null;
          const before = { marked, inBand: inBand(), time: time(), fading: fading(), focused: focused() };
          for (const key of given.keys) {
            const press = { key, bubbles: true, cancelable: true };
            document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
          }
          setTimeout(() =>
            resolve({ ...before, thenInBand: inBand(), thenTime: time(), thenFocused: focused() }),
          );
        });
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
    { item, next, keys },
  );
}
