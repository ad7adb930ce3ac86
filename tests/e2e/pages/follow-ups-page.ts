import { expect, type Locator, type Page } from '@playwright/test';
import type { RunPage } from './run-page.ts';
import { passphrase } from './signing.ts';

/** Follow-ups of a run: what a person sees and does there, by keyboard. */
export class FollowUpsPage {
  readonly page: Page;
  readonly periods: Locator;
  readonly current: Locator;
  readonly panel: Locator;

  constructor({ page }: Pick<RunPage, 'page'>) {
    this.page = page;
    this.periods = page.getByRole('navigation', { name: 'Periods' });
    this.current = page.locator('[data-line][data-current]');
    this.panel = page.getByRole('complementary', { name: 'Addendum' });
  }

  period(name: string): Locator {
    return this.periods.getByRole('button', { name: new RegExp(`^${name}`, 'u') });
  }

  /** Chooses a period; the keyboard is on its first line that is open. */
  async choose(name: string): Promise<void> {
    await this.period(name).press('Enter');
    await this.page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  }

  /** One answer to the line at hand, with its words where it asks for some; then the next open one is at hand. */
  async answer(key: 'x' | 'a' | 'f' | 'd', words = ''): Promise<void> {
    const before = await this.current.getAttribute('data-line');
    await this.page.keyboard.press(key);
    if (words !== '') {
      await this.page.locator('form input').waitFor();
      await this.page.keyboard.type(words);
      await this.page.keyboard.press('Enter');
    }
    await this.answered(before ?? '').waitFor();
    await this.page.locator('[data-line][data-current] > button:focus').waitFor();
  }

  /** Done, each line that is still open; one falls due a moment after the clock has moved. */
  async answerAll(): Promise<void> {
    const open = this.page.locator('[data-line] > button').filter({ hasText: /due/ });
    await open.first().waitFor();
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    while ((await open.count()) > 0) await this.answer('x');
  }

  /** A note, or text or an address as evidence, for the line at hand, which stays at hand. */
  async add(key: 'n' | 'e', words: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.page.locator('form input').waitFor();
    await this.page.keyboard.type(words);
    await this.page.keyboard.press('Enter');
    await this.current.getByText(words).first().waitFor();
    await this.page.locator('[data-line][data-current] > button:focus').waitFor();
  }

  /** Signs the addendum of the chosen period, with a typed name and the passphrase of the signers here. */
  async sign(name: string, reason = ''): Promise<void> {
    await this.panel.getByRole('combobox', { name: 'Name' }).fill(name);
    if (reason !== '') await this.panel.getByRole('textbox', { name: /^Why it is closed/ }).fill(reason);
    const secret = this.panel.getByLabel(`Passphrase of ${name}`);
    await secret.waitFor();
    await this.panel.getByRole('button', { name: 'type it instead' }).press('Enter');
    await this.page.keyboard.press('Tab');
    await expect(secret).toBeFocused();
    await this.page.keyboard.type(passphrase);
    await this.page.keyboard.press('Control+Enter');
    await this.panel.getByRole('listitem').filter({ hasText: name }).waitFor({ timeout: 30_000 });
  }

  private answered(line: string): Locator {
    return this.page.locator(`[data-line="${line}"] > button`, {
      hasText: /done|failed|deferred|not applicable/,
    });
  }
}
