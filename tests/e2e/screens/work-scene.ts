/** States of the run screen between the large moments. */
import { expect } from '../app-fixture.ts';
import { live, minuteMs } from '../pages/night.ts';
import { fromPalette, openWall } from '../pages/palette.ts';
import type { Scene } from './scene.ts';

export const workScene: Scene = {
  name: 'working a run',
  screens: [
    {
      name: 'run-untouched',
      reach: async ({ page }) => page.getByRole('button', { name: /items ask whether they apply/ }).waitFor(),
    },
    {
      name: 'does-it-apply',
      kept: ['light'],
      reach: async ({ page }) => {
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: /apply/i }).first().waitFor();
      },
    },
    {
      name: 'item-failed-form',
      reach: async ({ page, run }) => {
        await page.keyboard.press('Escape');
        await run.current.focus();
        await run.press('f');
        await page.getByRole('textbox', { name: 'What failed' }).waitFor();
      },
    },
    {
      name: 'item-details',
      reach: async ({ page, run }) => {
        await page.keyboard.type('Proxy does not answer');
        await page.keyboard.press('Enter');
        await expect(run.current).toHaveAccessibleName(/^1\.1\.2/);
        await page.waitForTimeout(300);
        await run.press('x');
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: 'History' }).waitFor();
      },
    },
    {
      name: 'recall',
      reach: async ({ page, run }) => {
        await page.keyboard.press('Escape');
        await run.press('r');
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'jump',
      reach: async ({ page, run }) => {
        await page.keyboard.press('Escape');
        await run.press('g');
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'evidence',
      reach: async ({ page, run }) => {
        await page.keyboard.press('Escape');
        await run.press('e');
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'filter-without-result',
      reach: async ({ page, run }) => {
        await page.keyboard.press('Escape');
        await run.press('/');
        await page.keyboard.type('cach');
        await page.getByText(/No item matches/).waitFor();
      },
    },
    {
      name: 'window-closed',
      reach: async ({ page, run }) => {
        await run.create({ release: '2.15.0' });
        await run.recordAll(live());
        await run.open();
        await run.pass(34 * minuteMs);
        await page.getByRole('region', { name: /0–30 is closed/ }).waitFor();
      },
    },
    {
      name: 'extend-window',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: 'Extend…' }).click();
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'measured-value-over',
      reach: async ({ page, run }) => {
        await page.keyboard.press('Escape');
        await run.goTo('3.3');
        await page.getByRole('textbox', { name: /Measured value, under 3/ }).waitFor();
        await page.keyboard.type('4.1');
      },
    },
    {
      name: 'paper-results',
      reach: async ({ page }) => {
        await fromPalette(page, 'type in from paper', /Type in from paper/);
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'wall',
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        return openWall(page);
      },
    },
    {
      name: 'start-rollback',
      reach: async ({ page }) => {
        await fromPalette(page, 'rollback without', /start without a trigger/);
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'correct-go-live',
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        await fromPalette(page, 'correct go-live', /Correct go-live/);
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'change-people',
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        await fromPalette(page, 'change the people', /Change the people/);
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'hand-over',
      kept: ['dark'],
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+Shift+H');
        await page.getByRole('dialog', { name: /Hand over/ }).waitFor();
      },
    },
    {
      name: 'after-sleep',
      kept: ['dark'],
      reach: async ({ page, run, app }) => {
        await page.keyboard.press('Escape');
        await run.record({ type: 'ObserveTrigger', trigger: '4.1.2', since: null });
        await run.open();
        await app.evaluate(() => globalThis.runsheetSimulatedClock?.sleep(372_000));
        await page.getByRole('alertdialog', { name: /The laptop slept/ }).waitFor();
      },
    },
    {
      name: 'abort',
      reach: async ({ page, run }) => {
        await page.waitForTimeout(800);
        await page.keyboard.press('Enter');
        await run.record({ type: 'ClearTrigger', trigger: '4.1.2', clearedAt: null });
        await run.open();
        await fromPalette(page, 'abort', /Abort this run/);
        await page.getByRole('dialog', { name: /Abort/ }).waitFor();
      },
    },
    {
      name: 'runs',
      kept: ['light'],
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+1');
        await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor();
      },
    },
  ],
};
