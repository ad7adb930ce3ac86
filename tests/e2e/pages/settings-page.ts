import type { Page } from '@playwright/test';

/** Settings, part by part. */
export class SettingsPage {
  readonly page: Page;
  readonly parts = [
    'Operator',
    'People and signing',
    'Organisation',
    'Folders and backup',
    'Appearance',
    'Sounds and alarms',
    'Keyboard',
    'About',
  ] as const;

  constructor(page: Page) {
    this.page = page;
  }

  async open(part: (typeof this.parts)[number]): Promise<void> {
    await this.page.getByRole('tab', { name: part, exact: true }).click();
  }
}
