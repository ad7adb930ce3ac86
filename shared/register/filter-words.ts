import { formatDate } from '../time/instant.ts';
import type { RegisterFilter, SearchPlace } from './register-query.ts';
import { outcomeWords } from './register-words.ts';

/** Where a search looks, as it is said on screen. */
export const placeWords: Readonly<Record<SearchPlace, string>> = {
  names: 'release, ticket or number',
  people: 'people',
  notes: 'notes and reasons',
  items: 'items of the checklist',
  history: 'history',
};

export const signatureWords: Readonly<Record<NonNullable<RegisterFilter['signatures']>, string>> = {
  complete: 'everyone signed',
  some: 'signatures missing',
  none: 'not signed',
  sealed: 'sealed',
};

/** What a register was narrowed to, one sentence each; empty for the whole register. */
export function filterWords(filter: RegisterFilter, offsetMinutes: number): readonly string[] {
  const { search, lookIn, outcome, kind, environment, checklist, signatures, from, to } = filter;
  const date = (at: number) => formatDate(at, offsetMinutes);
  const place = lookIn === null ? '' : ` in ${placeWords[lookIn]}`;
  return [
    search.trim() === '' ? '' : `Search: “${search.trim()}”${place}.`,
    outcome === null ? '' : `Outcome: ${outcomeWords[outcome]}.`,
    kind === null ? '' : `Kind: ${kind === 'real' ? 'real runs' : 'rehearsals'}.`,
    environment === null ? '' : `Environment: ${environment}.`,
    checklist === null ? '' : `Checklist: ${checklist}.`,
    signatures === null ? '' : `Signatures: ${signatureWords[signatures]}.`,
    from === null ? '' : `From ${date(from)}.`,
    to === null ? '' : `Before ${date(to)}.`,
  ].filter((sentence) => sentence !== '');
}

/** Nothing is left out of it, so a number that is missing is missing. */
export function isWholeRegister(filter: RegisterFilter): boolean {
  return filterWords(filter, 0).length === 0;
}
