import type { Checklist } from './checklist.ts';

/** The labels of the contact blanks ("On-call Engineer"), in the order of the document. */
export function contactsOf(checklist: Checklist): readonly string[] {
  return checklist.blanks.filter((blank) => blank.purpose === 'contact').map((blank) => blank.label);
}
