import type { Chord } from './chord.ts';

/** What kind of control has the keyboard, as far as keys are concerned. */
export type KeyHolder = 'nothing' | 'text' | 'number' | 'button' | 'choice';

/** Finds out who would use a key press. A `number` field takes digits and leaves letters as commands. */
export function keyHolder(target: EventTarget | null): KeyHolder {
  if (!(target instanceof HTMLElement)) return 'nothing';
  if (target.dataset['letters'] === 'commands') return 'number';
  if (target.isContentEditable || target.matches('textarea, select')) return 'text';
  if (target.matches('input')) return holderOf[target.getAttribute('type') ?? 'text'] ?? 'text';
  return target.closest('button, a[href], summary') === null ? 'nothing' : 'button';
}

/** Whether the control needs the key itself, so that a binding must leave it alone. */
export function isKeptBy(holder: KeyHolder, chord: Chord): boolean {
  if (chord.ctrl || chord.key === 'Escape' || /^F\d+$/.test(chord.key)) return false;
  switch (holder) {
    case 'nothing':
      return false;
    case 'text':
      return true;
    case 'number':
      return !/^[a-z]$/.test(chord.key);
    case 'button':
      return chord.key === ' ' || chord.key === 'Enter';
    case 'choice':
      return chord.key === ' ' || chord.key.startsWith('Arrow');
  }
}

const holderOf: Readonly<Record<string, KeyHolder>> = {
  checkbox: 'choice',
  radio: 'choice',
  range: 'choice',
  button: 'button',
  submit: 'button',
  file: 'button',
};
