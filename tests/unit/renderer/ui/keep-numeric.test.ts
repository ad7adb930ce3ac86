import { expect, it } from 'vitest';
import { keepNumeric } from '#renderer/ui/keep-numeric.ts';

it('keeps digits, point, comma and minus', () => {
  expect(keepNumeric('-1.024,5')).toBe('-1.024,5');
});

it('drops letters, spaces and units that were pasted along', () => {
  expect(keepNumeric('640 ms')).toBe('640');
  expect(keepNumeric('xf2.4 s')).toBe('2.4');
});
