import { describe, expect, it } from 'vitest';
import { chunksBetween, segmentsOf, type Segment } from '#renderer/features/run/list-window.ts';

const noneKnown = new Map<number, number>();
const chunkHeight = 20 * 40;
const heightsOf = (segments: readonly Segment[]) =>
  segments.reduce((sum, segment) => sum + (segment.kind === 'gap' ? segment.height : chunkHeight), 0);

describe('the mounted part of a list', () => {
  it('is what lies between two distances from its top', () => {
    const span = { top: 10 * chunkHeight + 1, bottom: 11 * chunkHeight + 1 };
    expect(chunksBetween(span, 10_000, noneKnown)).toEqual({ from: 10, to: 11 });
    expect(chunksBetween({ top: -500, bottom: 900 }, 10_000, noneKnown)).toEqual({ from: 0, to: 1 });
    expect(chunksBetween({ top: 9e9, bottom: 9e9 }, 10_000, noneKnown)).toEqual({ from: 499, to: 499 });
  });

  it('counts the heights it has seen', () => {
    const seen = new Map([[0, 5000]]);
    expect(chunksBetween({ top: 4000, bottom: 4500 }, 10_000, seen)).toEqual({ from: 0, to: 0 });
    expect(segmentsOf({ from: 3, to: 3 }, 3, 100, seen)[0]).toEqual({ kind: 'gap', chunk: 3, height: 6600 });
  });

  it('holds the row with the keyboard wherever it is, and is as high as the whole list', () => {
    const segments = segmentsOf({ from: 4, to: 5 }, 300, 10_000, noneKnown);
    expect(segments.map(({ kind, chunk }) => `${kind} ${chunk}`)).toEqual([
      'gap 4',
      'chunk 4',
      'chunk 5',
      'gap 300',
      'chunk 300',
      'gap 500',
    ]);
    expect(heightsOf(segments)).toBe(10_000 * 40);
  });

  it('is the whole of a short list, and nothing of an empty one', () => {
    expect(segmentsOf({ from: -1, to: 1 }, 0, 7, noneKnown)).toEqual([{ kind: 'chunk', chunk: 0 }]);
    expect(segmentsOf({ from: -1, to: 1 }, 0, 0, noneKnown)).toEqual([]);
  });
});
