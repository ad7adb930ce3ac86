import { describe, expect, it } from 'vitest';
import type { MadeSheet } from '#shared/ipc/desktop-contract.ts';
import { recordState } from '#renderer/features/record/record-state.ts';
import { sampleNight } from '../../../../support/sample-run.ts';

const sheet: MadeSheet = {
  sheetId: '0b9d2a52-7c4e-4f43-9a55-d7a8b2f6c111',
  size: 359_000,
  pages: 21,
  sha256: 'a'.repeat(64),
  draft: true,
  undrawable: [],
  kind: 'record',
  signed: 0,
  upTo: 200,
  replaces: null,
};

describe('what is said of the sheet of a closed record with signatures missing', () => {
  const { run } = sampleNight();
  const closed = { ...run, sealed: null, signOffs: [] };

  it('is a marked draft while nobody has signed it', () => {
    expect(recordState(closed, sheet, null).detail).toContain('marked DRAFT on each page');
  });

  it('carries no mark once somebody has: signed pages never change', () => {
    const { title, detail } = recordState(closed, { ...sheet, signed: 1 }, null);
    expect(title).toBe('Draft');
    expect(detail).toContain('saved as it is and signed on');
    expect(detail).not.toContain('DRAFT');
  });
});
