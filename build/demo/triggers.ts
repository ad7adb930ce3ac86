/** Rollback triggers at the keyboard: observed, cleared, held, rolled back; and handing over. */
import { tabTo } from './gates.ts';
import type { Keyboard } from './keyboard.ts';

/** `t` and its number: observed, or cleared when it is running. */
export async function toggleTrigger(at: Keyboard, trigger: number): Promise<void> {
  await at.press('t', String(trigger));
  await at.page.waitForTimeout(400);
}

/** Waits for the alarm, lets its key guard pass, and holds with a reason. */
export async function holdAlarm(at: Keyboard, reason: string): Promise<void> {
  await alarm(at);
  await at.press('Shift+H');
  await tabTo(at, /Hold: why/u);
  await at.type(reason);
  await at.press('Enter');
  await at.page.getByRole('alertdialog').waitFor({ state: 'hidden' });
  await at.page.waitForTimeout(300);
}

export async function rollBack(at: Keyboard): Promise<void> {
  await alarm(at);
  await at.press('Shift+R');
  await at.page
    .getByText(/^Roll back .*\?/u)
    .first()
    .waitFor();
  await at.press('Enter');
  await at.page.getByRole('main', { name: 'Rollback' }).waitFor();
  await at.page.waitForTimeout(300);
}

/** The alarm card, past the moment in which keys are ignored. */
export async function alarm(at: Keyboard): Promise<void> {
  await at.page.getByRole('alertdialog', { name: /Threshold passed/u }).waitFor();
  await at.page.waitForTimeout(700);
}

/** Hands over to the first person offered. */
export async function handOver(at: Keyboard): Promise<void> {
  await at.press('Control+Shift+H');
  await at.page.getByRole('dialog', { name: /Hand over/u }).waitFor();
  await tabTo(at, /has read this back/u);
  await at.press('Space');
  await tabTo(at, /Why without a passphrase/u);
  await at.page.keyboard.type('No key on this laptop yet');
  await at.press('Enter');
  await at.page.getByRole('dialog', { name: /Hand over/u }).waitFor({ state: 'hidden' });
  await at.page.waitForTimeout(300);
}
