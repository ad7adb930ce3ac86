/** One ledger read for the index: its summary, its facts and its words. */
import type { Unread } from '#shared/insights/left-out.ts';
import { factsOf, type RunFacts } from '#shared/insights/run-facts.ts';
import { parseOffsetIso } from '#shared/ledger/offset-iso.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import { evolveRun } from '#shared/run/evolve-run.ts';
import { noRun, type Run, type StartedRun } from '#shared/run/run-state.ts';
import { summariseRun, type RunSummary } from '#shared/run/summarise-run.ts';
import { readRunEvent } from '#shared/run/upgrade-run-event.ts';
import { searchPlaces, type SearchPlace } from '#shared/register/register-query.ts';
import { addEventWords, addHistoryWords, addRunWords, collectWords, type RunWords } from './run-words.ts';

export type IndexedRun = {
  readonly summary: RunSummary;
  readonly facts: RunFacts;
  readonly words: Readonly<Record<SearchPlace, string>>;
  readonly run: StartedRun;
};

/**
 * Reads a ledger as far as its lines can be read; null when no run begins in it. Seals are not checked here: whoever
 * opens a run does that, and an index that lists a damaged run lists what can be read of it.
 */
export function readRunForIndex(ledger: string): IndexedRun | null {
  const words = collectWords();
  const history: RecordedEvent[] = [];
  let run: Run = noRun;
  let unread: Unread = null;
  let last: { readonly position: number; readonly head: string; readonly at: number | string } | null = null;
  for (const line of ledger.split('\n')) {
    const note = readNote(line);
    if (note !== null) {
      words.add('people', note.by);
      words.add('notes', note.text);
      last = { position: note.position, head: note.seal, at: note.at };
      continue;
    }
    const read = readLine(line);
    if (read === null) {
      if (line !== '') unread = 'damaged';
      break;
    }
    last = { position: read.position, head: read.seal, at: read.at };
    words.add('people', read.by);
    const event = readRunEvent(read.event);
    if ('unknownType' in event) {
      unread = 'newer-version';
      continue;
    }
    const recorded = { ...read, event };
    addEventWords(words, event);
    history.push(recorded);
    run = evolveRun(run, recorded);
  }
  if (run.status === 'none' || last === null) return null;
  const lastAt = typeof last.at === 'number' ? last.at : (parseOffsetIso(last.at)?.at ?? run.lastAt);
  return indexed({ ...run, position: last.position, head: last.head, lastAt }, { words, history, unread });
}

type Read = {
  readonly words: RunWords;
  readonly history: readonly RecordedEvent[];
  readonly unread: Unread;
};

function indexed(run: StartedRun, { words, history, unread }: Read): IndexedRun {
  addRunWords(words, run);
  for (const recorded of history) addHistoryWords(words, recorded, run);
  // `as`: one entry for each place is made here.
  const texts = Object.fromEntries(searchPlaces.map((place) => [place, words.textOf(place)])) as Record<
    SearchPlace,
    string
  >;
  return {
    summary: summariseRun(run, run.lastAt - run.shiftMs),
    facts: factsOf(run, unread),
    words: texts,
    run,
  };
}

type ReadNote = {
  readonly at: string;
  readonly by: string;
  readonly text: string;
  readonly position: number;
  readonly seal: string;
};

/** A stored line has one form only, so a note can be told by its bytes. */
const noteLine =
  /^\{"at":"([^"]*)","by":("(?:[^"\\]|\\.)*"),"clock":\{[^}]*\},"event":\{"item":(?:null|"[^"\\]*"),"text":("(?:[^"\\]|\\.)*"),"type":"NoteAdded"\},"position":(\d+),"previous":"[^"]*","run":"[^"]*","seal":"([^"]*)"\}$/;

/** Most events of a long run are notes. They change nothing that a list or a statistic shows, so they are not folded. */
function readNote(line: string): ReadNote | null {
  if (!line.includes('"type":"NoteAdded"}')) return null;
  const found = noteLine.exec(line);
  if (found === null) return null;
  const [, at = '', by = '', text = '', position = '', seal = ''] = found;
  return { at, by: textOf(by), text: textOf(text), position: Number(position), seal };
}

/** A JSON text without its quotes; most hold nothing that was escaped. */
function textOf(json: string): string {
  return json.includes('\\') ? String(JSON.parse(json)) : json.slice(1, -1);
}

type ReadLine = Omit<RecordedEvent, 'event'> & { readonly event: unknown };

/** Null for a line that is not whole: it ends what can be read. */
function readLine(line: string): ReadLine | null {
  const json = parse(line);
  if (json === null) return null;
  const moment = parseOffsetIso(String(json['at']));
  const { position, by, seal, previous } = json;
  if (moment === null || typeof position !== 'number' || typeof by !== 'string') return null;
  return {
    ...moment,
    position,
    by,
    zone: '',
    monotonic: 0,
    sinceBoot: 0,
    previous: String(previous),
    seal: String(seal),
    event: json['event'],
  };
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    // `as`: an object of JSON has text keys.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
