/** Working a list of items by keyboard: done for all, but for those something is said of. */
import type { Keyboard } from './keyboard.ts';

/** What is pressed at one item instead of a plain done. */
export type Answer =
  | { readonly kind: 'failed'; readonly note: string }
  | { readonly kind: 'deferred'; readonly reason: string }
  | { readonly kind: 'not-applicable'; readonly reason: string }
  | { readonly kind: 'measured'; readonly value: string }
  | { readonly kind: 'checked'; readonly subChecks: number }
  | { readonly kind: 'noted'; readonly note: string }
  /** Left for later: the keyboard moves on. */
  | { readonly kind: 'skipped' };

export type Answers = Readonly<Record<string, Answer>>;

/** The items of the checklist that ships which take more than one key on a good night. */
export const usualAnswers: Answers = {
  '1.2.1': { kind: 'checked', subChecks: 3 },
  '1.2.6': { kind: 'checked', subChecks: 4 },
  '3.3.1': { kind: 'measured', value: '2.4 s' },
  '3.3.2': { kind: 'measured', value: '310 ms' },
  '5.1.1': { kind: 'checked', subChecks: 2 },
  '5.1.2': { kind: 'checked', subChecks: 2 },
  '5.2.1': { kind: 'checked', subChecks: 3 },
};

/** Works from the current item on until the keyboard rests on an item that is closed, or reaches `stopAt`. */
export async function workItems(at: Keyboard, answers: Answers, stopAt: string | null = null): Promise<void> {
  for (;;) {
    const item = await at.currentItem();
    if (item === stopAt || !(await isToDo(at))) return;
    await answer(at, answers[item] ?? null);
  }
}

async function isToDo(at: Keyboard): Promise<boolean> {
  const name = await at.currentName();
  return /, (?:open|partly)|checked/u.test(name) && !/, (?:done|failed|deferred|not applicable)/u.test(name);
}

async function answer(at: Keyboard, given: Answer | null): Promise<void> {
  switch (given?.kind) {
    case undefined:
      return at.mark('x');
    case 'skipped':
      return at.mark('j');
    case 'measured':
      await at.page.locator('[role=treegrid] input:focus').waitFor();
      await at.type(given.value);
      return at.mark('Enter');
    case 'checked':
      for (let check = 1; check <= given.subChecks; check += 1) await at.mark(String(check));
      return;
    case 'noted':
      await entry(at, 'n', given.note);
      return at.mark('x');
    case 'failed':
      return entry(at, 'f', given.note);
    case 'deferred':
      return entry(at, 'd', given.reason);
    case 'not-applicable':
      return entry(at, 'a', given.reason);
  }
}

/** A key that asks for words, the words, and Enter. */
async function entry(at: Keyboard, key: string, words: string): Promise<void> {
  await at.press(key);
  await at.page.locator('[role=treegrid] :is(textarea, input):focus').waitFor();
  await at.page.keyboard.press('Control+A');
  await at.type(words);
  if (key === 'n') {
    await at.press('Enter');
    await at.page.waitForTimeout(300);
  } else await at.mark('Enter');
}
