/** The visible signature: strokes as vectors, and who, as what, meaning what, when, with which certificate. */
import type { SignatureStroke } from '#shared/sheet/sheet-document.ts';
import { cleanText } from '../sheet/clean-text.ts';
import type { SheetFonts } from '../sheet/fonts.ts';
import { planFonts, type FontPlan } from '../sheet/plan-fonts.ts';
import { glyphOperators } from '../sheet/glyph-operators.ts';
import { makeTypesetter, type Line, type Typesetter } from '../sheet/typesetter.ts';
import type { NewObject } from './append-update.ts';
import { embedFont, packedStream, type WrittenFont } from './embed-font.ts';

export type SignatureMarkDrawn = {
  readonly kind: 'drawn';
  readonly strokes: readonly SignatureStroke[];
  /** Width divided by height of the pad. */
  readonly aspect: number;
};

export type SignatureLook = {
  readonly mark: SignatureMarkDrawn | { readonly kind: 'typed'; readonly text: string };
  readonly name: string;
  readonly role: string;
  readonly meaning: string;
  /** Time with its zone, as it is to be read. */
  readonly time: string;
  readonly certificate: string;
};

export type Appearance = {
  readonly formId: number;
  readonly objects: readonly NewObject[];
  readonly undrawable: readonly string[];
};

/** Draws into a field of `width` by `height` points. */
export async function drawAppearance(
  look: SignatureLook,
  field: { readonly width: number; readonly height: number },
  tools: { readonly fonts: SheetFonts; readonly allocate: () => number },
): Promise<Appearance> {
  const typed = look.mark.kind === 'typed' ? look.mark.text : '';
  const texts = [look.name, look.role, look.meaning, look.time, look.certificate, typed];
  // One weight only: each embedded face costs kilobytes in every signature.
  const plan = await planFonts(texts, tools.fonts, { chains: ['normal'], always: ' …[]+-U0123456789ABCDEF' });
  const typesetter = makeTypesetter(plan);
  const split = field.width * 0.33;
  const placed = [
    ...placeTyped(typesetter, typed, { width: split, height: field.height }),
    ...placeFacts(typesetter, look, {
      left: split + 5,
      width: field.width - split - 8,
      height: field.height,
    }),
  ];
  const fonts = writeFonts(plan, placed, tools.allocate);
  const content = [
    // Opaque: what stood in the empty field is covered.
    `q 1 g 0.75 G 0.5 w 0.25 0.25 ${round(field.width - 0.5)} ${round(field.height - 0.5)} re B`,
    `${round(split)} 4 m ${round(split)} ${round(field.height - 4)} l S Q`,
    look.mark.kind === 'drawn' ? drawStrokes(look.mark, { width: split, height: field.height }) : '',
    ...placed.map((line) => drawLine(line, fonts)),
  ].join('\n');
  const formId = tools.allocate();
  const named = [...fonts.values()].map((font, index) => `/F${index} ${font.id} 0 R`).join(' ');
  const entries = `/Type /XObject /Subtype /Form /BBox [0 0 ${round(field.width)} ${round(field.height)}] /Resources <</Font <<${named}>>>>`;
  const form = packedStream(formId, entries, Buffer.from(content, 'latin1'));
  return {
    formId,
    objects: [form, ...[...fonts.values()].flatMap((font) => font.objects)],
    undrawable: plan.undrawable.filter((character) => texts.some((text) => text.includes(character))),
  };
}

type PlacedLine = { readonly line: Line; readonly x: number; readonly y: number; readonly size: number };

const leading = 1.22;

type Area = { readonly left: number; readonly width: number; readonly height: number };
type Row = { readonly line: Line; readonly size: number };

/** Sizes that are tried in turn, in points; the last is for fields of other sheets that are smaller than ours. */
const units = [8.5, 8, 7.5, 7, 6.5];

/** Everything is set as large as the field allows, up to the size of the sheet's small print. */
function placeFacts(typesetter: Typesetter, look: SignatureLook, area: Area): readonly PlacedLine[] {
  const room = area.height - 5;
  const sets = units.map((unit) => setFacts(typesetter, look, { unit, width: area.width, mostMeaning: 9 }));
  const smallest = Math.min(6.5, room / (7.2 * leading));
  const isWhole = (unit: number): boolean =>
    typesetter.lines(look.certificate, { size: unit * 0.92, width: area.width, style: 'normal' }).length < 2;
  const rows =
    sets.find((set, index) => heightOf(set) <= room && isWhole(units[index] ?? 0)) ??
    setFacts(typesetter, look, { unit: smallest, width: area.width, mostMeaning: 2 });
  let y = area.height - Math.max(2, (area.height - heightOf(rows)) / 2);
  return rows.map(({ line, size }) => {
    y -= size * leading;
    return { line, x: area.left, y: y + size * 0.25, size };
  });
}

function setFacts(
  typesetter: Typesetter,
  look: SignatureLook,
  {
    unit,
    width,
    mostMeaning,
  }: { readonly unit: number; readonly width: number; readonly mostMeaning: number },
): readonly Row[] {
  const set = (text: string, scale: number, most: number): readonly Row[] => {
    if (cleanText(text).trim() === '') return [];
    const size = unit * scale;
    const setting = { size, width, style: 'normal' } as const;
    return typesetter.clampedLines(text.replaceAll('\n', ' '), setting, most).map((line) => ({ line, size }));
  };
  return [
    ...set(look.name, 1.2, 1),
    ...set(look.role, 1, 1),
    ...set(look.meaning, 1, mostMeaning),
    ...set(look.time, 1, 1),
    ...set(look.certificate, 0.92, 1),
  ];
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { size }) => sum + size * leading, 0);
}

function placeTyped(
  typesetter: Typesetter,
  text: string,
  area: { readonly width: number; readonly height: number },
): readonly PlacedLine[] {
  if (cleanText(text).trim() === '') return [];
  const width = area.width - 10;
  const sizes = [16, 14, 12, 10, 8];
  const setting = (size: number) => ({ size, width, style: 'normal' }) as const;
  const size = sizes.find((candidate) => typesetter.lines(text, setting(candidate)).length === 1) ?? 8;
  const lines = typesetter.clampedLines(text, setting(size), 2);
  const top = (area.height + lines.length * size * leading) / 2;
  return lines.map((line, index) => ({ line, x: 5, y: top - (index + 0.8) * size * leading, size }));
}

function writeFonts(
  plan: FontPlan,
  lines: readonly PlacedLine[],
  allocate: () => number,
): ReadonlyMap<string, WrittenFont> {
  const used = new Map<string, { characters: Set<string>; shaped: Map<number, string> }>();
  for (const run of lines.flatMap(({ line }) => line.runs)) {
    const use = used.get(run.font) ?? { characters: new Set<string>(), shaped: new Map<number, string>() };
    if (!run.glyphs) for (const character of run.text) use.characters.add(character);
    for (const { glyph, text } of run.glyphs ?? []) {
      if (!use.shaped.has(glyph)) use.shaped.set(glyph, text);
    }
    used.set(run.font, use);
  }
  return new Map(
    plan.fonts.flatMap((font) => {
      const use = used.get(font.name);
      return use ? [[font.name, embedFont(font, use, allocate)] as const] : [];
    }),
  );
}

function drawLine({ line, x, y, size }: PlacedLine, fonts: ReadonlyMap<string, WrittenFont>): string {
  const names = [...fonts.keys()];
  if (line.runs.some((run) => run.glyphs || run.left !== undefined)) {
    return drawShapedLine({ line, x, y, size }, fonts);
  }
  const runs = line.runs.flatMap((run) => {
    const glyphs = fonts.get(run.font)?.glyphs(run.text);
    return glyphs === undefined ? [] : [`/F${names.indexOf(run.font)} ${round(size)} Tf <${glyphs}> Tj`];
  });
  return `BT 0.08 g ${round(x)} ${round(y)} Td ${runs.join(' ')} ET`;
}

/** Every run is placed on its own: shaped ones do not move the pen, and reading order is not the order seen. */
function drawShapedLine({ line, x, y, size }: PlacedLine, fonts: ReadonlyMap<string, WrittenFont>): string {
  const names = [...fonts.keys()];
  let along = 0;
  const runs = line.runs.flatMap((run) => {
    const left = x + (run.left ?? along);
    along += run.width;
    const font = fonts.get(run.font);
    if (!font) return [];
    const shown = run.glyphs
      ? glyphOperators(run.glyphs, run.text, { x: left, y, size })
      : `1 0 0 1 ${round(left)} ${round(y)} Tm <${font.glyphs(run.text)}> Tj`;
    return [`/F${names.indexOf(run.font)} ${round(size)} Tf ${shown}`];
  });
  return `BT 0.08 g ${runs.join(' ')} ET`;
}

/** The pad's proportions are kept; points that lie closer than a fifth of a point say nothing more. */
function drawStrokes(
  mark: SignatureMarkDrawn,
  area: { readonly width: number; readonly height: number },
): string {
  const aspect = mark.aspect > 0.1 && mark.aspect < 20 ? mark.aspect : 3;
  const width = Math.min(area.width - 8, (area.height - 6) * aspect);
  const height = width / aspect;
  const [left, top] = [(area.width - width) / 2, (area.height + height) / 2];
  const paths = mark.strokes.map((stroke) => {
    const points = thinned(
      stroke
        .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
        .map(({ x, y }) => [left + clamp(x) * width, top - clamp(y) * height] as const),
    );
    const [first, ...rest] = points.map(([x, y]) => `${round(x)} ${round(y)}`);
    if (first === undefined) return '';
    // A dot is a line from a point to itself with round ends.
    return [`${first} m`, ...(rest.length > 0 ? rest : [first]).map((point) => `${point} l`), 'S'].join(' ');
  });
  return `q 0.05 0.1 0.35 RG 1.1 w 1 J 1 j\n${paths.join('\n')}\nQ`;
}

type Point = readonly [number, number];

function thinned(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const [x, y] of points) {
    const [lastX = Infinity, lastY = Infinity] = kept.at(-1) ?? [];
    if (Math.hypot(x - lastX, y - lastY) >= 0.2) kept.push([x, y]);
  }
  return kept;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
