/** Scripts that are shaped before they are drawn; of the others that need it a mark is drawn. */
export type ShapedScript = 'hebrew' | 'arabic' | 'devanagari' | 'thai';

export function shapedScript(codePoint: number): ShapedScript | null {
  const found = ranges.find(([, first, last]) => codePoint >= first && codePoint <= last);
  return found?.[0] ?? null;
}

/** What shaping may put in place of a script's letters, besides what the font's own tables say. */
export function shapingCompanions(script: ShapedScript): readonly number[] {
  const [first, last] = composed[script];
  const forms = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return [space, dottedCircle, ...forms];
}

const space = 0x20;
const dottedCircle = 0x25cc;

const ranges: readonly (readonly [ShapedScript, number, number])[] = [
  ['hebrew', 0x0590, 0x05ff],
  ['arabic', 0x0600, 0x06ff],
  ['arabic', 0x0750, 0x077f],
  ['arabic', 0x08a0, 0x08ff],
  ['devanagari', 0x0900, 0x097f],
  ['thai', 0x0e00, 0x0e7f],
  ['devanagari', 0xa8e0, 0xa8ff],
  ['hebrew', 0xfb1d, 0xfb4f],
  ['arabic', 0xfb50, 0xfdff],
  ['arabic', 0xfe70, 0xfefe],
];

/** Letters HarfBuzz composes by itself or takes apart. */
const composed: Readonly<Record<ShapedScript, readonly [number, number]>> = {
  hebrew: [0xfb1d, 0xfb4e],
  arabic: [0x0653, 0x0655],
  devanagari: [0x0928, 0x0934],
  thai: [0x0e32, 0x0e4d],
};
