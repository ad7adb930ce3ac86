/**
 * The rule: a heading that names a span of time after go-live is a verification window.
 * "(0-30 minutes)", "T+1h to T+2h", "first 24 hours", "within 15 minutes" yes;
 * "Backup (takes 10-15 minutes)", "30 minutes before release", "T-30 to T-0" no.
 */
import type { WindowMinutes } from '../checklist.ts';
import { secondsOf, timeUnit } from './time-units.ts';
import { alternatives, anyOf, wordEnd, wordStart } from './words.ts';

const rangeWords = ['-', '–', '—', 'to', 'until', 'through'];
const firstWords = [
  'first',
  'within',
  'within the first',
  'in the first',
  'up to',
  'during the first',
  'next',
];
/** Words that make a span a duration, or put it before the deployment. */
const otherMeanings = [
  'takes',
  'duration',
  'estimated',
  'estimate',
  'est',
  'approx*',
  'about',
  'before',
  'prior',
  'pre',
];

export type RecognisedWindow = { readonly window: WindowMinutes; readonly because: string };

const number = '(\\d+(?:\\.\\d+)?)';
const unit = `(${timeUnit})`;
const t = '(?:T\\s*\\+\\s*)?';
const range = new RegExp(
  `${wordStart}${t}${number}\\s*${unit}?\\s*(?:${alternatives(rangeWords)})\\s*${t}${number}\\s*${unit}${wordEnd}`,
  'iu',
);
const bareRange = new RegExp(
  `${wordStart}T\\s*\\+\\s*${number}\\s*(?:${alternatives(rangeWords)})\\s*T\\s*\\+\\s*${number}${wordEnd}`,
  'iu',
);
const first = new RegExp(
  `${wordStart}(?:${alternatives(firstWords)})\\s+(?:${number}\\s*)?${unit}${wordEnd}`,
  'iu',
);
const notAWindow = new RegExp(`${anyOf(otherMeanings).source}|~|T\\s*[-–−]\\s*\\d`, 'iu');

/** The verification window a heading names, with the words that name it, or null. */
export function recogniseWindow(title: string): RecognisedWindow | null {
  if (notAWindow.test(title)) return null;
  return readRange(title) ?? readBareRange(title) ?? readFirst(title);
}

function readRange(title: string): RecognisedWindow | null {
  const found = range.exec(title);
  if (found === null) return null;
  const [because, from = '', fromUnit, to = '', toUnit = ''] = found;
  return windowOf(minutes(from, fromUnit ?? toUnit), minutes(to, toUnit), because);
}

/** "T+0 to T+30" counts minutes. */
function readBareRange(title: string): RecognisedWindow | null {
  const found = bareRange.exec(title);
  if (found === null) return null;
  const [because, from = '', to = ''] = found;
  return windowOf(minutes(from, 'min'), minutes(to, 'min'), because);
}

function readFirst(title: string): RecognisedWindow | null {
  const found = first.exec(title);
  if (found === null) return null;
  const [because, count = '1', countUnit = ''] = found;
  return windowOf(0, minutes(count, countUnit), because);
}

function windowOf(fromMinutes: number, toMinutes: number, because: string): RecognisedWindow {
  return { window: { fromMinutes, toMinutes }, because: because.trim() };
}

function minutes(count: string, countUnit: string): number {
  return (Number(count) * (secondsOf(countUnit) ?? 60)) / 60;
}
