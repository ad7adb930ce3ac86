import { expect, test } from 'vitest';
import { spokenText } from '#renderer/stores/spoken-text.ts';

test.each([
  ['Error rate >5% cleared after 0:21.', 'Error rate above 5 percent cleared after 0:21.'],
  ['Response times < 3 seconds', 'Response times under 3 seconds'],
  ['Uptime >= 99.9 %', 'Uptime at least 99.9 percent'],
  ['Error rate >5% for >2 minutes', 'Error rate above 5 percent for more than 2 minutes'],
  ['Latency above for >= 2 minutes', 'Latency above for at least 2 minutes'],
  ['error_rate<=2%', 'error_rate at most 2 percent'],
  ['>5% of requests', 'above 5 percent of requests'],
  ['Settings -> General', 'Settings -> General'],
  ['Step -> 5 of 6', 'Step -> 5 of 6'],
  ['Shows <b>bold</b> text', 'Shows <b>bold</b> text'],
  ['Errors <=2', 'Errors at most 2'],
])('a voice says the signs of ‘%s’ in words', (written, said) => {
  expect(spokenText(written)).toBe(said);
});
