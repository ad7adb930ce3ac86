/** The review as Markdown, for a wiki or a ticket. */
import type { StartedRun } from '../run/run-state.ts';
import { formatDate, formatShortTime } from '../time/instant.ts';
import { lessonsOf } from './lessons.ts';
import { reviewEntries } from './review-entries.ts';
import {
  entryElapsed,
  entryItem,
  entryTime,
  entryWords,
  notSigned,
  outcomeOf,
  reviewCount,
  wholeLesson,
  type ReviewOptions,
} from './review-words.ts';

export function reviewMarkdown(run: StartedRun, { at, offsetMinutes }: ReviewOptions): string {
  const { details, runNumber, goLive, sealed } = run;
  const whole = wholeLesson(run);
  const facts = [
    ['Environment', details.environment],
    ['Ticket', details.ticket],
    ['Outcome', outcomeOf(run)],
    ['Live since', goLive === null ? 'not live' : moment(goLive.liveAt, offsetMinutes)],
    ['Sheet', sealed === null ? 'not sealed' : `SHA-256 \`${sealed.sheetSha256}\``],
    ['Written', moment(at, offsetMinutes)],
  ] as const;
  return [
    `# Review of run ${plain(runNumber)}: ${plain(details.product)} ${plain(details.release)}`,
    facts
      .filter(([, value]) => value !== '')
      .map(([label, value]) => `- ${label}: ${label === 'Sheet' ? value : plain(value)}`)
      .join('\n'),
    notSigned(run),
    '## The run as a whole',
    whole === null ? 'Nothing written.' : quoted(whole),
    '## In order of time',
    reviewCount(run),
    ...entries(run),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

function entries(run: StartedRun): readonly string[] {
  const lessons = lessonsOf(run);
  return reviewEntries(run).flatMap((entry) => {
    const head = [entryTime(run, entry), entryElapsed(entry), entryItem(entry)].filter((part) => part !== '');
    const lesson = lessons.get(entry.key)?.text;
    return [
      `### ${plain(head.join(', '))}`,
      `${plain(entryWords(entry))} (${plain(entry.by)})`,
      ...(lesson === undefined ? [] : [`**Learned**\n\n${quoted(lesson)}`]),
    ];
  });
}

function moment(at: number, offsetMinutes: number): string {
  return `${formatDate(at, offsetMinutes)} ${formatShortTime(at, offsetMinutes)}`;
}

/** What people typed is text: nothing in it becomes a heading, a link or markup. */
function plain(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`);
}

/** A lesson may have several lines; each stands in the quote, escaped on its own. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${plain(line).replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, String.raw`$1\$2`)}`.trimEnd())
    .join('\n');
}
