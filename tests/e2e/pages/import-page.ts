import type { Locator, Page } from '@playwright/test';

/** Importing a checklist: three ways in, then the preview. */
export class ImportPage {
  readonly page: Page;
  readonly text: Locator;
  readonly read: Locator;
  readonly counts: Locator;
  readonly outline: Locator;
  readonly source: Locator;
  readonly keep: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('textbox', { name: 'Markdown text' });
    this.read = page.getByRole('button', { name: 'Read this text' });
    this.counts = page.getByLabel('Counts');
    this.outline = page.getByRole('region', { name: 'Understood' });
    this.source = page.getByRole('region', { name: 'Source' });
    this.keep = page.getByRole('button', { name: /Keep as version/ });
  }

  /** What the system's file dialog would give, through the button that opens the browser's. */
  async browse(name: string, content: Buffer): Promise<void> {
    await this.page
      .getByLabel('Browse…')
      .last()
      .setInputFiles({ name, mimeType: 'text/markdown', buffer: content });
  }

  /** Drops a file on the drop zone, as from a file manager. */
  async drop(name: string, content: string): Promise<void> {
    const data = await this.page.evaluateHandle(
      ([fileName, text]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text ?? ''], fileName ?? ''));
        return transfer;
      },
      [name, content],
    );
    await this.page
      .getByText('Drop a Markdown file or a folder here')
      .dispatchEvent('drop', { dataTransfer: data });
  }
}
