/**
 * Embedding levels of a paragraph whose base direction is left to right, by the Unicode bidirectional algorithm
 * (UAX 9) without explicit marks, which `cleanText` removes. One level for each part of the paragraph: a single
 * character or letters of one direction. Null when nothing runs from right to left.
 */
export function bidiLevels(parts: readonly string[]): readonly number[] | null {
  const given = parts.map(kindOf);
  if (!given.includes('R') && !given.includes('AL')) return null;
  const kinds = settleNeutrals(settleBrackets(parts, settleWeak(given)));
  return kinds.map((kind) => (kind === 'R' ? 1 : kind === 'EN' || kind === 'AN' ? 2 : 0));
}

/** Positions of the parts of one line from left to right. */
export function visualOrder(levels: readonly number[]): readonly number[] {
  const order = levels.map((_, index) => index);
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from;
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to++;
      if (to === from) continue;
      order.splice(from, to - from, ...order.slice(from, to).toReversed());
      from = to;
    }
  }
  return order;
}

/** The character that is drawn for a bracket in text from right to left. */
export function mirrored(character: string): string {
  const at = pairs.indexOf(character);
  return at < 0 ? character : (pairs[at ^ 1] ?? character);
}

const pairs = '()[]{}<>«»‹›';
const brackets = '()[]{}';

type Kind = 'L' | 'R' | 'AL' | 'EN' | 'AN' | 'ES' | 'CS' | 'ET' | 'NSM' | 'ON';

const kindPatterns: readonly (readonly [Kind, RegExp])[] = [
  ['AN', /^[\u0660-\u0669\u066b\u066c\u0600-\u0605]/],
  ['EN', /^[0-9\u06f0-\u06f9]/],
  ['ES', /^[+-]/],
  ['CS', /^[,./:\u060c]/],
  ['ET', /^[#$%°\u00a2-\u00a5\u20a0-\u20bf\u2030\u066a]/],
  ['R', /^[\u0590-\u05ff\ufb1d-\ufb4f]/],
  ['AL', /^[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefe]/],
  ['NSM', /^\p{M}/u],
  ['L', /^[\p{L}\p{N}]/u],
];

function kindOf(part: string): Kind {
  return kindPatterns.find(([, pattern]) => pattern.test(part))?.[0] ?? 'ON';
}

/** Rules W1 to W7: what digits, their separators and marks become by what stands around them. */
function settleWeak(given: readonly Kind[]): Kind[] {
  const kinds = [...given];
  let letters: Kind = 'L';
  kinds.forEach((kind, index) => {
    if (kind === 'NSM') kinds[index] = kinds[index - 1] ?? 'L';
    else if (kind === 'EN' && letters === 'AL') kinds[index] = 'AN';
    else if (kind === 'L' || kind === 'R' || kind === 'AL') letters = kind;
  });
  kinds.forEach((kind, index) => {
    if (kind === 'AL') kinds[index] = 'R';
    const [before, after] = [kinds[index - 1], kinds[index + 1]];
    if (before !== after) return;
    if (kind === 'CS' && (before === 'EN' || before === 'AN')) kinds[index] = before;
    if (kind === 'ES' && before === 'EN') kinds[index] = 'EN';
  });
  spreadNumbers(kinds);
  letters = 'L';
  return kinds.map((kind) => {
    if (kind === 'L' || kind === 'R') letters = kind;
    if (kind === 'EN' && letters === 'L') return 'L';
    return kind === 'ES' || kind === 'CS' || kind === 'ET' ? 'ON' : kind;
  });
}

/** Signs such as % and € belong to the number they touch. */
function spreadNumbers(kinds: Kind[]): void {
  for (let index = 1; index < kinds.length; index++) {
    if (kinds[index] === 'ET' && kinds[index - 1] === 'EN') kinds[index] = 'EN';
  }
  for (let index = kinds.length - 2; index >= 0; index--) {
    if (kinds[index] === 'ET' && kinds[index + 1] === 'EN') kinds[index] = 'EN';
  }
}

/** Rule N0: both brackets of a pair go the same way. */
function settleBrackets(parts: readonly string[], kinds: Kind[]): Kind[] {
  const open: number[] = [];
  const found: [number, number][] = [];
  parts.forEach((part, index) => {
    const at = part.length === 1 ? brackets.indexOf(part) : -1;
    if (at < 0 || kinds[index] !== 'ON') return;
    if (at % 2 === 0) return void open.push(index);
    const partner = open.findLastIndex((start) => parts[start] === brackets[at - 1]);
    if (partner < 0) return;
    found.push([open[partner] ?? 0, index]);
    open.length = partner;
  });
  for (const [start, end] of found.toSorted(([one], [other]) => one - other)) {
    const inside = kinds.slice(start + 1, end).map(sideOf);
    const before =
      kinds
        .slice(0, start)
        .map(sideOf)
        .findLast((side) => side !== null) ?? 'L';
    if (!inside.includes('L') && !inside.includes('R')) continue;
    const side = inside.includes('L') ? 'L' : before;
    kinds[start] = side;
    kinds[end] = side;
  }
  return kinds;
}

/** Rules N1 and N2: what is between two parts of one direction goes with them, else with the paragraph. */
function settleNeutrals(kinds: readonly Kind[]): readonly Kind[] {
  return kinds.map((kind, index) => {
    if (kind !== 'ON') return kind;
    const before = kinds.slice(0, index).findLast((other) => other !== 'ON') ?? 'L';
    const after = kinds.slice(index + 1).find((other) => other !== 'ON') ?? 'L';
    return sideOf(before) === 'R' && sideOf(after) === 'R' ? 'R' : 'L';
  });
}

function sideOf(kind: Kind): 'L' | 'R' | null {
  if (kind === 'L') return 'L';
  return kind === 'R' || kind === 'EN' || kind === 'AN' ? 'R' : null;
}
