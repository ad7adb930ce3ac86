import { describe, expect, it } from 'vitest';
import { openItemsSheet } from '#shared/sheet/open-items-sheet.ts';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import { sheetContent } from '#shared/sheet/sheet-content.ts';
import { done, failed, startRollback, startStep } from '../../../support/run-commands.ts';
import { playRun, type RunPlayer } from '../../../support/run-player.ts';

const options = {
  letterhead: { organisation: 'XianFeast', logo: null },
  at: Date.UTC(2026, 10, 18, 1),
  offsetMinutes: 60,
};

/** First cells of every table row: what can be written on the page. */
function numbers(sheet: SheetDocument): readonly string[] {
  return sheet.blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map(({ cells }) => JSON.stringify(cells[0]).slice(1, -1)) : [],
  );
}

function sheetOf(player: RunPlayer): SheetDocument {
  return openItemsSheet(player.run(), options);
}

describe('the sheet of what is still open', () => {
  it('names every item of the night with its id, and triggers to time', () => {
    const sheet = sheetOf(playRun());
    const printed = numbers(sheet);
    // 110 to prepare, 24 to deploy, 25 to verify; and the 4 triggers.
    expect(printed).toHaveLength(110 + 24 + 25 + 4);
    expect(new Set(printed).size).toBe(printed.length);
    expect(sheet.signatureFields).toBe(false);
    expect(JSON.stringify(sheet)).toContain('159 items not closed');
  });

  it('leaves out what is closed and says how a failed one stands', () => {
    const player = playRun();
    player.play(done('9.1.1'));
    player.play(failed('9.1.2', 'Index missing'));
    const sheet = sheetOf(player);
    expect(numbers(sheet)).not.toContain('9.1.1');
    expect(JSON.stringify(sheet)).toContain('So far failed: Index missing');
  });

  it('holds the rollback steps alone once a rollback was decided', () => {
    const player = playRun();
    player.play(startStep('2.1', 'Agreed by phone before the night'));
    player.play(startRollback({ reason: 'The build is the wrong one' }));
    expect(numbers(sheetOf(player))).toEqual(['4.2.1', '4.2.2', '4.2.3', '4.2.4', '4.2.5', '4.2.6']);
  });
});

describe('a result typed in from paper', () => {
  const written = Date.UTC(2026, 10, 17, 19, 11);
  const page = {
    id: 'page-1',
    kind: 'image',
    name: 'page.jpg',
    mime: 'image/jpeg',
    size: 12,
    sha256: 'a'.repeat(64),
    text: null,
  } as const;

  function transcribed(pageId: string | null): RunPlayer {
    const player = playRun();
    player.clock.advance(600_000);
    player.play({ type: 'AddEvidence', item: null, evidence: page });
    const paper = { writtenBy: 'Jonas Weber', pageId };
    player.play(failed('9.1.1', 'Index missing'));
    player.play(done('9.1.2', { statedAt: written, paper }));
    return player;
  }

  function printed(player: RunPlayer): string {
    const options = {
      letterhead: { organisation: '', logo: null },
      recordJson: '{}',
      ledger: '',
      evidence: new Map(),
      purpose: 'draft',
      carried: [],
      appVersion: '0.1.0',
    } as const;
    return JSON.stringify(sheetContent(player.run(), player.events(), options));
  }

  it('is printed with who wrote it, the time on the paper, who typed it and the page', () => {
    const text = printed(transcribed('page-1'));
    expect(text).toContain(
      '1 result was transcribed from paper of Jonas Weber, each with its page as evidence.',
    );
    expect(text).toMatch(
      /Transcribed from paper: written by Jonas Weber 20:11:00, typed in [^"]+ by Mei Lindqvist, page: evidence E?1/,
    );
  });

  it('is printed as being without a photograph when there is none', () => {
    expect(printed(transcribed(null))).toContain('no photograph of the page');
  });

  it('needs who wrote it, the time on the paper, and a page that is there', () => {
    const player = playRun();
    const attempt = (paper: { writtenBy: string; pageId: string | null }, statedAt: number | null) =>
      player.attempt(done('9.1.2', { statedAt, paper }));
    expect(attempt({ writtenBy: ' ', pageId: null }, written)).toMatchObject({
      ok: false,
      error: { for: 'written-by' },
    });
    expect(attempt({ writtenBy: 'Jonas Weber', pageId: null }, null)).toMatchObject({
      ok: false,
      error: { for: 'paper-time' },
    });
    expect(attempt({ writtenBy: 'Jonas Weber', pageId: 'no-page' }, written - 60_000)).toMatchObject({
      ok: false,
    });
  });
});
