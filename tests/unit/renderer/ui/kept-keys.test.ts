import { expect, it } from 'vitest';
import { parseChord } from '#renderer/ui/chord.ts';
import { isKeptBy, type KeyHolder } from '#renderer/ui/kept-keys.ts';

const kept = (holder: KeyHolder, chord: string): boolean => isKeptBy(holder, parseChord(chord));

it('leaves every plain key to a text field, so that typed words command nothing', () => {
  for (const chord of ['x', 'Shift+R', 'Space', 'Enter', '1', 'Down', '/'])
    expect(kept('text', chord)).toBe(true);
});

it('takes Ctrl chords, Escape and F keys everywhere', () => {
  for (const holder of ['text', 'number', 'button', 'choice', 'nothing'] as const) {
    for (const chord of ['Ctrl+K', 'Ctrl+Enter', 'Esc', 'F6']) expect(kept(holder, chord)).toBe(false);
  }
});

it('takes letters from the field of a measured value, but not digits', () => {
  expect(kept('number', 'x')).toBe(false);
  expect(kept('number', 'Shift+X')).toBe(false);
  expect(kept('number', '1')).toBe(true);
  expect(kept('number', 'Space')).toBe(true);
});

it('lets Space and Enter press a focused button', () => {
  expect(kept('button', 'Space')).toBe(true);
  expect(kept('button', 'Enter')).toBe(true);
  expect(kept('button', 'x')).toBe(false);
});

it('lets arrows and Space change a focused choice', () => {
  expect(kept('choice', 'Down')).toBe(true);
  expect(kept('choice', 'Space')).toBe(true);
  expect(kept('choice', 'x')).toBe(false);
});

it('takes every key where no control has the keyboard', () => {
  for (const chord of ['x', 'Space', 'Enter', '1', 'Down']) expect(kept('nothing', chord)).toBe(false);
});
