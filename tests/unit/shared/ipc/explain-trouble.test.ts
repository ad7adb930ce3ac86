import { expect, it } from 'vitest';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { explainTrouble } from '#shared/ipc/explain-trouble.ts';

const causes = ['full', 'read-only', 'permission', 'gone', 'other'] as const;
const fileCauses = ['gone', 'permission', 'empty', 'too-large', 'other'] as const;
const reasons = ['newer-version', 'damaged', 'other-window', 'sealed'] as const;
const troubles: readonly Trouble[] = [
  ...causes.map((cause): Trouble => ({ code: 'NotSaved', cause, place: 'D:\\', safeUpTo: null })),
  ...causes.map((cause): Trouble => ({ code: 'FileNotWritten', cause, place: 'D:\\' })),
  ...fileCauses.map((cause): Trouble => ({ code: 'FileUnreadable', cause, name: 'a.png', size: 61_000_000 })),
  ...reasons.map((because): Trouble => ({ code: 'RunReadOnly', runId: 'r', because })),
  { code: 'RunUnreadable', runId: 'r', firstBadLine: 214 },
  { code: 'SheetNotMade', detail: 'no font' },
  { code: 'NoSuchRun', runId: 'r' },
  { code: 'ReadingStopped' },
  { code: 'ReadingSlow' },
  { code: 'ReadingFailed' },
  { code: 'Cancelled' },
  { code: 'BadRequest', channel: 'openRun' },
];

it.each(troubles)('says of $code $cause$because what happened, what is safe and what to do', (trouble) => {
  for (const sentence of Object.values(explainTrouble(trouble))) {
    expect(sentence).toMatch(/^[A-Z0-9a].*\.$/u);
    expect(sentence).not.toMatch(/error|undefined|please|!/iu);
  }
});

it('says up to when everything is safe, in the time on the wall', () => {
  const safeUpTo = Date.UTC(2026, 10, 18, 1, 41, 9);
  const told = explainTrouble({ code: 'NotSaved', cause: 'full', place: 'D:', safeUpTo }, 60);
  expect(told.happened).toBe('Not saved since 02:41:09. The disk of D: is full.');
  expect(told.safe).toContain('Everything up to 02:41:09 is safe');
});
