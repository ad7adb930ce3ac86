import type { Locator, Page } from '@playwright/test';

/** Runs: what a person sees and does there. */
export class HomePage {
  readonly page: Page;
  readonly heading: Locator;
  readonly search: Locator;
  readonly newRun: Locator;
  readonly importChecklist: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Runs' });
    this.search = page.getByRole('textbox', { name: 'Search runs' });
    this.newRun = page.getByRole('button', { name: 'New run' }).first();
    this.importChecklist = page.getByRole('button', { name: 'Import checklist (Markdown)' });
  }

  /** Answers the first question of a fresh installation. */
  async introduce(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(name);
    await this.page.keyboard.press('Enter');
  }

  /** A run in progress by the name that is read for it. */
  row(name: RegExp | string): Locator {
    return this.page.getByRole('link', { name });
  }

  tab(name: 'Runs' | 'Checklists' | 'Settings'): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name });
  }
}
