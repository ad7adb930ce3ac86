/** The evening before: who is at the keyboard, the new run, does it apply. */
import type { Keyboard } from './keyboard.ts';

export type Crew = {
  readonly operator: string;
  readonly decisionMaker: readonly [name: string, phone: string];
  readonly contacts: Readonly<Record<string, readonly [name: string, phone: string]>>;
};

export const crew: Crew = {
  operator: 'Mei Lindqvist',
  decisionMaker: ['Tomás Arriaga', '+1 555 0142'],
  contacts: {
    'On-call Engineer': ['Priya Nair', '+1 555 0178'],
    'Incident Commander': ['Jonas Weber', '+1 555 0119'],
    'Business Contact': ['Hannah Osei', '+1 555 0164'],
  },
};

export async function sayWhoIsHere(at: Keyboard, name: string): Promise<void> {
  await at.page.getByLabel('Your name').waitFor();
  await at.type(name);
  await at.press('Enter');
  await at.page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** From Runs to a run being prepared. */
export async function startRun(at: Keyboard, people: Crew): Promise<void> {
  await at.press('n');
  await at.page.getByRole('heading', { name: 'New run' }).waitFor();
  await at.type('XianFeast 2.14.0');
  await fill(at, 'Change ticket', 'CHG-48213');
  await fill(at, 'Planned start', '18 nov 130');
  await fill(at, 'Reason for the change', 'New ordering flow for the winter menu');
  await fill(at, 'Security impact', 'No new personal data; sign-in unchanged');
  await person(at, 'Rollback decision maker', people.decisionMaker);
  for (const [role, contact] of Object.entries(people.contacts)) await person(at, role, contact);
  await at.press('Control+Enter');
  await at.page.getByRole('treegrid').waitFor();
}

/** The items that ask whether they apply: all do, but the press release. */
export async function answerWhatApplies(
  at: Keyboard,
  asksNow: number,
  doesNotApply: readonly number[],
): Promise<void> {
  await at.page.getByRole('button', { name: /items ask whether they apply/ }).press('Enter');
  for (let asked = 1; asked <= asksNow; asked += 1) {
    await at.page.waitForTimeout(300);
    await at.press(doesNotApply.includes(asked) ? 'a' : 'y');
    if (doesNotApply.includes(asked)) await at.press('Enter');
    if (asked < asksNow) await answerIsTaken(at, asked);
  }
  await at.page.waitForTimeout(300);
}

/** Waits as a person does, until the screen counts the answer: a key pressed before is taken for a bounce. */
export async function answerIsTaken(at: Keyboard, answered: number): Promise<void> {
  await at.page
    .getByText(new RegExp(`^${answered} of \\d+ answered`, 'u'))
    .first()
    .waitFor();
}

async function fill(at: Keyboard, label: string, text: string): Promise<void> {
  await at.page.getByLabel(label, { exact: true }).focus();
  await at.type(text);
}

async function person(at: Keyboard, role: string, [name, phone]: readonly [string, string]): Promise<void> {
  await fill(at, `${role}, name`, name);
  await fill(at, `${role}, phone`, phone);
}
