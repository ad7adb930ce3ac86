/** What a checklist is called, on screen, on the sheet and when runs of it are compared. */
import type { Checklist } from './checklist.ts';

/** Its own title, else the name of its file. */
export function checklistTitle({ title }: Pick<Checklist, 'title'>, fileName: string): string {
  return title === '' ? fileName : title;
}
