import type { ReactNode } from 'react';
import { placeWords, signatureWords } from '#shared/register/filter-words.ts';
import {
  searchPlaces,
  signatureStates,
  wholeRegister,
  type RegisterFilter,
} from '#shared/register/register-query.ts';
import { outcomeWords } from '#shared/register/register-words.ts';
import { Button } from '../../ui/button.tsx';
import { DayField } from './day-field.tsx';
import { FilterSelect } from './filter-select.tsx';
import styles from './register.module.css';
import { useRegisterChoices, type RegisterNow } from './use-register.ts';

/** What narrows the register; each choice says by itself what it does. */
export function RegisterFilters({ filter, change }: Pick<RegisterNow, 'filter' | 'change'>): ReactNode {
  const choices = useRegisterChoices();
  return (
    <fieldset className={styles.filters}>
      <legend className="visually-hidden">Filters</legend>
      {filter.search.trim() !== '' && (
        <FilterSelect
          label="Search looks in"
          all="Search everywhere"
          value={filter.lookIn}
          options={searchPlaces.map((place) => ({ value: place, label: `Search ${placeWords[place]}` }))}
          onChange={(value) => change({ lookIn: searchPlaces.find((place) => place === value) ?? null })}
        />
      )}
      <FilterSelect
        label="Outcome"
        all="All outcomes"
        value={filter.outcome}
        options={outcomes.map((value) => ({ value, label: outcomeWords[value] }))}
        onChange={(value) => change({ outcome: outcomes.find((outcome) => outcome === value) ?? null })}
      />
      <FilterSelect
        label="Kind"
        all="Real and rehearsed"
        value={filter.kind}
        options={[
          { value: 'real', label: 'Real runs' },
          { value: 'rehearsal', label: 'Rehearsals' },
        ]}
        onChange={(value) => change({ kind: value === 'real' || value === 'rehearsal' ? value : null })}
      />
      <FilterSelect
        label="Environment"
        all="All environments"
        value={filter.environment}
        options={choices.environments}
        onChange={(environment) => change({ environment })}
      />
      <FilterSelect
        label="Checklist"
        all="All checklists"
        value={filter.checklist}
        options={choices.checklists}
        onChange={(checklist) => change({ checklist })}
      />
      <FilterSelect
        label="Signatures"
        all="All signatures"
        value={filter.signatures}
        options={signatureStates.map((value) => ({ value, label: capital(signatureWords[value]) }))}
        onChange={(value) => change({ signatures: signatureStates.find((state) => state === value) ?? null })}
      />
      <DayField label="From" value={filter.from} onChange={(from) => change({ from })} />
      <DayField label="Until" isEnd value={filter.to} onChange={(to) => change({ to })} />
      {isNarrowed(filter) && (
        <Button size="sm" onClick={() => change(noFilters)}>
          Clear filters
        </Button>
      )}
    </fieldset>
  );
}

const outcomes = ['deployed', 'rolled-back', 'aborted'] as const;

const { search: _search, sort: _sort, descending: _descending, ...noFilters } = wholeRegister;

/** By anything but the words of a search and the order. */
export function isNarrowed(filter: RegisterFilter): boolean {
  const { search: _words, sort: _by, descending: _order, lookIn: _place, ...rest } = filter;
  return Object.values(rest).some((value) => value !== null);
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
