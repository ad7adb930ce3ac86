import type { Checklist } from './checklist.ts';

/** The labels of the approver blanks ("Technical Lead"), in the order of the document. */
export function approversOf(checklist: Checklist): readonly string[] {
  return checklist.blanks.filter((blank) => blank.purpose === 'approver').map((blank) => blank.label);
}
