import { describe, expect, it } from 'vitest';
import { keyLabels, type KeyPress, matchesChord, parseChord } from '#renderer/ui/chord.ts';

const nothingHeld = { code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ ...nothingHeld, ...held, key });
const matches = (chord: string, pressed: KeyPress, mac = false): boolean =>
  matchesChord(parseChord(chord), pressed, mac);

describe('reading a chord', () => {
  it('separates the key from what is held', () => {
    expect(parseChord('Ctrl+Shift+H')).toEqual({ key: 'h', ctrl: true, shift: true, alt: false });
    expect(parseChord('x')).toEqual({ key: 'x', ctrl: false, shift: false, alt: false });
  });

  it('knows the names of keys', () => {
    expect(parseChord('Space').key).toBe(' ');
    expect(parseChord('Down').key).toBe('ArrowDown');
    expect(parseChord('Esc').key).toBe('Escape');
    expect(parseChord('F6').key).toBe('F6');
    expect(parseChord('+').key).toBe('+');
  });

  it('refuses a chord without exactly one key', () => {
    expect(() => parseChord('Ctrl')).toThrow('not one key');
    expect(() => parseChord('a+b')).toThrow('not one key');
    expect(() => parseChord('')).toThrow('not one key');
  });
});

describe('comparing a key press', () => {
  it('tells a letter from the letter with Shift', () => {
    expect(matches('x', press('x'))).toBe(true);
    expect(matches('x', press('X', { shiftKey: true }))).toBe(false);
    expect(matches('Shift+X', press('X', { shiftKey: true }))).toBe(true);
    expect(matches('Shift+X', press('x'))).toBe(false);
  });

  it('is not confused by Caps Lock', () => {
    expect(matches('x', press('X'))).toBe(true);
    expect(matches('Shift+X', press('x', { shiftKey: true }))).toBe(true);
  });

  it('takes signs and digits as the layout gives them, with Shift or without', () => {
    expect(matches('?', press('?', { shiftKey: true }))).toBe(true);
    expect(matches('/', press('/', { shiftKey: true }))).toBe(true);
    expect(matches('1', press('1', { shiftKey: true }))).toBe(true);
  });

  it('wants Ctrl on Windows and Linux, Command on macOS, and never both', () => {
    expect(matches('Ctrl+K', press('k', { ctrlKey: true }))).toBe(true);
    expect(matches('Ctrl+K', press('k', { metaKey: true }))).toBe(false);
    expect(matches('Ctrl+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(matches('Ctrl+K', press('k', { ctrlKey: true }), true)).toBe(false);
    expect(matches('Ctrl+K', press('k', { ctrlKey: true, metaKey: true }), true)).toBe(false);
    expect(matches('k', press('k', { ctrlKey: true }))).toBe(false);
  });

  it('does not take AltGr or Option letters for commands', () => {
    expect(matches('e', press('e', { altKey: true }))).toBe(false);
  });

  it('goes by the place of the key on a layout with other letters', () => {
    expect(matches('x', press('ч', { code: 'KeyX' }))).toBe(true);
    expect(matches('Shift+X', press('Ч', { code: 'KeyX', shiftKey: true }))).toBe(true);
  });

  it('goes by the letter, not the place, on a Latin layout', () => {
    expect(matches('a', press('a', { code: 'KeyQ' }))).toBe(true);
    expect(matches('q', press('a', { code: 'KeyQ' }))).toBe(false);
  });
});

describe('naming keys', () => {
  it('gives one cap for each key of a chord or a sequence', () => {
    expect(keyLabels('Ctrl+Shift+H', false)).toEqual(['Ctrl', 'Shift', 'H']);
    expect(keyLabels('t 2', false)).toEqual(['t', '2']);
    expect(keyLabels('+', false)).toEqual(['+']);
  });

  it('says Cmd and Option on macOS', () => {
    expect(keyLabels('Ctrl+Alt+K', true)).toEqual(['Cmd', 'Option', 'K']);
  });
});
