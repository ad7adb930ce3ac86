/** Who decided about an alarm, and how they said so. */
import { contactsOf } from '#shared/checklist/contacts-of.ts';
import type { HowGiven } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';

/** What was chosen so far: `named` is the rollback decision maker of the sheet, `else` a typed name, otherwise a contact. */
export type DeciderChoice = {
  readonly who: string;
  readonly elseName: string;
  readonly why: string;
  /** Null while the preset stands. */
  readonly how: HowGiven | null;
};

export const firstChoice: DeciderChoice = { who: 'named', elseName: '', why: '', how: null };

export type Candidate = {
  readonly who: string;
  readonly label: string;
  readonly name: string;
  readonly phone: string;
};

/** The decision as commands take it. `insteadOf` is null when the named decision maker decided. */
export type Decided = {
  readonly decidedBy: string;
  readonly how: HowGiven;
  readonly insteadOf: string | null;
  readonly phone: string;
  /** What is still missing, in a sentence, or null. */
  readonly missing: string | null;
};

/** The decision maker first, then the contacts that were given. */
export function candidates(run: StartedRun): readonly Candidate[] {
  const { decisionMaker, contacts } = run.people;
  const others = contactsOf(run.checklist).flatMap((label): Candidate[] => {
    const person = contacts[label];
    return person === undefined || person.name.trim() === '' ? [] : [{ who: label, label, ...person }];
  });
  return [
    {
      who: 'named',
      label: 'Rollback decision maker',
      name: decisionMaker.name,
      phone: decisionMaker.phone,
    },
    ...others.filter((other) => other.name !== decisionMaker.name),
  ];
}

/** The choice with its presets filled in: at the keyboard when the operator decides, else by phone. */
export function decided(run: StartedRun, choice: DeciderChoice): Decided {
  const found = candidates(run).find((candidate) => candidate.who === choice.who);
  const name = (found?.name ?? choice.elseName).trim();
  const isNamed = choice.who === 'named';
  const preset: HowGiven = name !== '' && name === run.operator ? 'keyboard' : 'phone';
  return {
    decidedBy: name,
    how: choice.how ?? preset,
    insteadOf: isNamed ? null : choice.why.trim(),
    phone: found?.phone ?? '',
    missing: missingWords(name, isNamed, choice, run),
  };
}

const howWords: Readonly<Record<HowGiven, string>> = {
  phone: 'by phone',
  keyboard: 'at the keyboard',
  chat: 'in chat',
};

/** "by phone", "at the keyboard", "in chat" */
export function howSaid(how: HowGiven): string {
  return howWords[how];
}

function missingWords(name: string, isNamed: boolean, choice: DeciderChoice, run: StartedRun): string | null {
  if (name === '') return 'Give the name of the person who decides.';
  if (!isNamed && choice.why.trim() === '')
    return `Say why ${run.people.decisionMaker.name} does not decide.`;
  return null;
}
