/**
 * The rule: bringing something to production is going live.
 * "Deploy to production environment", "Promote build to prod", "Go live" yes;
 * "Deploy application to staging environment", "Install production dependencies" no.
 */
import { toEnglish } from './languages/to-english.ts';
import { alternatives, anyOf, wordEnd, wordStart } from './words.ts';

const bringWords = [
  'deploy',
  'deploys',
  'deployed',
  'deploying',
  'deployment',
  'release',
  'released',
  'promote',
  'promoted',
  'push',
  'pushed',
  'roll out',
  'ship',
  'switch',
  'switch traffic',
  'route traffic',
  'publish',
  'merge',
  'swap',
];
const toWords = ['to', 'into', 'in', 'on'];
const liveWords = ['production', 'prod', 'live'];
const goWords = ['go live', 'going live', 'take live', 'put live'];

const bring = new RegExp(
  `${wordStart}(?:${alternatives(bringWords)})${wordEnd}.*${wordStart}(?:${alternatives(toWords)})\\s+(?:the\\s+)?(?:${alternatives(liveWords)})${wordEnd}`,
  'iu',
);
const go = anyOf(goWords);

/** Whether an item's words say that the new version takes traffic. */
export function recogniseGoLive(text: string): boolean {
  const { english } = toEnglish(text);
  return bring.test(english) || go.test(english);
}
