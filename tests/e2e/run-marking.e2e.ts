import type { Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { openRun } from './pages/night.ts';
import type { RunPage } from './pages/run-page.ts';

test('items are marked by keyboard, once for each key, with sub-checks, evidence and values, and a whole group at once', async ({
  start,
}) => {
  const run = await openRun(start);
  await test.step('items are marked, failed, noted and undone with the keyboard alone', () =>
    markByKeyboard(run));
  await test.step('a held key marks one item, and a bounce none', () => holdKey(run));
  await test.step('sub-checks close their item one by one, and the history and evidence open with Enter', () =>
    checkPartsAndProve(run));
  await test.step('open items of a group become not applicable with one reason, each for itself', () =>
    passOverGroup(run));
  await test.step('a window made smaller keeps the current item in view', () => shrink(run));
  await test.step('an item with a value that is opened again has its field in focus', () =>
    openValueAgain(run));
  await test.step('a PDF dropped on the run is offered as evidence, or verified instead', () =>
    dropPdf(run.page));
});

async function shrink(run: RunPage): Promise<void> {
  const { page } = run;
  await run.goTo('1.2');
  await run.focusCurrent();
  const name = (): Promise<string | null> => run.current.getAttribute('aria-label');
  // oxlint-disable-next-line no-await-in-loop -- one row after the other
  while (!(await name())?.startsWith('1.2.6')) await page.keyboard.press('j');
  await page.setViewportSize({ width: 720, height: 450 });
  await expect(run.current).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function markByKeyboard(run: RunPage): Promise<void> {
  const { page } = run;
  await expect(page.getByRole('button', { name: /7 items ask whether they apply/ })).toBeFocused();
  await page.keyboard.press('F6');
  await run.focusCurrent();

  await run.press('x');
  await expect(run.row(/^1\.1\.1 .*, done, \d\d:\d\d:\d\d, Mei Lindqvist$/)).toBeVisible();
  await expect(run.current).toHaveAccessibleName(/^1\.1\.2 SSL certificates/);
  await expect(run.current).toBeFocused();
  await expect(run.list.locator('[role=row][tabindex="0"]')).toHaveAttribute('aria-current', 'true');
  // What can be done to the next item is drawn already, and not there for anybody yet.
  const next = run.row(/^1\.1\.3 /);
  await expect(next.locator('button').first()).toBeAttached();
  await expect(next.locator('button').first()).toBeHidden();
  await expect(next.getByRole('button')).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(run.current).toBeFocused();
  await expect(page.getByRole('status').last()).toHaveText(/Done\. 1\.1\.2 SSL certificates .*, open\./);

  await run.press('f');
  await expect(page.getByRole('textbox', { name: 'What failed' })).toBeFocused();
  await page.keyboard.type('no');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Say what failed, in at least 3 characters.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(run.current).toBeFocused();
  await run.press('f');
  await expect(page.getByRole('textbox', { name: 'What failed' })).toHaveValue('no');
  await page.keyboard.press('End');
  await page.keyboard.type(' answer from the proxy');
  await page.keyboard.press('Enter');
  await expect(run.row(/^1\.1\.2 .*, failed, no answer from the proxy/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Recall.*1 failed/ })).toBeVisible();

  await expect(run.current).toHaveAccessibleName(/^1\.1\.3/);
  await run.press('n');
  await page.keyboard.type('Asked the registrar');
  await page.keyboard.press('Enter');
  await expect(run.current).toHaveAccessibleName(/^1\.1\.3 .*, open, Asked the registrar/);
  await expect(run.current).toBeFocused();

  await run.press('Control+z');
  await expect(run.current).toHaveAccessibleName(/^1\.1\.2 .*, open/);
  await expect(
    page.getByText(/1\.1\.2 is open again\. The mark of .* stays in the history\./).first(),
  ).toBeVisible();
}

async function holdKey(run: RunPage): Promise<void> {
  const { page } = run;
  await expect(run.current).toBeFocused();
  await page.waitForTimeout(400); // a key right behind what was undone is a bounce itself
  const bounced = bounceAfterNextMark(page, '1.1.3');
  await page.keyboard.down('x');
  for (let repeats = 0; repeats < 20; repeats += 1) await page.keyboard.down('x');
  await page.keyboard.up('x');
  await bounced;
  await expect(run.current).toHaveAccessibleName(/^1\.1\.3/);
  await page.waitForTimeout(400);
  await expect(run.current).toHaveAccessibleName(/^1\.1\.3 .*, open/);
  await expect(page.getByText('2 of 6 done')).toBeVisible();
}

/** Presses `x` once more in the moment in which the mark of the next press is painted, as a worn key does. */
function bounceAfterNextMark(page: Page, next: string): Promise<void> {
  return page.evaluate(
    (item) =>
      new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          if (document.querySelector(`[role=row][data-item="${item}"][aria-current=true]`) === null) return;
          watch.disconnect();
          const press = { key: 'x', code: 'KeyX', bubbles: true, cancelable: true };
          document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
          resolve();
        });
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
    next,
  );
}

async function checkPartsAndProve(run: RunPage): Promise<void> {
  const { page } = run;
  await run.focusCurrent();
  await run.goTo('1.2');
  await expect(run.current).toHaveAccessibleName(/^1\.2\.1 All tests passing/);
  // No key ticks them all unread.
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Status' })).toContainText(
    '1.2.1 is done when each of its 3 parts is checked: 1 to 3.',
  );
  await expect(page.getByRole('checkbox', { name: 'unit' })).toBeFocused();
  await run.press('1');
  await expect(run.current).toHaveAccessibleName(/1 of 3 checked/);
  await run.press('2');
  await expect(run.current).toHaveAccessibleName(/2 of 3 checked/);
  await expect(page.getByText('Done when all three are checked. 1 left.')).toBeVisible();
  await run.press('3');
  await expect(run.current).toHaveAccessibleName(/^1\.2\.2/);

  await run.press('e');
  await page.getByRole('textbox', { name: 'Text' }).fill('200 OK\nfrom all four regions');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(run.current).toHaveAccessibleName(/1 evidence/);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await run.focusCurrent();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
  await expect(page.getByText('200 OK', { exact: true })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'History' })).toBeHidden();

  await run.press('c');
  await expect(page.getByRole('heading', { level: 1, name: /Code review completed/ })).toBeVisible();
  await run.press('x');
  await expect(page.getByRole('heading', { level: 1, name: /Security scan/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(run.current).toHaveAccessibleName(/^1\.2\.3/);
}

async function passOverGroup(run: RunPage): Promise<void> {
  const { page } = run;
  await run.goTo('1.1');
  await page.getByRole('button', { name: 'More for this group' }).click();
  await page.getByRole('menuitem', { name: 'Open items are not applicable…' }).click();
  await page.getByRole('textbox', { name: 'Why these items do not apply' }).fill('Environment is shared');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('4 of 4 open items are not applicable.').first()).toBeVisible();
  await expect(
    run.rail.getByRole('button', { name: /Environment Preparation, 6 of 6 closed.*4 not applicable/ }),
  ).toBeVisible();
  await run.goTo('1.1');
  await expect(run.row(/not applicable, Environment is shared/)).toHaveCount(4);
}

async function openValueAgain(run: RunPage): Promise<void> {
  const { page } = run;
  await run.create({}, '# Plain\n\n## Prepare\n\n- [ ] Page load time under 3 seconds\n- [ ] Backup made\n');
  const value = page.getByRole('textbox', { name: /Measured/ });
  await value.focus();
  await page.keyboard.type('2.4');
  await page.keyboard.press('Enter');
  await expect(run.current).toHaveAccessibleName(/^1\.1\.2 Backup made/);
  await run.press('k');
  await expect(run.current).toHaveAccessibleName(/^1\.1\.1 .*, done/);
  await run.press('Shift+X');
  await expect(value).toBeFocused();
  await page.keyboard.type('1.9');
  await expect(value).toHaveValue('1.9');
}

async function dropPdf(page: Page): Promise<void> {
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['%PDF-1.4 only a beginning'], 'sheet.pdf', { type: 'application/pdf' }));
    return transfer;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Add Enter' })).toBeFocused();
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Verify it instead' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('sheet.pdf');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Verify a PDF');
}
