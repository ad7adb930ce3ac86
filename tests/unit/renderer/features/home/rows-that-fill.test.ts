import { describe, expect, it } from 'vitest';
import { registerQuerySchema } from '#shared/register/register-query.ts';
import { rowsThatFill } from '#renderer/features/home/rows-that-fill.ts';

describe('the rows of the register that a window asks for', () => {
  it.each([
    { height: 350, rows: 12 },
    { height: 700, rows: 13 },
    { height: 900, rows: 18 },
    { height: 1440, rows: 33 },
  ])('fill a window $height pixels high with $rows', ({ height, rows }) => {
    expect(rowsThatFill(height)).toBe(rows);
  });

  it('are never more than main answers, on a wall of screens either', () => {
    const limit = rowsThatFill(8640);
    expect(registerQuerySchema.shape.limit.safeParse(limit).success).toBe(true);
  });
});
