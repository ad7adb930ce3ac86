/** How hard a passphrase is to guess, roughly: shown while it is typed, never a reason to refuse one. */
import { leastPassphrase } from './signer.ts';

export type PassphraseStrength = {
  readonly level: 'too-short' | 'weak' | 'fair' | 'good' | 'strong';
  /** Guesses needed, as a power of two; an estimate that leans to the low side. */
  readonly bits: number;
};

const common =
  /pass(wor[dt]|phrase)|qwert[yz]|asdf|yxcv|zxcv|letmein|welcome|admin|iloveyou|geheim|secret|dragon|monkey|summer|winter|abc|runsheet/giu;

export function passphraseStrength(passphrase: string): PassphraseStrength {
  const characters = Array.from(passphrase.normalize('NFC'));
  const bits = Math.round(estimateBits(passphrase.normalize('NFC')));
  if (characters.length < leastPassphrase) return { level: 'too-short', bits };
  if (bits < 36) return { level: 'weak', bits };
  if (bits < 52) return { level: 'fair', bits };
  return { level: bits < 70 ? 'good' : 'strong', bits };
}

/** Everybody's first idea for making a common word a better one. */
const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** Common words and characters that repeat or count on from the one before add little. */
function estimateBits(text: string): number {
  const undone = text.replaceAll(/[013457@$]/g, (sign) => disguises[sign] ?? sign);
  const words = undone.match(common)?.length ?? 0;
  const rest = Array.from(words > 0 ? undone.replace(common, '') : text);
  const perCharacter = Math.log2(alphabetOf(rest));
  let bits = words * 6;
  rest.forEach((character, index) => {
    const step = (character.codePointAt(0) ?? 0) - (rest[index - 1]?.codePointAt(0) ?? -9);
    const seen = rest.indexOf(character) < index;
    bits += Math.abs(step) <= 1 ? 1 : perCharacter * (seen ? 0.6 : 1);
  });
  return bits;
}

const alphabets: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/u, 26],
  [/[A-Z]/u, 26],
  [/[0-9]/u, 10],
  [/[ -/:-@[-`{-~]/u, 20],
  [/[^\0-\x7f]/u, 80],
];

function alphabetOf(characters: readonly string[]): number {
  const text = characters.join('');
  // People choose letters far from evenly; a third of an alphabet is nearer to it than the whole.
  const size = alphabets.reduce((sum, [kind, count]) => sum + (kind.test(text) ? count : 0), 0);
  return Math.max(2, size * 0.7);
}
