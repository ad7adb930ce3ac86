import { expect, it } from 'vitest';
import { csvText } from '#shared/csv/csv.ts';

it('quotes what would break a row', () => {
  expect(csvText([['a,b', 'say "hi"', 'two\nlines', null, 3]])).toBe(
    '\uFEFF"a,b","say ""hi""","two\nlines",,3\r\n',
  );
});

it.each(['=1+1', '+cmd', '-2', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '＠x'])(
  'keeps %j from being run as a formula',
  (text) => {
    expect(csvText([[text]]).replaceAll('"', '')).toBe(`\uFEFF'${text}\r\n`);
  },
);

it('leaves numbers and names of the world as they are', () => {
  expect(csvText([[-3.5, '李伟', 'Олег', 'CHG-4711', Number.NaN]])).toBe(
    '\uFEFF-3.5,李伟,Олег,CHG-4711,\r\n',
  );
});
