import { expect, it } from 'vitest';
import { normaliseStrokes, placeStrokes } from '#renderer/ui/strokes.ts';

const pad = { width: 400, height: 200 };

it('turns pixels into fractions of width and height, point after point', () => {
  const strokes = [
    [
      { x: 0, y: 0 },
      { x: 400, y: 200 },
    ],
    [{ x: 100, y: 50 }],
  ];
  expect(normaliseStrokes(strokes, pad)).toEqual([
    [0, 0, 1, 1],
    [0.25, 0.25],
  ]);
});

it('rounds to four digits', () => {
  expect(normaliseStrokes([[{ x: 400 / 3, y: 200 / 3 }]], pad)).toEqual([[0.3333, 0.3333]]);
});

it('drops a stroke without points', () => {
  expect(normaliseStrokes([[], [{ x: 40, y: 20 }]], pad)).toEqual([[0.1, 0.1]]);
});

it('places fractions on a pad of another size', () => {
  expect(placeStrokes([[0.25, 0.5, 1, 1]], { width: 1000, height: 100 })).toEqual([
    [
      { x: 250, y: 50 },
      { x: 1000, y: 100 },
    ],
  ]);
});

it('gives the same strokes back after placing and normalising', () => {
  const strokes = [
    [0.1, 0.2, 0.3333, 0.4],
    [0.9, 0.0001],
  ];
  expect(normaliseStrokes(placeStrokes(strokes, pad), pad)).toEqual(strokes);
});
