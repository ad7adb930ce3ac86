import type { Locator, Page } from '@playwright/test';

/** The form of a new run. */
export class NewRunPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly release: Locator;
  readonly environment: Locator;
  readonly ticket: Locator;
  readonly planned: Locator;
  readonly decisionMaker: Locator;
  readonly decisionMakerPhone: Locator;
  readonly start: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'New run' });
    this.release = page.getByRole('textbox', { name: 'Release' });
    this.environment = page.getByRole('combobox', { name: 'Environment' });
    this.ticket = page.getByRole('textbox', { name: 'Change ticket' });
    this.planned = page.getByRole('textbox', { name: 'Planned start' });
    this.decisionMaker = page.getByRole('textbox', { name: 'Rollback decision maker, name' });
    this.decisionMakerPhone = page.getByRole('textbox', { name: 'Rollback decision maker, phone' });
    this.start = page.getByRole('button', { name: 'Start preparing' });
  }

  /** Fills what a run needs, by keyboard as far as the order of fields allows. */
  async fill(release: string): Promise<void> {
    await this.release.fill(release);
    await this.decisionMaker.fill('Tomás Arriaga');
    await this.decisionMakerPhone.fill('+1 555 0142');
  }

  /** From any screen: a run of the newest checklist, made and open. */
  async begin(release: string): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.keyboard.press('n');
    await this.fill(release);
    await this.start.click();
    await this.page.getByRole('navigation', { name: 'Sections' }).waitFor();
  }
}
