/** The words a run is found by, each once for each place. */
import { checklistTitle } from '#shared/checklist/checklist-title.ts';
import { describeEvent } from '#shared/run/describe-event.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import type { RunEvent } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { searchPlaces, type SearchPlace } from '#shared/register/register-query.ts';
import { searchWords } from '#shared/register/search-words.ts';

export type RunWords = { readonly add: (place: SearchPlace, text: string | null) => void } & {
  readonly textOf: (place: SearchPlace) => string;
};

export function collectWords(): RunWords {
  const found = new Map<SearchPlace, Set<string>>(searchPlaces.map((place) => [place, new Set()]));
  const seen = new Set<string>();
  return {
    add: (place, text) => {
      if (text === null || text === '') return;
      const words = found.get(place);
      // Names come with every event: a short text is cut into words once.
      const key = text.length < 80 ? `${place}\n${text}` : null;
      if (words === undefined || (key !== null && seen.has(key))) return;
      if (key !== null) seen.add(key);
      for (const word of searchWords(text)) words.add(word);
    },
    textOf: (place) => [...(found.get(place) ?? [])].join(' '),
  };
}

/** What the run says of itself now: names, people and the texts of its items. */
export function addRunWords(words: RunWords, run: StartedRun): void {
  const { details, people, checklist } = run;
  const { product, release, environment, ticket, reason, securityImpact } = details;
  for (const name of [product, release, environment, ticket, run.runNumber, run.checklistSource.name]) {
    words.add('names', name);
  }
  words.add('names', checklistTitle(checklist, run.checklistSource.name));
  words.add('notes', reason);
  words.add('notes', securityImpact);
  words.add('people', people.deployedBy);
  words.add('people', people.decisionMaker.name);
  for (const { name } of Object.values(people.contacts)) words.add('people', name);
  for (const name of Object.values(people.signers)) words.add('people', name);
  for (const { item } of run.places.values()) words.add('items', item.text);
}

/** Everything a person wrote or is named by in the event. */
export function addEventWords(words: RunWords, event: RunEvent): void {
  for (const [key, value] of Object.entries(event)) {
    if (typeof value === 'string' && notesIn.has(key)) words.add('notes', value);
    if (typeof value === 'string' && peopleIn.has(key)) words.add('people', value);
  }
  if ('override' in event && event.override !== null) {
    words.add('people', event.override.name);
    words.add('notes', event.override.reason);
  }
  if (event.type === 'EvidenceAdded') {
    words.add('notes', event.evidence.name);
    words.add('notes', event.evidence.text?.slice(0, 5000) ?? null);
  }
  if (event.type === 'OperatorChanged') words.add('notes', event.readBack.join(' '));
  if (event.type === 'RecordClosed') words.add('notes', Object.values(event.missing).join(' '));
}

/** The line of history, for events that are no marks: those say what the items, people and notes say already. */
export function addHistoryWords(words: RunWords, recorded: RecordedEvent, run: StartedRun): void {
  if (!marks.has(recorded.event.type)) words.add('history', describeEvent(recorded, run));
}

const notesIn = new Set([
  'reason',
  'text',
  'value',
  'sentence',
  'note',
  'insteadOf',
  'draftReason',
  'finding',
]);
const peopleIn = new Set(['decidedBy', 'name', 'from', 'to']);
const marks: ReadonlySet<string> = new Set(['ItemMarked', 'SubCheckMarked', 'NoteAdded', 'SheetSaved']);
