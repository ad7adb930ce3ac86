import type { Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { live, openRun, minuteMs } from './pages/night.ts';
import { openWall } from './pages/palette.ts';
import { done } from '../support/run-commands.ts';

test('the wall view follows a live run, records nothing, and closes with the app', async ({ start }) => {
  const run = await openRun(start, live());
  const wall = await openWall(run.page);
  await expect(wall.getByRole('timer', { name: 'Since go-live' })).toHaveText(/^T\+ 00:00:\d\d$/);
  const work = wall.getByRole('region', { name: 'Immediate Verification' });
  await expect(work).toContainText('6 of 6 left');

  await run.record(done('3.1.1'));
  await expect(work).toContainText('5 of 6 left');
  await run.record({ type: 'ObserveTrigger', trigger: '4.1.2', since: null });
  await run.pass(minuteMs);
  await expect(wall.getByRole('timer', { name: 'Error rate >5%, observed for' })).toHaveText(/^1:0\d$/);
  expect(await accessibilityProblems(wall)).toEqual([]);

  const before = (await run.started()).position;
  const refused = await wall.evaluate(
    async ({ runId, command }) => window.desktop.recordCommand({ runId, command }),
    { runId: run.runId, command: done('3.1.2') },
  );
  expect(refused).toMatchObject({ ok: false, error: { trouble: { code: 'BadRequest' } } });
  expect((await run.started()).position).toBe(before);

  await run.pass(minuteMs + 5000);
  await expect(wall.getByRole('region', { name: 'Threshold passed' })).toBeVisible();
  await wall.reload();
  await expect(wall.getByRole('region', { name: 'Threshold passed' })).toContainText('Tomás Arriaga decides');
  expect(await accessibilityProblems(wall)).toEqual([]);
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one size after the other
    await wall.setViewportSize(size);
    // oxlint-disable-next-line no-await-in-loop -- one size after the other
    await expect
      .poll(() => cutOff(wall), `nothing is cut off at ${size.width} by ${size.height}`)
      .toEqual([]);
  }

  const closed = wall.waitForEvent('close');
  await run.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => !window.webContents.getURL().includes('wall.html'))
      ?.close(),
  );
  await closed;
});

/** Parts of the wall whose content does not fit into them; large digits overhang their line by a few pixels. */
function cutOff(wall: Page): Promise<readonly string[]> {
  return wall.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, aside, header, section')]
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 15,
      )
      .map(
        (element) =>
          `${element.tagName} ${element.getAttribute('aria-label') ?? ''} ${element.scrollWidth}x${element.scrollHeight} in ${element.clientWidth}x${element.clientHeight}`,
      ),
  );
}
