import { describe, expect, it } from 'vitest';
import { bidiLevels, mirrored, visualOrder } from '#electron/sheet/bidi.ts';

describe('text with parts from right to left', () => {
  it('is left alone when it has none', () => {
    expect(bidiLevels(Array.from('Zoë (12)'))).toBeNull();
  });

  it('reverses the words of a name within a line from left to right', () => {
    const parts = ['a', ' ', 'דוד', ' ', 'כהן', ' ', 'b'];
    const order = visualOrder(bidiLevels(parts) ?? []);
    expect(order.map((index) => parts[index])).toEqual(['a', ' ', 'כהן', ' ', 'דוד', ' ', 'b']);
  });

  it('keeps the digits of a number in their order', () => {
    const parts = ['שלום', ' ', '1', '2', '.', '5', ' ', 'עולם'];
    const order = visualOrder(bidiLevels(parts) ?? []);
    expect(order.map((index) => parts[index]).join('')).toBe('עולם 12.5 שלום');
  });

  it('gives both brackets of a pair one direction and mirrors them', () => {
    expect(bidiLevels(['דוד', ' ', '(', 'כהן', ')'])).toEqual([1, 1, 1, 1, 1]);
    expect(bidiLevels(['דוד', ' ', '(', 'C', ')'])).toEqual([1, 0, 0, 0, 0]);
    expect(mirrored('(')).toBe(')');
  });
});
