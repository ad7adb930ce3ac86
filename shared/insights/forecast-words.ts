import { formatShortTime } from '../time/instant.ts';
import type { ForecastLine } from './forecast.ts';

const minuteMs = 60_000;

/** "the 30-60 window ends 6 minutes late at this pace": whether a line asks for action, with a minute of tolerance. */
export function isLateForecast({ slackMs }: ForecastLine): boolean {
  return slackMs !== null && slackMs <= -minuteMs;
}

/** "6 min late", "4 min to spare", "on time"; empty where no end is planned. */
export function slackText({ slackMs }: ForecastLine): string {
  if (slackMs === null) return '';
  const minutes = Math.round(Math.abs(slackMs) / minuteMs);
  if (minutes === 0) return 'on time';
  return slackMs < 0 ? `${spanText(minutes)} late` : `${spanText(minutes)} to spare`;
}

/** "18 min", from two hours on "5 h 19 min". */
function spanText(minutes: number): string {
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "Functional Testing (30-60 minutes) ends 02:41 at this pace, 6 min late, from 2 runs." Steady time and its shift. */
export function forecastSentence(
  line: ForecastLine,
  { shiftMs, offsetMinutes }: { readonly shiftMs: number; readonly offsetMinutes: number },
): string {
  const slack = slackText(line);
  const end = formatShortTime(line.endsAt + shiftMs, offsetMinutes);
  return `${line.title} ends ${end} at this pace${slack === '' ? '' : `, ${slack}`}, ${basisText(line.runs)}.`;
}

/** "from 2 runs", "from this run alone" */
export function basisText(runs: number): string {
  if (runs === 0) return 'from this run alone';
  return `from ${runs} ${runs === 1 ? 'run' : 'runs'}`;
}
