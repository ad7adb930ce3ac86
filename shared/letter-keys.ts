/** Letters that are commands on an item, and the other keys that Settings may give them. */

export const letterCommands = [
  { letter: 'x', does: 'Done' },
  { letter: 'a', does: 'Not applicable' },
  { letter: 'f', does: 'Failed' },
  { letter: 'd', does: 'Defer' },
  { letter: 'Shift+X', does: 'Open again' },
  { letter: 'n', does: 'Note' },
  { letter: 'e', does: 'Evidence' },
  { letter: 't', does: 'Trigger, then its number' },
  { letter: 'j', does: 'Next item' },
  { letter: 'k', does: 'Previous item' },
  { letter: 'Shift+J', does: 'Next group' },
  { letter: 'Shift+K', does: 'Previous group' },
  { letter: 'g', does: 'Go to a section' },
  { letter: 'r', does: 'Recall' },
  { letter: 'c', does: 'Focus mode' },
  { letter: 'Shift+T', does: 'Read the time aloud' },
] as const;

/** A command is named by the letter it comes with. */
export type LetterCommand = (typeof letterCommands)[number]['letter'];

/** Commands that have another key than they came with. */
export type OtherKeys = Readonly<Partial<Record<LetterCommand, string>>>;

export type KeyRefusal =
  | { readonly code: 'NotALetter' }
  | { readonly code: 'KeyReserved' }
  | { readonly code: 'KeyTaken'; readonly by: LetterCommand };

/** A letter, or one with Shift. */
export const letterPattern = /^(?:[a-z]|Shift\+[A-Z])$/;

/** Silence and open an alarm on every screen; go, no-go, no answer, applies. */
const reserved: readonly string[] = ['m', 'Shift+A', 'Shift+R', 'Shift+H', 'y', 'o', 'u'];

export const letterNames: readonly LetterCommand[] = letterCommands.map(({ letter }) => letter);

/** The key a command has now. */
export function keyOf(command: LetterCommand, others: OtherKeys): string {
  return others[command] ?? command;
}

/** What keys are called now: `x`, or pressed one after another `t 2`. Keys that are no such command stay as they are. */
export function namesOfKeys(keys: string, others: OtherKeys): string {
  return keys
    .split(' ')
    .map((key) => (isLetterCommand(key) ? keyOf(key, others) : key))
    .join(' ');
}

function isLetterCommand(key: string): key is LetterCommand {
  return letterNames.some((letter) => letter === key);
}

/** Why a command cannot have this key, or null. */
export function refuseKey(command: LetterCommand, key: string, others: OtherKeys): KeyRefusal | null {
  if (!letterPattern.test(key)) return { code: 'NotALetter' };
  if (reserved.includes(key)) return { code: 'KeyReserved' };
  const by = letterNames.find((other) => other !== command && keyOf(other, others) === key);
  return by === undefined ? null : { code: 'KeyTaken', by };
}

/** The other keys with this one in force; a command that gets its own letter back is no longer among them. */
export function withKey(command: LetterCommand, key: string, others: OtherKeys): OtherKeys {
  const { [command]: _, ...rest } = others;
  return key === command ? rest : { ...rest, [command]: key };
}

export function explainKeyRefusal(refusal: KeyRefusal): string {
  switch (refusal.code) {
    case 'NotALetter':
      return 'Press a letter from A to Z, alone or with Shift.';
    case 'KeyReserved':
      return 'This key belongs to alarms and questions, and stays theirs.';
    case 'KeyTaken': {
      const does = letterCommands.find(({ letter }) => letter === refusal.by)?.does ?? refusal.by;
      return `This is the key of “${does}”. Give that one another key first.`;
    }
  }
}
