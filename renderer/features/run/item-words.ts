/** What a row says about an item, for the eye and for a voice. */
import type { ItemState } from '#shared/run/run-events.ts';
import type { ItemNow, StartedRun } from '#shared/run/run-state.ts';
import { itemNow, itemRecord } from '#shared/run/item-now.ts';
import { formatDate, formatDuration, formatShortTime, formatTimeOfDay } from '#shared/time/instant.ts';
import { timingOf, type Timing } from '#shared/verification/timing.ts';
import type { GlyphName } from '../../ui/glyph.tsx';
import { initials } from '../../ui/initials.ts';
import { spokenDuration } from './spoken.ts';

const words: { readonly [state in ItemState]: string } = {
  open: 'open',
  done: 'done',
  failed: 'failed',
  deferred: 'deferred',
  'not-applicable': 'not applicable',
};

const glyphs: { readonly [state in ItemState]: GlyphName } = {
  open: 'open',
  done: 'done',
  failed: 'failed',
  deferred: 'deferred',
  'not-applicable': 'na',
};

export function stateWord(state: ItemState): string {
  return words[state];
}

/** The shape of an item; a pie while some of its sub-checks are ticked. */
export function itemGlyph(now: Pick<ItemNow, 'state' | 'checked'>): GlyphName {
  return now.state === 'open' && now.checked.some(Boolean) ? 'partial' : glyphs[now.state];
}

/** "3:10 late", "overdue 11:20", "2:20 early"; null when time says nothing. */
export function timingChip(
  timing: Timing,
): { readonly tone: 'late' | 'quiet'; readonly text: string } | null {
  switch (timing.kind) {
    case 'late':
      return { tone: 'late', text: `${formatDuration(timing.byMs)} late` };
    case 'overdue':
      return { tone: 'late', text: `overdue ${formatDuration(timing.byMs)}` };
    case 'early':
      return { tone: 'quiet', text: `${formatDuration(timing.byMs)} early` };
    case 'none':
    case 'on-time':
    case 'opens':
    case 'due':
      return null;
  }
}

/** "02:41:07 ML"; hours and minutes in Prepare, with the day when it was another one. */
export function markedBy(
  mark: { readonly stamp: { readonly at: number; readonly offsetMinutes: number; readonly by: string } },
  options: { readonly short: boolean; readonly wallNow: number },
): string {
  const { at, offsetMinutes, by } = mark.stamp;
  if (!options.short) return `${formatTimeOfDay(at, offsetMinutes)} ${initials(by)}`;
  const day = formatDate(at, offsetMinutes);
  const isToday = day === formatDate(options.wallNow, offsetMinutes);
  const date = isToday ? '' : `${day.split(' ').slice(0, 2).join(' ')} `;
  return `${date}${formatShortTime(at, offsetMinutes)} ${initials(by)}`;
}

/** The name of a row: number, text, state, late or overdue, note, evidence count, time and person. */
export function rowName(run: StartedRun, number: string, steadyNow: number): string {
  const place = run.places.get(number);
  if (place === undefined) return number;
  const now = itemNow(run, number);
  const record = itemRecord(run, number);
  const evidence = record.evidence.filter((kept) => kept.removed === null).length;
  const note = now.reason ?? record.notes.at(-1)?.text ?? null;
  return [
    `${number} ${place.item.text}`,
    spokenState(now),
    spokenTiming(timingOf(run, number, steadyNow)),
    now.value === null ? null : `measured ${now.value}`,
    note,
    evidence === 0 ? null : `${evidence} evidence`,
    now.mark === null || now.mark.paper === null ? null : 'transcribed from paper',
    now.mark === null ? null : formatTimeOfDay(now.mark.stamp.at, now.mark.stamp.offsetMinutes),
    now.mark === null ? null : now.mark.stamp.by,
  ]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

function spokenState(now: ItemNow): string {
  const checked = now.checked.filter(Boolean).length;
  if (now.state === 'open' && checked > 0) return `${checked} of ${now.checked.length} checked`;
  return words[now.state];
}

function spokenTiming(timing: Timing): string | null {
  switch (timing.kind) {
    case 'late':
      return `late by ${spokenDuration(timing.byMs)}`;
    case 'early':
      return `early by ${spokenDuration(timing.byMs)}`;
    case 'overdue':
      return 'overdue';
    case 'none':
    case 'on-time':
    case 'opens':
    case 'due':
      return null;
  }
}

/** "3.2.5 Order placement successful, open.": the new focus after a mark. */
export function spokenItem(run: StartedRun, number: string): string {
  const text = run.places.get(number)?.item.text ?? '';
  return `${number} ${text}, ${spokenState(itemNow(run, number))}.`;
}
