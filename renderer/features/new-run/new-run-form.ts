/** What the form of a new run holds: kept as a draft from the first character, read back with a schema. */
import { z } from 'zod';
import type { Checklist } from '#shared/checklist/checklist.ts';
import { triggersOf } from '#shared/checklist/triggers-of.ts';
import type { DesktopInput } from '#shared/ipc/desktop-contract.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import { personSchema } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';

const formSchema = z.object({
  checklist: z.string(),
  release: z.string(),
  kind: z.enum(['real', 'rehearsal']),
  environment: z.string(),
  ticket: z.string(),
  reason: z.string(),
  securityImpact: z.string(),
  /** As typed, or the full date once it was understood. */
  planned: z.string(),
  plannedAt: z.number().nullable(),
  deployedBy: z.string(),
  decisionMaker: personSchema,
  contacts: z.record(z.string(), personSchema),
  signers: z.record(z.string(), z.string()),
  /** Seconds until an alarm, for triggers whose text names no time; by their number. */
  thresholds: z.record(z.string(), z.number()).default({}),
  /** Release the people were copied from, and the fields not edited since. */
  copiedFrom: z.string(),
  copied: z.array(z.string()),
});

export type NewRunForm = z.infer<typeof formSchema>;
/** Fields that can keep a run from starting. */
export type RequiredField = 'release' | 'environment' | 'planned' | 'decisionMaker' | 'decisionMakerPhone';

/** An empty form for the newest checklist. */
export function emptyForm(checklist: ChecklistVersion | undefined, operator: string): NewRunForm {
  return {
    checklist: checklist?.sha256 ?? '',
    release: '',
    kind: 'real',
    environment: 'Production',
    ticket: '',
    reason: '',
    securityImpact: '',
    planned: '',
    plannedAt: null,
    deployedBy: operator,
    decisionMaker: { name: '', phone: '' },
    contacts: {},
    signers: {},
    thresholds: {},
    copiedFrom: '',
    copied: [],
  };
}

/** The draft as it was saved, or null when there is none that can be read. */
export function readDraft(draft: string | null): NewRunForm | null {
  if (draft === null) return null;
  try {
    const read = formSchema.safeParse(JSON.parse(draft));
    return read.success ? read.data : null;
  } catch {
    // Not JSON: written by something else. The form starts empty.
    return null;
  }
}

/** "XianFeast 2.14.0" is the product and its release; a release alone belongs to the product of the last run. */
export function splitRelease(
  text: string,
  lastProduct: string,
): { readonly product: string; readonly release: string } {
  const words = text.trim().split(/\s+/);
  const release = words.at(-1) ?? '';
  const product = words.slice(0, -1).join(' ');
  return { product: product === '' ? lastProduct : product, release };
}

/** What is wrong with each required field, in words; empty when the run can start. */
export function formErrors(
  form: NewRunForm,
  lastProduct: string,
): Partial<Readonly<Record<RequiredField, string>>> {
  const { product, release } = splitRelease(form.release, lastProduct);
  const errors: Partial<Record<RequiredField, string>> = {};
  if (release === '' || product === '')
    errors.release = 'Give product and release, such as XianFeast 2.14.0.';
  if (form.environment.trim() === '') errors.environment = 'Say where it is deployed, such as Production.';
  if (form.planned.trim() !== '' && form.plannedAt === null)
    errors.planned = 'Not understood. Try 18 nov 130, tomorrow 1:30 or +2h.';
  if (form.decisionMaker.name.trim() === '')
    errors.decisionMaker =
      'Give the name of the person who decides on rollback. Without it an alarm has nobody to ask.';
  if (form.decisionMaker.phone.trim() === '')
    errors.decisionMakerPhone = 'Give a phone number. It stands on the alarm.';
  return errors;
}

/** The real run after a rehearsal: its checklist, release, people and times of triggers, and none of its marks. */
export function realRunFrom(rehearsal: StartedRun): NewRunForm {
  const { checklistSource, details, people, thresholds } = rehearsal;
  const unset = triggersOf(rehearsal.checklist).filter(({ trigger }) => trigger.holdSeconds === null);
  return {
    checklist: checklistSource.sha256,
    release: `${details.product} ${details.release}`.trim(),
    kind: 'real',
    environment: details.environment,
    ticket: details.ticket,
    reason: details.reason,
    securityImpact: details.securityImpact,
    // The rehearsal's start is over; the real one is still to be said.
    planned: '',
    plannedAt: null,
    ...people,
    thresholds: Object.fromEntries(
      unset.flatMap(({ number }) => {
        const seconds = thresholds[number];
        return seconds === undefined ? [] : [[number, seconds] as const];
      }),
    ),
    copiedFrom: '',
    copied: [],
  };
}

/** Everybody of an earlier run, as far as this checklist asks for them. */
export function copyPeople(form: NewRunForm, from: StartedRun): NewRunForm {
  const { people, details } = from;
  return {
    ...form,
    deployedBy: people.deployedBy === '' ? form.deployedBy : people.deployedBy,
    decisionMaker: people.decisionMaker,
    contacts: people.contacts,
    signers: people.signers,
    copiedFrom: details.release,
    copied: [
      'deployedBy',
      'decisionMaker',
      ...Object.keys(people.contacts).map((label) => `contact ${label}`),
      ...Object.keys(people.signers).map((slot) => `signer ${slot}`),
    ],
  };
}

/** What main needs to create the run. */
export function toCreateRun(
  form: NewRunForm,
  checklist: ChecklistVersion,
  lastProduct: string,
): DesktopInput<'createRun'> {
  const trimmed = (person: { readonly name: string; readonly phone: string }) => ({
    name: person.name.trim(),
    phone: person.phone.trim(),
  });
  return {
    details: {
      ...splitRelease(form.release, lastProduct),
      environment: form.environment.trim(),
      ticket: form.ticket.trim(),
      reason: form.reason.trim(),
      securityImpact: form.securityImpact.trim(),
      plannedAt: form.plannedAt,
    },
    rehearsal: form.kind === 'rehearsal',
    people: {
      deployedBy: form.deployedBy.trim(),
      decisionMaker: trimmed(form.decisionMaker),
      contacts: mapValues(form.contacts, trimmed),
      signers: mapValues(form.signers, (name) => name.trim()),
    },
    checklist: {
      name: checklist.name,
      sha256: checklist.sha256,
      markdown: checklist.markdown,
      ...(checklist.corrections.length > 0 && { corrections: [...checklist.corrections] }),
    },
  };
}

/** What was said on the form that is recorded right after the run is created. */
export function firstCommands(form: NewRunForm, checklist: Checklist): readonly RunCommand[] {
  return triggersOf(checklist).flatMap(({ number, trigger }): RunCommand[] => {
    const holdSeconds = form.thresholds[number] ?? 0;
    return trigger.holdSeconds !== null || holdSeconds === 0
      ? []
      : [{ type: 'SetThreshold', trigger: number, holdSeconds }];
  });
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
