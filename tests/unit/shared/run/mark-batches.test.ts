import { describe, expect, it } from 'vitest';
import { batchOf, batchWords, markBatches } from '#shared/run/mark-batches.ts';
import { describeEvent } from '#shared/run/describe-event.ts';
import { done } from '../../../support/run-commands.ts';
import { playRun, type RunPlayer } from '../../../support/run-player.ts';

/** Marks these items done, so many milliseconds after each other. */
function tick(player: RunPlayer, items: readonly string[], pauseMs: number): void {
  for (const item of items) {
    player.clock.advance(pauseMs);
    player.play(done(item));
  }
}

const five = ['9.1.1', '9.1.2', '9.1.3', '9.2.1', '9.2.2'];

describe('marks made in a batch', () => {
  it('are told as how many in how long', () => {
    const player = playRun();
    tick(player, [...five, '9.2.3'], 1500);
    const [batch, ...others] = markBatches(player.run().items);
    expect(others).toEqual([]);
    expect(batch).toMatchObject({ items: [...five, '9.2.3'], lastedMs: 7500 });
    expect(batch && batchWords(batch)).toBe('6 marks in 8 s');
    expect(batchOf(player.run(), '9.1.3')).toBe(batch);
    expect(batchOf(player.run(), '9.3.1')).toBeNull();
  });

  it('are none when somebody had time to read each line', () => {
    const player = playRun();
    tick(player, five, 2001);
    expect(markBatches(player.run().items)).toEqual([]);
  });

  it('are none below five', () => {
    const player = playRun();
    tick(player, five.slice(0, 4), 300);
    expect(markBatches(player.run().items)).toEqual([]);
  });

  it('do not count what was undone', () => {
    const player = playRun();
    tick(player, five, 300);
    player.play({ type: 'UndoMark', position: player.run().position });
    expect(markBatches(player.run().items)).toEqual([]);
  });

  it('do not count what was typed in from paper', () => {
    const player = playRun();
    player.clock.advance(120_000);
    const paper = { writtenBy: 'Jonas Weber', pageId: null };
    for (const item of five) {
      player.clock.advance(300);
      player.play(done(item, { statedAt: player.clock.now().wall - 60_000, paper }));
    }
    expect(markBatches(player.run().items)).toEqual([]);
    const last = player.events().at(-1);
    expect(last && describeEvent(last, player.run())).toContain('transcribed from paper of Jonas Weber');
  });
});
