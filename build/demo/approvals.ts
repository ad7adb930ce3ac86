/** Closing the record, thirteen digital signatures, each with a key of its signer. */
import type { Keyboard } from './keyboard.ts';
import { tabTo, tabToElement } from './gates.ts';

/** Who signs, slot by slot, in the order of the screen. */
export const signers: readonly string[] = [
  'Ingrid Solberg',
  'Priya Nair',
  'Ravi Menon',
  'Lena Fischer',
  'Олег Иванов',
  'Amara Diallo',
  'Hannah Osei',
  '김민지',
  'Zoë Müller',
  '李伟',
  'Kwame Mensah',
  'Amara Diallo',
  'Ελένη Παπαδοπούλου',
];

/** Opens "Close the record?" from the line under the last list and closes it; a reason where something is not clear. */
export async function closeRecord(at: Keyboard, reason: string | null): Promise<void> {
  const line = at.page.getByRole('button', { name: /Close the record/u });
  await tabToElement(at, line);
  await at.press('Enter');
  await at.page.getByRole('dialog', { name: /Close the record/u }).waitFor();
  if (reason === null) await at.press('Enter');
  else {
    await tabTo(at, /reason/iu);
    await at.type(reason);
    await at.press('Control+Enter');
  }
  await at.page.getByRole('main', { name: 'Approvals' }).waitFor();
}

/** The recall has to be read to its end before the first signature. */
export async function readRecall(at: Keyboard): Promise<void> {
  const recall = at.page.getByRole('region', { name: 'What is signed' });
  await recall.focus();
  for (let pages = 0; pages < 40 && !(await recallIsRead(at)); pages += 1) {
    await at.press('End');
    await at.page.waitForTimeout(100);
  }
}

export type Hand = 'typed' | 'drawn';

/** Each in turn signs the next role; without `names` all thirteen. */
export async function signAll(at: Keyboard, hand: Hand, names = signers): Promise<void> {
  const rows = at.page.getByText(/^not signed$|^signing$/u);
  for (const name of names) {
    const left = await rows.count();
    await signNext(at, name, hand);
    await rows
      .nth(left - 1)
      .waitFor({ state: 'detached' })
      .catch(() => {
        throw new Error(`${name} could not sign`);
      });
  }
}

async function signNext(at: Keyboard, name: string, hand: Hand): Promise<void> {
  const field = at.page.getByRole('combobox', { name: 'Name', exact: true });
  if ((await field.and(at.page.locator(':focus')).count()) === 0) await at.press('Enter');
  await tabTo(at, /^Name$/u);
  await at.page.keyboard.press('Control+A');
  await at.type(name);
  await createKey(at, passphraseOf(name));
  if (hand === 'drawn') await draw(at, name);
  else {
    const typed = at.page.getByRole('button', { name: 'type it instead' });
    if ((await typed.count()) > 0) {
      await tabToElement(at, typed);
      await at.press('Enter');
    }
  }
  await tabTo(at, /^Passphrase of /u);
  await at.type(passphraseOf(name));
  await at.press('Control+Enter');
}

/** Whoever signs here for the first time gets a key of their own. */
async function createKey(at: Keyboard, passphrase: string): Promise<void> {
  const create = at.page.getByRole('button', { name: 'Create one now' });
  const ready = at.page.getByLabel(/^Passphrase of /u);
  await create.or(ready).first().waitFor();
  if ((await create.count()) === 0) return;
  await tabToElement(at, create);
  await at.press('Enter');
  await at.page.getByLabel('Passphrase, again', { exact: true }).waitFor();
  for (const label of ['Passphrase', 'Passphrase, again']) {
    await tabToElement(at, at.page.getByLabel(label, { exact: true }));
    await at.type(passphrase);
  }
  await at.press('Control+Enter');
  await ready.waitFor();
}

/** Everybody has one of their own. */
export function passphraseOf(name: string): string {
  return `key of ${name.split(' ')[0] ?? name}`;
}

/** A hand of its own for every name: waves whose height comes from the letters. */
async function draw(at: Keyboard, name: string): Promise<void> {
  const box = await at.page.locator('canvas').first().boundingBox();
  if (box === null) throw new Error('there is no signature pad');
  const { mouse } = at.page;
  const letters = Array.from(name.replaceAll(' ', ''));
  const step = (box.width * 0.72) / letters.length;
  await mouse.move(box.x + box.width * 0.12, box.y + box.height * 0.6);
  await mouse.down();
  for (const [index, letter] of letters.entries()) {
    const rise = ((letter.codePointAt(0) ?? 0) % 7) / 7;
    const x = box.x + box.width * 0.12 + step * index;
    await mouse.move(x + step * 0.3, box.y + box.height * (0.55 - 0.35 * rise));
    await mouse.move(x + step * 0.8, box.y + box.height * (0.6 + 0.15 * rise));
  }
  await mouse.up();
  await at.page.getByRole('img', { name: 'Signature: drawn' }).waitFor();
}

async function recallIsRead(at: Keyboard): Promise<boolean> {
  return (await at.page.getByText(/Recall read/u).count()) > 0;
}
