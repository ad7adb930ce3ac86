/** What people of an invented company write at night. */
import type { Random } from './random.ts';

export const people: readonly [string, ...string[]] = [
  'Mei Lindqvist',
  'Samuel Adeyemi',
  'Jonas Weber',
  'Aisha Okafor',
  '李伟',
  'Олег Петренко',
  'Zoë Brouwer',
  'Tomás Arriaga',
];

const subjects = [
  'Load balancer',
  'Order service',
  'Search index',
  'Payment gateway',
  'Menu cache',
  'Image store',
  'Queue',
  'Replica',
  'Health check',
  'Log shipper',
  'Mail relay',
  'Login page',
  'Stall list',
  'Rate limiter',
  'Certificate',
  'Feature flag',
] as const;
const verbs = [
  'answers again',
  'drains slowly',
  'is green on both nodes',
  'took longer than last time',
  'restarted once',
  'shows a short spike',
  'was checked by hand',
  'caught up',
  'is back to normal',
  'needs a ticket tomorrow',
  'warms up',
  'was switched over',
] as const;
const tails = [
  'seen on the dashboard',
  'agreed by phone',
  'as in the rehearsal',
  'second try worked',
  'no customer noticed',
  'will be looked at again',
  'load stays below half',
  'same as on staging',
  'nothing in the logs',
  'one request in a thousand',
] as const;

export const failures: readonly [string, ...string[]] = [
  'Uploader answered 403',
  'Two critical findings in the image scan',
  'Migration stopped at the third script',
  'Build ran out of memory on the new image',
  'Half of the requests time out',
];
export const deferrals: readonly [string, ...string[]] = [
  'Follows tomorrow, agreed with Jonas',
  'Load test is repeated after the build',
  'Report comes with the morning shift',
];
export const notOurs: readonly [string, ...string[]] = [
  'Not part of this release',
  'No schema change this time',
  'Handled by another team',
];

/** "Replica caught up, second try worked (node 17, 412 ms)" */
export function sentence(random: Random): string {
  const [subject, verb, tail] = [subjects, verbs, tails].map((list) => list[random.below(list.length)]);
  return `${subject} ${verb}, ${tail} (node ${random.below(64)}, ${random.below(2000)} ms)`;
}
