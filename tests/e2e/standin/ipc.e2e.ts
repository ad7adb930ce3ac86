import { expect, test } from './fixture.ts';
import type { FixtureApi } from './fixture-app/page.ts';

declare const fixture: FixtureApi; // in the page

test('a page and main speak with each other as in Electron', async ({ start }) => {
  const { app, page } = await start();
  await test.step('the preload is out of the page’s reach and what it exposes is frozen', async () => {
    expect(
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL()),
    ).toBe('app://fixture/index.html');
    const inPage = await page.evaluate(() => ({
      isSecure: isSecureContext,
      hasRequire: 'require' in globalThis,
      hasProcess: 'process' in globalThis,
      keys: Object.keys(fixture),
      isFrozen: Object.isFrozen(fixture),
    }));
    expect(inPage).toEqual({
      isSecure: true,
      hasRequire: false,
      hasProcess: false,
      keys: ['echo', 'fail', 'save', 'tell', 'onTold'],
      isFrozen: true,
    });
  });

  await test.step('structured data crosses to main and back as it was', async () => {
    const returned = await page.evaluate(async () => {
      const given = {
        at: new Date(5),
        bytes: new Map([['a', new Uint8Array([1, 2, 3])]]),
        gap: undefined,
        no: NaN,
      };
      // `as`: main answers with what it was given
      const back = (await fixture.echo(given)) as typeof given;
      return [back.at.getTime(), [...(back.bytes.get('a') ?? [])], 'gap' in back, Number.isNaN(back.no)];
    });
    expect(returned).toEqual([5, [1, 2, 3], true, true]);
  });

  await test.step('what cannot be cloned is refused, and a failing handler names itself', async () => {
    const messages = await page.evaluate(async () => {
      const why = (problem: unknown): string =>
        problem instanceof Error ? problem.message : String(problem);
      return [await fixture.echo(() => 1).catch(why), await fixture.fail().catch(why)];
    });
    expect(messages[0]).toContain('could not be cloned');
    expect(messages[1]).toBe("Error invoking remote method 'fail': TypeError: told to fail");
  });

  await test.step('messages without an answer go both ways', async () => {
    await page.evaluate(() => fixture.tell({ from: 'the page' }));
    await expect(page.locator('#told')).toHaveText('{"from":"the page"}');
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('told', 'by main'),
    );
    await expect(page.locator('#told')).toHaveText('"by main"');
  });

  await test.step('a module worker runs from the app’s own address', async () => {
    const sum = await page.evaluate(() =>
      (globalThis as unknown as { sumInWorker(n: number[]): number }).sumInWorker([1, 2, 3]),
    );
    expect(sum).toBe(6);
  });

  await test.step('what a page asked before it was loaded anew is not answered to the one after it', async () => {
    await app.evaluate(({ ipcMain }) => {
      ipcMain.removeHandler('echo');
      ipcMain.handle('echo', async (_event, ms: number) => {
        await new Promise((resolve) => setTimeout(resolve, ms));
        return ms;
      });
    });
    await page.evaluate(() => void fixture.echo(1200));
    await page.reload();
    expect(await page.evaluate(() => fixture.echo(1800))).toBe(1800);
  });
});
