import type { Page } from '@playwright/test';

/** Finds something in the palette by keyboard and does it. */
export async function fromPalette(page: Page, words: string, option: RegExp): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.type(words);
  await page.getByRole('option', { selected: true, name: option }).waitFor();
  await page.keyboard.press('Enter');
}

/** The wall view of the open run. */
export async function openWall(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await fromPalette(page, 'wall view', /Wall view/);
  const wall = await opened;
  await wall.getByRole('heading', { level: 1, name: /XianFeast/ }).waitFor();
  return wall;
}
