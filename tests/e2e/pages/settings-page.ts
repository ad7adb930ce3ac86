import type { Page } from '@playwright/test';

/** Settings, part by part. */
export class SettingsPage {
  readonly page: Page;
  readonly parts = [
    'Operator',
    'Organisation',
    'Folders',
    'Appearance',
    'Sounds and alarms',
    'Keyboard',
    'About',
  ] as const;

  constructor(page: Page) {
    this.page = page;
  }

  async open(part: (typeof this.parts)[number]): Promise<void> {
    await this.page.getByRole('tab', { name: part }).click();
  }
}
