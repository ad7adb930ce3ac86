import type { SignatureMark } from './run-events.ts';

/** Nothing typed, or no stroke that is more than a point. */
export function isEmptyMark(mark: SignatureMark): boolean {
  switch (mark.kind) {
    case 'typed':
      return mark.text.trim() === '';
    case 'drawn':
      return mark.strokes.every((stroke) => stroke.length < 4);
  }
}
