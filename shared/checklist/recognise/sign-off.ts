/**
 * The rule: in a group named sign-off or approval, an item that names who approves is a role that signs.
 * "Lead Developer approval", "Approved by QA Lead", "Security sign-off", a bare "Product Manager" yes;
 * "Collect approvals in the ticket" no.
 */
import { roleNouns } from './languages/role-nouns.ts';
import { toEnglish } from './languages/to-english.ts';
import { alternatives, anyOf, wordEnd, wordStart, wordsFound } from './words.ts';

const signOffWords = [
  'sign off',
  'sign offs',
  'signoffs',
  'approval',
  'approvals',
  'signatures',
  'signatories',
  'approvers',
];
const givenWords = [
  'approval',
  'approved',
  'approves',
  'sign off',
  'signed off',
  'signs off',
  'signature',
  'go no go',
  'acceptance',
];
const receivedWords = ['received', 'given', 'obtained', 'required', 'granted'];
const byWords = ['by', 'from', 'of'];

const group = anyOf(signOffWords);
const after = new RegExp(
  `^(.+?)[\\s:'’,–-]+(?:has\\s+)?(?:${alternatives(givenWords)})(?:\\s+(?:${alternatives(receivedWords)}))?\\s*[.:]?$`,
  'iu',
);
const before = new RegExp(
  `${wordStart}(?:${alternatives(givenWords)})(?:\\s+(?:${alternatives(receivedWords)}))?\\s+(?:${alternatives(byWords)})\\s+(?:the\\s+)?(.+?)\\s*[.:]?$`,
  'iu',
);
const named = new RegExp(`^(?:${alternatives(givenWords)})\\s*[:–-]\\s*(.+)$`, 'iu');
/** A name of a role: up to five words, each with a capital or a joining word between. */
const bareRole =
  /^\p{Lu}[\p{L}\p{N}/&.'’-]*(?:\s+(?:of|and|the|&|[\p{Lu}/][\p{L}\p{N}/&.'’-]*|lead|owner|manager|engineer|developer|sponsor|administrator|team)){0,4}$/u;

/** "Responsable technique": up to six words behind a noun that names a role. */
const romanceRole = new RegExp(`^(?:${roleNouns.join('|')})(?:\\s+[\\p{L}\\p{N}/&.'’-]+){0,5}$`, 'u');

/** A name in a script without capitals: short, and nothing but letters. */
const eastAsianRole = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・/]{2,12}$/u;
const given = new RegExp(`${wordStart}(?:${alternatives(givenWords)})${wordEnd}`, 'iu');

/** The words that make a group one of sign-offs, or null. */
export function recogniseSignOffGroup(title: string, sectionTitle: string): string | null {
  return wordsFound(group, title) ?? wordsFound(group, sectionTitle);
}

/** The role that signs, in the words of the source, or null for an item that names none. */
export function recogniseRole(text: string): string | null {
  const bare = text
    .replace(/[\s:]*_{3,}.*$/u, '')
    .replace(/\s*:\s*$/u, '')
    .trim();
  const { english, sourceOf } = toEnglish(bare);
  const words = english.trim();
  for (const pattern of [named, before, after]) {
    const role = pattern.exec(words)?.[1]?.trim();
    if (role !== undefined && isRole(role)) return sourceOf(role);
  }
  const isRoleAlone = bareRole.test(words) || romanceRole.test(bare) || eastAsianRole.test(words);
  return isRoleAlone && !given.test(words) ? bare : null;
}

function isRole(text: string): boolean {
  return text !== '' && text.split(/\s+/).length <= 6;
}
