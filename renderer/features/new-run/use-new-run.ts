import { useMemo, useState } from 'react';
import { applyCorrections } from '#shared/checklist/corrections/apply-corrections.ts';
import type { Checklist } from '#shared/checklist/checklist.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { useReading, type Wait } from '../checklists/use-reading.ts';
import { newestRun } from '../home/run-lists.ts';
import {
  copyPeople,
  emptyForm,
  firstCommands,
  formErrors,
  type NewRunForm,
  readDraft,
  type RequiredField,
  toCreateRun,
} from './new-run-form.ts';

export type NewRun = {
  readonly form: NewRunForm;
  readonly checklists: readonly ChecklistVersion[];
  /** The chosen version, read; null without one. */
  readonly checklist: Checklist | null;
  readonly checklistSha256: string | null;
  /** A large one has to be read first. */
  readonly reading: Wait;
  /** Errors of the fields that were left, or of all once starting was tried. */
  readonly errors: Partial<Readonly<Record<RequiredField, string>>>;
  /** Release whose people can be copied, or null. */
  readonly copyFrom: string | null;
  readonly isStarting: boolean;
  /** `field` names what was edited, so that it no longer counts as copied. */
  readonly change: (change: Partial<NewRunForm>, field?: string) => void;
  readonly leave: (field: RequiredField) => void;
  readonly copy: () => Promise<void>;
  readonly start: () => Promise<void>;
};

/** The form of a new run: saved as a draft with every change, checked on leaving a field. */
export function useNewRun(): NewRun {
  const store = useAppStore();
  const checklists = useApp((state) => state.checklists);
  const summaries = useApp((state) => state.summaries);
  const [form, setForm] = useState(() => firstForm(store.getState()));
  const [left, setLeft] = useState<readonly RequiredField[]>([]);
  const [isStarting, setStarting] = useState(false);
  const version = checklists.find(({ sha256 }) => sha256 === form.checklist) ?? checklists[0];
  const reading = useReading(version?.markdown ?? null);
  const checklist = useMemo(
    () =>
      reading.value === null || version === undefined
        ? null
        : applyCorrections(reading.value, version.corrections).checklist,
    [reading.value, version],
  );
  const lastProduct = newestRun(summaries, form.environment)?.product ?? '';
  const from = newestRun(summaries, form.environment);
  const errors = formErrors(form, lastProduct);

  const show = (next: NewRunForm): void => {
    setForm(next);
    void store.getState().saveNewRunDraft(JSON.stringify(next));
  };
  const start = async (): Promise<void> => {
    setLeft(['release', 'environment', 'planned', 'decisionMaker', 'decisionMakerPhone']);
    if (isStarting) return;
    const [error] = Object.values(errors);
    if (error !== undefined) {
      store.getState().announce(error);
      focusFirstError();
      return;
    }
    if (version === undefined) return store.getState().say('Choose a checklist first.', 'refused');
    setStarting(true);
    const isCreated = await store
      .getState()
      .createRun(
        toCreateRun(form, version, lastProduct),
        checklist === null ? [] : firstCommands(form, checklist),
      );
    setStarting(false);
    if (isCreated) await store.getState().saveNewRunDraft(null);
  };
  return {
    form,
    checklists,
    checklist,
    checklistSha256: version?.sha256 ?? null,
    reading,
    isStarting,
    errors: Object.fromEntries(Object.entries(errors).filter(([field]) => left.some((one) => one === field))),
    copyFrom: from?.release ?? null,
    change: (change, field) =>
      show({ ...form, ...change, copied: form.copied.filter((one) => one !== field) }),
    leave: (field) => setLeft((before) => (before.includes(field) ? before : [...before, field])),
    copy: async () => {
      const run = from === null ? null : await listedRun(store, from.runId);
      if (run !== null) show(copyPeople(form, run));
    },
    start,
  };
}

/** Once the errors are drawn, the first field that has one takes the keyboard. */
function focusFirstError(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
}

function firstForm({
  newRunDraft,
  checklists,
  settings,
}: ReturnType<ReturnType<typeof useAppStore>['getState']>) {
  const draft = readDraft(newRunDraft);
  const isChecklistThere = checklists.some(({ sha256 }) => sha256 === draft?.checklist);
  if (draft === null) return emptyForm(checklists[0], settings.operator);
  return isChecklistThere ? draft : { ...draft, checklist: checklists[0]?.sha256 ?? '' };
}

async function listedRun(store: ReturnType<typeof useAppStore>, runId: string): Promise<StartedRun | null> {
  await store.getState().listRuns([runId]);
  return store.getState().listed[runId] ?? null;
}
