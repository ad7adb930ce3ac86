import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText } from '#electron/ledger/hash-text.ts';
import { joinChains } from '#shared/ledger/join-chains.ts';
import { sealEvents } from '#shared/ledger/seal-event.ts';
import { firstInstant, note, readingAt, sealedNotes, testRunId } from '../../../support/ledgers.ts';

const chain = sealedNotes(12);
const lines = chain.map(({ line }) => line);

/** The same beginning, and other notes behind it. */
function fork(after: number, count: number): readonly string[] {
  const end = chain[after - 1]?.recorded;
  const events = Array.from({ length: count }, (_, at) => note(`elsewhere ${at}`));
  const facts = { runId: testRunId, events, by: 'Samuel', now: readingAt(firstInstant) };
  return sealEvents(facts, { position: after, head: end?.seal ?? '' }, hashText).map(({ line }) => line);
}

function join(begin: readonly string[], ...copies: readonly (readonly string[])[]) {
  const sources = copies.map((copy, at) => ({ name: `copy ${at + 1}`, lines: copy }));
  return joinChains({ runId: testRunId, begin }, sources, hashText);
}

describe('one history from several damaged copies', () => {
  it('has every line that any of them still has, as far as nothing is missing in between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ inFirst: fc.boolean(), inSecond: fc.boolean(), altered: fc.boolean() }), {
          minLength: lines.length,
          maxLength: lines.length,
        }),
        (fates) => {
          const copyOf = (has: (fate: (typeof fates)[number]) => boolean) =>
            lines.flatMap((line, at) => {
              const fate = fates[at];
              if (fate === undefined || !has(fate)) return [];
              return [fate.altered ? line.replace('note', 'nope') : line];
            });
          const first = copyOf(({ inFirst }) => inFirst);
          const second = copyOf(({ inSecond }) => inSecond).toReversed();
          const isThere = (line: string) => first.includes(line) || second.includes(line);
          const until = lines.findIndex((line) => !isThere(line));
          expect(join([], first, second).read.lines).toEqual(until === -1 ? lines : lines.slice(0, until));
        },
      ),
    );
  });

  it('names the copies it was put together from', () => {
    expect(join(lines.slice(0, 3), lines.slice(3, 6), lines.slice(6)).from).toEqual(['copy 1', 'copy 2']);
    expect(join(lines, lines).from).toEqual([]);
  });

  it('takes of two histories the longer one, whole, and never mixes them', () => {
    const other = fork(5, 9);
    expect(join(lines.slice(0, 5), other, lines).read.lines).toEqual([...lines.slice(0, 5), ...other]);
    expect(join(lines.slice(0, 5), fork(5, 2), lines).read.lines).toEqual(lines);
    expect(join(lines.slice(0, 8), other).read.lines).toEqual(lines.slice(0, 8));
  });

  it('takes nothing of another run, and nothing that is no line', () => {
    const foreign = sealedNotes(4, 'b0b0b0b0-0000-4000-8000-000000000002').map(({ line }) => line);
    expect(join([], foreign, ['', '{}', 'x', `${lines[0]} `]).read.lines).toEqual([]);
  });
});
