import { expect, it } from 'vitest';
import { eventsCsv } from '#shared/run/events-csv.ts';
import { playRun } from '../../../support/run-player.ts';

it('is a line an event, and nothing in it is a formula, a second column or a second line', () => {
  const player = playRun();
  for (const text of ['=cmd|"/C calc"!A1', '+1', '-2+3', '@SUM(A1)', '\tx', 'a, "b"\nc', '李伟']) {
    player.play({ type: 'AddNote', item: '1.1.1', text });
  }
  const csv = eventsCsv(player.run(), player.events());
  const records = [...csv.matchAll(/(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n)/gu)].map(([cell]) => cell);
  expect(records.length).toBe((player.events().length + 1) * 8);
  for (const cell of records) expect(cell.replace(/^"/u, '')).not.toMatch(/^[=+\-@\t\r]/u);
  expect(csv).toContain('李伟');
  expect(csv).toContain('2026-11-17T20:10:00+01:00');
});
