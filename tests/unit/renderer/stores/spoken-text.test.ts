import { expect, test } from 'vitest';
import { spokenText } from '#renderer/stores/spoken-text.ts';

test.each([
  ['Error rate >5% cleared after 0:21.', 'Error rate above 5 percent cleared after 0:21.'],
  ['Response times < 3 seconds', 'Response times under 3 seconds'],
  ['Uptime >= 99.9 %', 'Uptime at least 99.9 percent'],
  ['Error rate >5% for >2 minutes', 'Error rate above 5 percent for more than 2 minutes'],
  ['Errors <=2', 'Errors at most 2'],
])('a voice says the signs of ‘%s’ in words', (written, said) => {
  expect(spokenText(written)).toBe(said);
});
