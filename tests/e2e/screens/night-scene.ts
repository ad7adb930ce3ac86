/** The night of the storyboard: the screens that are looked at longest. */
import type { RunCommand } from '#shared/run/run-commands.ts';
import { expect } from '../app-fixture.ts';
import { live, minuteMs, prepared } from '../pages/night.ts';
import type { Scene, Stage } from './scene.ts';

const mark = (item: string, state: 'done' | 'failed' | 'deferred', reason: string | null): RunCommand => ({
  type: 'MarkItem',
  item,
  state,
  reason,
  value: null,
  remindAt: null,
  statedAt: null,
  outOfOrder: false,
});
const done = (item: string): RunCommand => mark(item, 'done', null);

/** What the evening leaves: one failed, one deferred, the browsers half checked. */
const evening: readonly RunCommand[] = [
  ...prepared()
    .filter((command) => !('item' in command) || !['1.2.3', '1.2.4', '1.2.6'].includes(String(command.item)))
    .slice(0, 11),
  mark('1.2.3', 'failed', 'Scanner found an outdated TLS library'),
  mark('1.2.4', 'deferred', 'Load test report due from Jonas'),
  { type: 'MarkSubCheck', item: '1.2.6', index: 0, checked: true },
  { type: 'MarkSubCheck', item: '1.2.6', index: 1, checked: true },
];
const untilGoLive = live().findIndex(({ type }) => type === 'DeclareGoLive');

export const nightScene: Scene = {
  name: 'the night',
  screens: [
    {
      name: 'run-prepare',
      kept: ['light', 'dark'],
      reach: async ({ run }) => {
        await run.recordAll(evening);
        await run.open();
        await run.goTo('1.2');
        await run.press('j', 'j', 'j');
        await expect(run.current).toHaveAccessibleName(/^1\.2\.6/);
      },
    },
    {
      name: 'gate-not-clear',
      kept: ['light'],
      reach: async ({ run, page }) => {
        await run.goTo('2.1');
        await page.getByRole('heading', { name: 'Ready for Step 1?' }).waitFor();
      },
    },
    {
      name: 'go-live-dialog',
      kept: ['dark'],
      reach: async (stage) => {
        await anotherRun(stage, live().slice(0, untilGoLive));
        await stage.page.keyboard.press('Control+L');
        await stage.page.getByRole('dialog', { name: 'Declare go-live' }).waitFor();
      },
    },
    {
      name: 'run-window',
      kept: ['light', 'dark'],
      reach: async ({ run, page }) => {
        await page.keyboard.press('Escape');
        await run.recordAll(live().slice(untilGoLive));
        await run.open();
        await run.pass(8 * minuteMs);
        await run.recordAll(['3.1.1', '3.1.2', '3.1.3', '3.1.4', '3.1.6'].map(done));
        await run.pass(25 * minuteMs);
        await run.recordAll(['3.1.5', '3.2.1', '3.2.2', '3.2.3'].map(done));
        await run.pass(8 * minuteMs);
        await run.record({ type: 'ObserveTrigger', trigger: '4.1.2', since: null });
        await run.open();
        const observed = run.now.getByRole('timer', { name: /Error rate/ });
        await expect(observed).toHaveText(/^0:\d\d$/);
        // A busy machine has let seconds of its own pass by now.
        const seconds = Number((await observed.textContent())?.slice(2));
        await run.pass((72 - seconds) * 1000);
        await expect(observed).toHaveText(/^1:1\d$/);
      },
    },
    {
      name: 'focus-mode',
      kept: ['dark'],
      reach: async ({ run, page }) => {
        await run.press('c');
        await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      },
    },
    {
      name: 'alarm',
      kept: ['light', 'dark'],
      reach: async ({ run, page }) => {
        await page.keyboard.press('Escape');
        await run.pass(minuteMs);
        await page.getByRole('alertdialog', { name: /Threshold passed/ }).waitFor();
        await page.waitForTimeout(700);
      },
    },
    {
      name: 'alarm-hold',
      reach: async ({ page }) => {
        await page.keyboard.press('Shift+H');
        await page.getByRole('textbox', { name: /Hold: why/ }).waitFor();
      },
    },
    {
      name: 'alarm-rollback',
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Shift+R');
        await page.getByRole('button', { name: /Start rollback/ }).waitFor();
      },
    },
    {
      name: 'alarm-aside',
      reach: async ({ page }) => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.getByRole('region', { name: 'Alarm put aside' }).waitFor();
      },
    },
    {
      name: 'rollback',
      kept: ['light', 'dark'],
      reach: async ({ run, page }) => {
        await page.keyboard.press('Shift+A');
        await page.getByRole('alertdialog').waitFor();
        await page.waitForTimeout(800);
        await page.keyboard.press('Shift+R');
        await page.getByRole('button', { name: /Start rollback/ }).waitFor();
        await page.keyboard.press('Enter');
        await page.getByRole('main', { name: 'Rollback' }).waitFor();
        await run.pass(90_000);
      },
    },
  ],
};

/** Goes on with a run of its own. */
async function anotherRun({ run }: Stage, commands: Parameters<typeof run.recordAll>[0]): Promise<void> {
  await run.create({ release: '2.15.0' });
  await run.recordAll(commands);
  await run.open();
}
