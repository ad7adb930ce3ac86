import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { done } from '../support/run-commands.ts';
import { playRun } from '../support/run-player.ts';

/** The text of a ledger with `count` events of a run being prepared: items done and opened again, over and over. */
export function longLedger(count: number): string {
  const player = playRun();
  const items = [
    '1.1.1',
    '1.1.2',
    '1.1.3',
    '1.1.4',
    '1.1.5',
    '1.1.6',
    '1.3.1',
    '1.3.2',
    '1.3.3',
    '1.4.1',
    '1.4.2',
  ];
  for (let index = 0; player.lines().length < count; index += 1) {
    const item = items[index % items.length] ?? '1.1.1';
    player.clock.advance(1000);
    player.play(isClosed(itemNow(player.run(), item)) ? { type: 'ReopenItem', item } : done(item));
  }
  return player
    .lines()
    .map((line) => `${line}\n`)
    .join('');
}
