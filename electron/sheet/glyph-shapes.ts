import type { Glyph } from '#shared/sheet/sheet-document.ts';
import type { Colour } from './look.ts';

/**
 * The signs as shapes on a field of 16 by 16: they differ by form, so they are told apart in black and white.
 * `points` are pairs of x and y.
 */
export type Shape =
  | {
      readonly kind: 'circle';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill?: Colour;
      readonly dashed?: true;
    }
  | {
      readonly kind: 'path';
      readonly points: readonly number[];
      readonly closed?: true;
      readonly fill?: Colour;
      readonly stroke?: Colour;
    };

export type GlyphShape = { readonly colour: Colour; readonly shapes: readonly Shape[] };

const ring: Shape = { kind: 'circle', x: 8, y: 8, radius: 6.2 };
const tick: Shape = { kind: 'path', points: [5, 8.3, 7.2, 10.4, 11, 5.8], stroke: 'paper' };
const triangle = [8, 2, 14.6, 13.6, 1.4, 13.6];
const bang: readonly Shape[] = [
  { kind: 'path', points: [8, 6.2, 8, 9.6], stroke: 'paper' },
  { kind: 'circle', x: 8, y: 11.6, radius: 0.5, fill: 'paper' },
];

export const glyphShapes: Readonly<Record<Glyph, GlyphShape>> = {
  done: { colour: 'good', shapes: [{ kind: 'circle', x: 8, y: 8, radius: 6.8, fill: 'good' }, tick] },
  failed: {
    colour: 'bad',
    shapes: [
      { kind: 'path', points: [1.8, 1.8, 14.2, 1.8, 14.2, 14.2, 1.8, 14.2], closed: true, fill: 'bad' },
      { kind: 'path', points: [5.3, 5.3, 10.7, 10.7], stroke: 'paper' },
      { kind: 'path', points: [10.7, 5.3, 5.3, 10.7], stroke: 'paper' },
    ],
  },
  deferred: {
    colour: 'ink',
    shapes: [
      { kind: 'path', points: [8, 1, 15, 8, 8, 15, 1, 8], closed: true },
      { kind: 'path', points: [5, 8, 11, 8] },
      { kind: 'path', points: [8.6, 5.6, 11, 8, 8.6, 10.4] },
    ],
  },
  na: {
    colour: 'quiet',
    shapes: [
      { kind: 'circle', x: 8, y: 8, radius: 6.2, dashed: true },
      { kind: 'path', points: [5, 8, 11, 8] },
    ],
  },
  open: { colour: 'ink', shapes: [ring] },
  late: { colour: 'ink', shapes: [ring, { kind: 'path', points: [8, 4.4, 8, 8, 10.8, 9.6] }] },
  early: { colour: 'ink', shapes: [ring, { kind: 'path', points: [9.4, 5, 6.4, 8, 9.4, 11] }] },
  override: {
    colour: 'ink',
    shapes: [
      { kind: 'path', points: [3, 7, 13, 7, 13, 14.4, 3, 14.4], closed: true },
      { kind: 'path', points: [5, 7, 5, 4.4, 6.4, 2, 9.6, 2, 11, 4.4, 11, 7] },
      { kind: 'path', points: [8, 9.8, 8, 11.6] },
    ],
  },
  breach: { colour: 'ink', shapes: [{ kind: 'path', points: triangle, closed: true }] },
  tripped: {
    colour: 'bad',
    shapes: [{ kind: 'path', points: triangle, closed: true, fill: 'bad' }, ...bang],
  },
  watched: { colour: 'ink', shapes: [ring, { kind: 'circle', x: 8, y: 8, radius: 2, fill: 'ink' }] },
  notInvoked: { colour: 'quiet', shapes: [ring, { kind: 'path', points: [3.7, 12.3, 12.3, 3.7] }] },
  due: {
    colour: 'ink',
    shapes: [
      { kind: 'path', points: [2, 3.2, 14, 3.2, 14, 14.2, 2, 14.2], closed: true },
      { kind: 'path', points: [2, 6.6, 14, 6.6] },
      { kind: 'path', points: [5.4, 1.4, 5.4, 4.4] },
      { kind: 'path', points: [10.6, 1.4, 10.6, 4.4] },
    ],
  },
  rolledBack: {
    colour: 'bad',
    shapes: [
      { kind: 'path', points: [5, 14, 10, 14, 13, 11.6, 13.4, 8.6, 12, 6, 9.4, 5, 3, 5] },
      { kind: 'path', points: [6.2, 1.6, 2.8, 5, 6.2, 8.4] },
    ],
  },
  aborted: {
    colour: 'bad',
    shapes: [
      {
        kind: 'path',
        points: [5, 1.2, 11, 1.2, 14.8, 5, 14.8, 11, 11, 14.8, 5, 14.8, 1.2, 11, 1.2, 5],
        closed: true,
        fill: 'bad',
      },
      { kind: 'path', points: [5, 8, 11, 8], stroke: 'paper' },
    ],
  },
  signed: {
    colour: 'good',
    shapes: [{ kind: 'path', points: star(), closed: true, fill: 'good' }, tick],
  },
  info: {
    colour: 'ink',
    shapes: [
      ring,
      { kind: 'path', points: [8, 7.6, 8, 11.2] },
      { kind: 'circle', x: 8, y: 5.2, radius: 0.5, fill: 'ink' },
    ],
  },
};

/** A seal with twelve teeth. */
function star(): readonly number[] {
  return Array.from({ length: 24 }, (_, index) => {
    const angle = (index * Math.PI) / 12;
    const radius = index % 2 === 0 ? 7.4 : 6;
    return [8 + radius * Math.sin(angle), 8 - radius * Math.cos(angle)];
  }).flat();
}
