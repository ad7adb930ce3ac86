import { memoised } from '#shared/memoise.ts';

/** A key with its modifiers. `key` is lower case for letters; `ctrl` also stands for Command on macOS. */
export interface Chord {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** The part of a KeyboardEvent that a chord is compared with. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const modifiers: readonly string[] = ['ctrl', 'cmd', 'shift', 'alt'];
const names: Readonly<Record<string, string>> = {
  space: ' ',
  esc: 'Escape',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  plus: '+',
};

/** Reads `Ctrl+K`, `Shift+X`, `x`, `Space`, `F6`, `?`. Throws on a chord without exactly one key. */
export function parseChord(text: string): Chord {
  const parts = text === '+' ? ['plus'] : text.split('+');
  const held = parts.filter(isModifier).map((part) => part.toLowerCase());
  const keys = parts.filter((part) => !isModifier(part));
  const key = keys[0];
  if (keys.length !== 1 || key === undefined || key === '') throw new Error(`"${text}" is not one key`);
  return {
    key: names[key.toLowerCase()] ?? (key.length === 1 ? key.toLowerCase() : key),
    ctrl: held.includes('ctrl') || held.includes('cmd'),
    shift: held.includes('shift'),
    alt: held.includes('alt'),
  };
}

/**
 * Whether a key press is the chord. Shift counts for letters and named keys; for digits and signs the
 * keyboard layout decides whether Shift is needed to type them, so there it is not compared.
 */
export function matchesChord(chord: Chord, press: KeyPress, mac: boolean): boolean {
  const ctrl = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other || ctrl !== chord.ctrl || press.altKey !== chord.alt) return false;
  if (pressedKey(press) !== chord.key) return false;
  return isSign(chord.key) && !chord.shift ? true : press.shiftKey === chord.shift;
}

/** A pressed letter as a binding writes it: `x`, `Shift+X`; null for any other key or modifier. */
export function letterPressed(press: KeyPress): string | null {
  const key = pressedKey(press);
  if (press.ctrlKey || press.metaKey || press.altKey || !/^[a-z]$/.test(key)) return null;
  return press.shiftKey ? `Shift+${key.toUpperCase()}` : key;
}

/** The names for the caps of a chord, or of chords pressed one after another (`t 2`). */
export function keyLabels(keys: string, mac: boolean): readonly string[] {
  return keys
    .split(' ')
    .flatMap((chord) => (chord === '+' ? ['+'] : chord.split('+').map((key) => labelOf(key, mac))));
}

function labelOf(key: string, mac: boolean): string {
  if (!mac) return key;
  return key === 'Ctrl' ? 'Cmd' : key === 'Alt' ? 'Option' : key;
}

function isModifier(part: string): boolean {
  return modifiers.includes(part.toLowerCase());
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z ]/.test(key);
}

// On a Cyrillic or Greek layout the letter keys carry other letters; there the place of the key decides. Asked for one
// press by every binding there is.
const pressedKey = memoised((press: KeyPress): string => {
  if (press.key.length !== 1) return press.key;
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (letter !== undefined && press.key > '\u007f') return letter.toLowerCase();
  return press.key.toLowerCase();
});
