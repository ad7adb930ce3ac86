/** People with keys, and what they do in the sign panel. */
import type { Locator, Page } from '@playwright/test';
import { dataFolder } from '#electron/data-folder.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { openSigners } from '#electron/signers/signers.ts';
import type { SignerSummary } from '#shared/signing/signer.ts';

export const passphrase = 'four plain words tonight';

/** When the first kept key was made; each later one a second after the one before, as signers are told in that order. */
let madeAt = Date.parse('2026-11-17T12:00:00Z');

/**
 * Gives this person a key that opens at once: what a try costs is written in its file. The app may be running, as it
 * reads the folder whenever it is asked. Keys at full cost are made in signing.e2e.ts, signers.e2e.ts and the whole night.
 */
export async function keepSigner(
  userData: string,
  name: string,
  { role = 'Approver', secret = passphrase, at = (madeAt += 1000) } = {},
): Promise<SignerSummary> {
  const signers = openSigners({
    files: nodeFiles,
    folder: dataFolder(userData).signers,
    wall: () => at,
    monotonic: () => 0,
    cost: { n: 16, r: 8, p: 1 },
  });
  const made = await signers.create({
    name,
    role,
    email: '',
    passphrase: secret,
    organisationPassphrase: null,
  });
  if (!made.ok) throw new Error(`${name} got no key: ${made.error.code}`);
  return made.value;
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
