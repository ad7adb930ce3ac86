import type { SheetSpan } from '#shared/sheet/sheet-document.ts';
import { mirrored } from './bidi.ts';
import { cleanText, markFor, needsShaping } from './clean-text.ts';
import { nameFont, type EmbeddedFont } from './embedded-font.ts';
import type { FaceName, SheetFace, SheetFonts } from './fonts.ts';
import { planShaping, type ShapingPlan } from './plan-shaping.ts';

/** `quiet` is a colour only; it is set in the face of `normal`. */
export type TextStyle = SheetSpan['style'];

/** A character as it is drawn. */
export type PlacedCharacter = {
  /** Name of the embedded font. */
  readonly font: string;
  readonly character: string;
  /** Advance as a part of the font size. */
  readonly advance: number;
};

/** The faces a document needs, each cut to the characters used, and where every character is drawn from. */
export type FontPlan = {
  readonly fonts: readonly EmbeddedFont[];
  /** A character of a cleaned text; several when a mark stands for it. */
  readonly place: (character: string, style: TextStyle) => readonly PlacedCharacter[];
  /** Characters drawn as marks, each once, in the order first met. */
  readonly undrawable: readonly string[];
  /** Characters that are shaped together with their neighbours instead of placed. */
  readonly shaping: ShapingPlan;
};

export type Chain = 'normal' | 'strong' | 'mono';

/** What is embedded besides the characters of the texts; what stands for a missing one must be among it. */
export type FontScope = { readonly chains: readonly Chain[]; readonly always: string };

const chains: Readonly<Record<Chain, readonly FaceName[]>> = {
  normal: ['regular', 'symbols', 'chinese', 'korean'],
  strong: ['bold', 'symbols', 'chinese', 'korean'],
  mono: ['mono', 'regular', 'symbols', 'chinese', 'korean'],
};

const always =
  ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~…–';

const wholeSheet: FontScope = { chains: ['normal', 'strong', 'mono'], always };

/** Plans the fonts for all texts of a document; large faces are read only when a character asks for them. */
export async function planFonts(
  texts: Iterable<string>,
  fonts: SheetFonts,
  scope: FontScope = wholeSheet,
): Promise<FontPlan> {
  const characters = new Set(scope.always);
  for (const text of texts) for (const character of cleanText(text)) characters.add(character);
  for (const unseen of ['\n', '\u200c', '\u200d']) characters.delete(unseen);

  const shaping = await planShaping(characters, fonts, scope.chains);
  if (shaping.runsFromRight) for (const character of characters) characters.add(mirrored(character));
  const found = await findCharacters(characters, fonts, scope.chains);
  const cut = [...found.used.values()].map(({ face, codePoints }) =>
    nameFont(face, fonts.subset(face.bytes, codePoints)),
  );
  const names = new Map(cut.map((font) => [font.face, font.name]));
  const placed = new Map<string, readonly PlacedCharacter[]>();
  for (const [key, { face, ...character }] of found.places) {
    placed.set(key, [{ ...character, font: names.get(face.name) ?? '' }]);
  }
  return {
    fonts: [...cut, ...shaping.fonts],
    undrawable: [...found.missing].filter((character) => !shaping.has(character)),
    shaping,
    place: (character, style) => {
      const chain = style === 'quiet' ? 'normal' : style;
      const known = placed.get(chain + character);
      if (known) return known;
      const letters = Array.from(markFor(character.codePointAt(0) ?? 0));
      const mark = letters.flatMap((letter) => placed.get(chain + letter) ?? []);
      placed.set(chain + character, mark);
      return mark;
    },
  };
}

type Found = {
  readonly used: ReadonlyMap<FaceName, { readonly face: SheetFace; readonly codePoints: Set<number> }>;
  /** By chain and character. */
  readonly places: ReadonlyMap<string, Place>;
  readonly missing: ReadonlySet<string>;
};
type Place = { readonly face: SheetFace; readonly character: string; readonly advance: number };

async function findCharacters(
  characters: ReadonlySet<string>,
  fonts: SheetFonts,
  wanted: readonly Chain[],
): Promise<Found> {
  const used = new Map<FaceName, { readonly face: SheetFace; readonly codePoints: Set<number> }>();
  const places = new Map<string, Place>();
  const missing = new Set<string>();
  for (const chain of wanted) {
    for (const character of characters) {
      const place = await findPlace(character, chains[chain], fonts);
      if (!place) {
        missing.add(character);
        continue;
      }
      places.set(chain + character, place);
      const entry = used.get(place.face.name) ?? { face: place.face, codePoints: new Set<number>() };
      entry.codePoints.add(place.character.codePointAt(0) ?? 0);
      used.set(place.face.name, entry);
    }
  }
  return { used, places, missing };
}

async function findPlace(
  character: string,
  chain: readonly FaceName[],
  fonts: SheetFonts,
): Promise<Place | null> {
  const codePoint = character.codePointAt(0) ?? 0;
  // jsPDF writes one UTF-16 unit per glyph, and control characters have no shape.
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return null;
  if (codePoint > 0xffff || needsShaping(codePoint)) return null;
  for (const name of chain) {
    const face = await fonts.face(name);
    const glyph = face.metrics.glyphOf(codePoint);
    if (glyph === 0) continue;
    return { face, character: plainTwin(character, glyph, face), advance: face.metrics.advanceOf(glyph) };
  }
  return null;
}

/**
 * The plain character that shares the glyph, if there is one: a PDF font gives one character back per glyph, so
 * the look-alike would otherwise decide what is read out of the plain one too.
 */
function plainTwin(character: string, glyph: number, face: SheetFace): string {
  const plain = character.normalize('NFKC');
  const codePoint = plain.codePointAt(0) ?? 0;
  const isTwin = plain.length === 1 && face.metrics.glyphOf(codePoint) === glyph;
  return isTwin ? plain : character;
}
