import { pagesOf } from './verifying/describe-objects.ts';
import { openPdf } from './verifying/pdf/open-pdf.ts';
import { readAttachment } from './verifying/read-attachment.ts';

/** How many pages one of our own sheets has, and how many events the history inside it. Throws on a foreign file. */
export function sheetExtent(sheet: Uint8Array): { readonly pages: number; readonly entries: number } {
  const { newest } = openPdf(sheet);
  const history = readAttachment(newest, 'run.jsonl')?.toString('utf8') ?? '';
  return { pages: pagesOf(newest).length, entries: history.split('\n').filter((line) => line !== '').length };
}
