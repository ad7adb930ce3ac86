import { expect, it } from 'vitest';
import { matchingSuggestions } from '#renderer/ui/combobox-list.ts';

const people = [
  { value: 'Hannah Osei', detail: 'from 2.13.0' },
  { value: 'Zoë Müller' },
  { value: 'Oskar Lund' },
];
const found = (text: string): readonly string[] =>
  matchingSuggestions(people, text).map(({ value }) => value);

it('offers everything for an empty text', () => {
  expect(found(' ')).toEqual(['Hannah Osei', 'Zoë Müller', 'Oskar Lund']);
});

it('finds the beginning of any word, in the given order', () => {
  expect(found('os')).toEqual(['Hannah Osei', 'Oskar Lund']);
  expect(found('hannah o')).toEqual(['Hannah Osei']);
});

it('does not find the middle of a word', () => {
  expect(found('annah')).toEqual([]);
});

it('does not need accents', () => {
  expect(found('zoe')).toEqual(['Zoë Müller']);
  expect(found('muller')).toEqual(['Zoë Müller']);
});

it('offers a value once', () => {
  expect(matchingSuggestions([...people, { value: 'Oskar Lund', detail: 'again' }], 'lund')).toEqual([
    { value: 'Oskar Lund' },
  ]);
});
