/** The rollback steps at the keyboard, to the closed record. */
import type { Keyboard } from './keyboard.ts';

/** Works the six steps: the two conditional ones are not needed. */
export async function workRollback(at: Keyboard): Promise<void> {
  for (const step of ['done', 'done', 'not needed', 'done', 'not needed', 'done']) {
    await at.press(step === 'done' ? 'x' : 'a');
    if (step === 'not needed') {
      await at.page.locator(':is(input, textarea):focus').waitFor();
      await at.press('Enter');
    }
    await at.page.waitForTimeout(400);
    await at.pass(1.5);
  }
  await at.page.getByText('Rollback finished.').waitFor();
}

/** "Close the record?" with the outcome Rolled back, from the finished rollback. */
export async function closeRolledBack(at: Keyboard): Promise<void> {
  await at.press('Enter');
  await at.page.getByRole('dialog', { name: /Close the record/u }).waitFor();
  await at.page.waitForTimeout(300);
  await at.press('Enter');
  await at.page.getByRole('main', { name: 'Approvals' }).waitFor();
}
