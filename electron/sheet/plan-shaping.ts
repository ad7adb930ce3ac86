import { isJoiner } from './clean-text.ts';
import { nameFont, type EmbeddedFont } from './embedded-font.ts';
import type { FaceName, SheetFace, SheetFonts } from './fonts.ts';
import type { Chain } from './plan-fonts.ts';
import type { ShapedGlyph, Shaper } from './shape-text.ts';
import { shapedScript, shapingCompanions, type ShapedScript } from './shaped-scripts.ts';

/** A shaped glyph, and the text a reader gets for it when it looks at the glyph alone. */
export type TextGlyph = ShapedGlyph & { readonly text: string };

export type ShapingPlan = {
  readonly fonts: readonly EmbeddedFont[];
  /** A letter from right to left is among the characters. */
  readonly runsFromRight: boolean;
  readonly has: (character: string) => boolean;
  /** Name of the embedded font a character is shaped in, null when it is not shaped. */
  readonly fontOf: (character: string, chain: Chain) => string | null;
  /** Shapes characters of one such font, one script and one direction. */
  readonly shape: (font: string, text: string) => readonly TextGlyph[];
};

/** The faces that are shaped with, in the order of preference. */
const faces: Readonly<Record<ShapedScript, Readonly<Record<Chain, readonly FaceName[]>>>> = {
  hebrew: { normal: ['symbols'], strong: ['symbols'], mono: ['symbols'] },
  arabic: { normal: ['symbols'], strong: ['symbols'], mono: ['symbols'] },
  devanagari: { normal: ['regular'], strong: ['bold', 'regular'], mono: ['regular'] },
  thai: { normal: ['thai'], strong: ['thai'], mono: ['thai'] },
};

type Use = { readonly face: SheetFace; readonly codePoints: Set<number> };

/** The shaped characters among `characters`; reads nothing when there are none. */
export async function planShaping(
  characters: ReadonlySet<string>,
  fonts: SheetFonts,
  chains: readonly Chain[],
): Promise<ShapingPlan> {
  const uses = new Map<FaceName, Use>();
  const places = new Map<string, FaceName>();
  const shaped = new Set<string>();
  const scripts = new Set<ShapedScript>();
  for (const character of characters) {
    const codePoint = character.codePointAt(0) ?? 0;
    const script = shapedScript(codePoint);
    if (script === null) continue;
    for (const chain of chains) {
      const face = await firstWith(faces[script][chain], codePoint, fonts);
      if (!face) continue;
      const use = uses.get(face.name) ?? { face, codePoints: new Set<number>() };
      for (const companion of shapingCompanions(script)) use.codePoints.add(companion);
      for (const part of character.normalize('NFD')) use.codePoints.add(part.codePointAt(0) ?? 0);
      use.codePoints.add(codePoint);
      uses.set(face.name, use);
      places.set(chain + character, face.name);
      shaped.add(character);
      scripts.add(script);
    }
  }
  const shaper = uses.size > 0 ? await fonts.shaper() : null;
  const cut = [...uses.values()].map(({ face, codePoints }) => ({
    face,
    font: nameFont(face, fonts.subset(face.bytes, codePoints, 'shaping')),
  }));
  const names = new Map(cut.map(({ face, font }) => [face.name, font.name]));
  const known = new Map<string, readonly TextGlyph[]>();
  return {
    fonts: cut.map(({ font }) => font),
    runsFromRight: scripts.has('hebrew') || scripts.has('arabic'),
    has: (character) => shaped.has(character),
    fontOf: (character, chain) => {
      const name = places.get(chain + character);
      return name === undefined ? null : (names.get(name) ?? null);
    },
    shape: (name, text) => {
      const face = cut.find(({ font }) => font.name === name)?.face;
      if (!face || !shaper) return [];
      const glyphs = known.get(name + text) ?? shapeWith(shaper, face, text);
      known.set(name + text, glyphs);
      return glyphs;
    },
  };
}

async function firstWith(
  names: readonly FaceName[],
  codePoint: number,
  fonts: SheetFonts,
): Promise<SheetFace | null> {
  for (const name of names) {
    const face = await fonts.face(name);
    if (face.metrics.glyphOf(codePoint) !== 0) return face;
  }
  return null;
}

function shapeWith(shaper: Shaper, face: SheetFace, text: string): readonly TextGlyph[] {
  const glyphs = shaper(face.bytes, text);
  const starts = [...new Set(glyphs.map(({ cluster }) => cluster)), text.length].toSorted((a, b) => a - b);
  const all = glyphs.map((glyph) => {
    const end = starts.find((start) => start > glyph.cluster) ?? text.length;
    const whole = text.slice(glyph.cluster, end);
    const own = Array.from(whole).find(
      (character) => face.metrics.glyphOf(character.codePointAt(0) ?? 0) === glyph.glyph,
    );
    return { ...glyph, text: own ?? whole };
  });
  // HarfBuzz leaves an empty glyph for a joiner, that of the space: it would be read as one.
  return all.filter(({ text: said, advance }) => !(isJoiner(said) && advance === 0));
}
