/** Gates, go-live, windows: what stands between one list of items and the next. */
import type { Locator } from '@playwright/test';
import type { Keyboard } from './keyboard.ts';

/** Goes to a section or group by its number. */
export async function goTo(at: Keyboard, group: string): Promise<void> {
  await at.press('g');
  await at.page.getByRole('dialog').waitFor();
  await at.type(group);
  await at.press('Enter');
  await at.page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Starts a step: with Enter when its gate is clear, by override with the reason given when it is not. */
export async function startStep(at: Keyboard, step: number, reason: string | null = null): Promise<void> {
  if ((await at.page.getByRole('button', { name: `Start Step ${step}` }).count()) === 0)
    await goTo(at, `2.${step}`);
  if (reason === null) {
    await at.page.getByRole('button', { name: `Start Step ${step}` }).waitFor();
    await at.press('Enter');
  } else {
    await tabTo(at, 'Override: your reason');
    await at.type(reason);
    await at.press('Control+Enter');
  }
  await at.page.getByRole('button', { name: `Start Step ${step}` }).waitFor({ state: 'hidden' });
  await at.page.waitForTimeout(300);
}

export async function declareGoLive(at: Keyboard): Promise<void> {
  await at.press('Control+L');
  await at.page.getByRole('dialog', { name: 'Declare go-live' }).waitFor();
  await at.press('Enter');
  await at.page
    .getByRole('timer', { name: /since go-live/iu })
    .first()
    .waitFor();
  await at.page.waitForTimeout(300);
}

/** Presses Tab until the field with this label has the keyboard. */
export async function tabTo(at: Keyboard, label: string | RegExp): Promise<void> {
  return tabToElement(at, at.page.getByLabel(label).first());
}

/** Presses Tab until this element has the keyboard. */
export async function tabToElement(at: Keyboard, field: Locator): Promise<void> {
  await field.waitFor();
  for (let tabs = 0; tabs < 60; tabs += 1) {
    if ((await field.and(at.page.locator(':focus')).count()) === 1) return;
    await at.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(field)}`);
}
