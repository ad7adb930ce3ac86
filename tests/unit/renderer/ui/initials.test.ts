import { expect, it } from 'vitest';
import { initials } from '#renderer/ui/initials.ts';

it('takes the first letters of the first and the last word', () => {
  expect(initials('Mei Lindqvist')).toBe('ML');
  expect(initials('  Juan Carlos de la Fuente ')).toBe('JF');
  expect(initials('tomás arriaga')).toBe('TA');
});

it('takes one letter of a single name, in its own script', () => {
  expect(initials('Олег')).toBe('О');
  expect(initials('Олег Иванов')).toBe('ОИ');
  expect(initials('Żaneta')).toBe('Ż');
});

it('keeps the last two signs of a name written without spaces', () => {
  expect(initials('李伟')).toBe('李伟');
  expect(initials('司马相如')).toBe('相如');
});

it('passes over signs that are no letters', () => {
  expect(initials('(acting) "Bo" Ek')).toBe('AE');
  expect(initials('– Ek')).toBe('E');
});

it('keeps a letter and its combining accent together', () => {
  expect(initials('e\u0301va Zoe')).toBe('E\u0301Z');
});

it('is empty for an empty name', () => {
  expect(initials('   ')).toBe('');
});
