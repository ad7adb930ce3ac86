/** People with keys, and what they do in the sign panel. */
import type { Locator, Page } from '@playwright/test';
import type {} from '#renderer/desktop.ts';

export const passphrase = 'four plain words tonight';

/** Gives this person a key, as Settings would. */
export async function makeSigner(page: Page, name: string, role: string): Promise<void> {
  const answer = await page.evaluate(
    (input) => window.desktop.createSigner({ ...input, email: '', organisationPassphrase: null }),
    { name, role, passphrase },
  );
  if (!answer.ok) throw new Error(`${name} got no key: ${answer.error.code}`);
}

export function signPanel(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Panel of the role' });
}

/** The path of the storyboard: Enter on the row, type, Tab, passphrase, Ctrl Enter. */
export async function signTyped(page: Page, name: string, secret = passphrase): Promise<void> {
  const panel = signPanel(page);
  await panel.getByRole('combobox', { name: 'Name' }).fill(name);
  await panel.getByRole('button', { name: 'type it instead' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type(secret);
  await page.keyboard.press('Control+Enter');
}

/** Ingrid gets a key and signs as Lead Developer, on the approvals screen; done when her row says so. */
export async function leadDeveloperSigns(page: Page): Promise<void> {
  await makeSigner(page, 'Ingrid Solberg', 'Lead Developer');
  // The panel that is open does not know of the key yet; opened anew it does.
  await page.getByRole('button', { name: /DevOps Engineer approval/ }).click();
  await page.getByRole('button', { name: /Lead Developer approval/ }).click();
  await signTyped(page, 'Ingrid Solberg');
  await page.getByRole('button', { name: /Lead Developer approval.*signed \d/ }).waitFor();
}
