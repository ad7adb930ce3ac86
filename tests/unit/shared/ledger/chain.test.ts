import { describe, expect, it } from 'vitest';
import { hashText } from '#electron/ledger/hash-text.ts';
import { canonicalJson } from '#shared/ledger/canonical-json.ts';
import { ledgerLine, noPrevious } from '#shared/ledger/ledger-line.ts';
import { sealEvent, sealEvents } from '#shared/ledger/seal-event.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import {
  firstInstant,
  ledgerText,
  note,
  readingAt,
  runCreated,
  sealed,
  sealedNotes,
  testRunId,
} from '../../../support/ledgers.ts';

const chain = sealedNotes(6);
const text = ledgerText(chain);
const read = (given: string) => readLedger(given, hashText);

function event(position: number) {
  const found = chain[position - 1];
  if (found === undefined) throw new Error(`no event ${position}`);
  return found;
}

describe('a sealed event', () => {
  it('is stored as its own canonical bytes, with the seal as its last key', () => {
    for (const { line } of chain) {
      const value = JSON.parse(line) as Record<string, unknown>;
      expect(canonicalJson(value)).toBe(line);
      expect(Object.keys(value)).toEqual([
        'at',
        'by',
        'clock',
        'event',
        'position',
        'previous',
        'run',
        'seal',
      ]);
    }
  });

  it('is sealed over the line without its seal, as anyone can check with sha256sum', () => {
    const { line, recorded } = event(2);
    expect(hashText(line.replace(`,"seal":"${recorded.seal}"`, ''))).toBe(recorded.seal);
  });

  it('starts from 64 zeros and names the seal before it', () => {
    expect(chain[0]?.recorded.previous).toBe(noPrevious);
    expect(chain[1]?.recorded.previous).toBe(chain[0]?.recorded.seal);
    expect(chain.map(({ recorded }) => recorded.position)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('gives the same line again from what was read', () => {
    expect(read(text).events.map((recorded) => ledgerLine(testRunId, recorded))).toEqual(
      chain.map(({ line }) => line),
    );
  });

  it('makes half a character whole, as UTF-8 cannot carry it', () => {
    const fact = { runId: testRunId, event: note('a\ud800b'), by: '\udc00', now: readingAt(firstInstant) };
    const { recorded, line } = sealEvent(fact, { position: 0, head: noPrevious }, hashText);
    expect(recorded.event).toEqual(note('a\ufffdb'));
    expect(recorded.by).toBe('\ufffd');
    expect(Buffer.from(line).toString()).toBe(line);
  });
});

describe('reading a ledger', () => {
  it('accepts a whole chain and gives back every event', () => {
    const whole = read(text);
    expect(whole).toMatchObject({
      valid: true,
      firstBadLine: null,
      torn: null,
      runId: testRunId,
      unknownTypes: [],
    });
    expect(whole.events).toEqual(chain.map(({ recorded }) => recorded));
    expect(whole.head).toBe(chain.at(-1)?.recorded.seal);
  });

  it('finds any altered line, at its line, whichever character was altered', () => {
    const lines = chain.map(({ line }) => line);
    for (const [at, line] of lines.entries()) {
      for (let place = 0; place < line.length; place += 7) {
        const altered = line.slice(0, place) + (line[place] === 'x' ? 'y' : 'x') + line.slice(place + 1);
        const found = read(`${lines.with(at, altered).join('\n')}\n`);
        expect(found.valid).toBe(false);
        expect(found.lines.length).toBe(at);
        // An altered last line may look like an interrupted write; any other is damage, named by its number.
        const isTorn = at === lines.length - 1 && found.torn !== null;
        expect(found.firstBadLine).toBe(isTorn ? null : at + 1);
      }
    }
  });

  it.each([
    ['a line removed', (lines: string[]) => lines.toSpliced(2, 1), 3],
    ['a line repeated', (lines: string[]) => lines.toSpliced(2, 0, lines[1] ?? ''), 3],
    ['two lines swapped', (lines: string[]) => lines.with(2, lines[3] ?? '').with(3, lines[2] ?? ''), 3],
    ['an empty line', (lines: string[]) => lines.toSpliced(1, 0, ''), 2],
    ['a foreign line', (lines: string[]) => lines.toSpliced(1, 0, '{"a":1}'), 2],
    ['a carriage return', (lines: string[]) => lines.with(3, `${lines[3]}\r`), 4],
    [
      'a line of another run',
      (lines: string[]) => lines.with(0, sealedNotes(1, 'b0b0b0b0-1')[0]?.line ?? ''),
      2,
    ],
  ])('finds %s', (_name, change, badLine) => {
    const found = read(`${change(chain.map(({ line }) => line)).join('\n')}\n`);
    expect(found).toMatchObject({ valid: false, firstBadLine: badLine, torn: null });
  });

  it('finds a line whose seal fits but whose place does not', () => {
    const fact = { runId: testRunId, event: note('slipped in'), by: 'M', now: readingAt(firstInstant) };
    const after = { position: 6, head: chain.at(-1)?.recorded.seal ?? '' };
    const wrongPlace = sealEvent(fact, { ...after, position: 9 }, hashText);
    const wrongHead = sealEvent(fact, { ...after, head: noPrevious }, hashText);
    for (const { line } of [wrongPlace, wrongHead]) {
      expect(read(`${text}${line}\n`)).toMatchObject({ valid: false, firstBadLine: 7, torn: null });
    }
  });

  it('tells the rest of an interrupted write from damage, at every length', () => {
    const last = chain.at(-1)?.line ?? '';
    const before = text.slice(0, -last.length - 1);
    for (let length = 1; length <= last.length; length += 1) {
      const torn = read(before + last.slice(0, length));
      expect(torn).toMatchObject({ valid: false, firstBadLine: null, torn: last.slice(0, length) });
      expect(torn.lines.length).toBe(5);
    }
  });

  it('takes a last line of broken JSON as torn and a last line of whole JSON as damage', () => {
    expect(read(`${text}{"at":"2026\n`)).toMatchObject({ firstBadLine: null, torn: '{"at":"2026\n' });
    expect(read(`${text}{"at":"2026"}\n`)).toMatchObject({ firstBadLine: 7, torn: null });
  });

  it('keeps event types of a newer version, and says which', () => {
    // `as never`: an event this version has no type for is the very point.
    const newer = { type: 'MoonPhaseNoted', phase: 'full' } as never;
    const lines = ledgerText(sealed([...chain.map(({ recorded }) => recorded.event), newer, note('after')]));
    const found = read(lines);
    expect(found).toMatchObject({ valid: true, unknownTypes: ['MoonPhaseNoted'] });
    expect(found.lines.length).toBe(8);
    expect(found.events.length).toBe(7);
    expect(found.lines.map((line) => `${line}\n`).join('')).toBe(lines);
  });

  it('keeps what a newer version says beyond the events known here, and writes their lines again byte for byte', () => {
    const more = chain.map(({ recorded }) => ({ ...recorded.event, mood: { '10': 1, '2': ['calm'] } }));
    const created = runCreated();
    if (created.type !== 'RunCreated') throw new Error('not created');
    const whole = { ...created, details: { ...created.details, colour: 'red' } };
    const lacking = { ...created, details: { product: 'X' } };
    const lines = ledgerText(sealed([whole, ...more.slice(1)]));
    const found = read(lines);
    expect(found).toMatchObject({ valid: true, unknownTypes: [] });
    expect(found.events[0]?.event).toEqual(whole);
    expect(found.events.map((recorded) => `${ledgerLine(testRunId, recorded)}\n`).join('')).toBe(lines);
    // What lacks something this version needs is not an event it knows.
    // `as never`: the type forbids what is tried here.
    expect(read(ledgerText(sealed([lacking as never]))).unknownTypes).toEqual(['RunCreated']);
  });

  it('takes a line with more around its event as one of a newer version', () => {
    const resealed = (change: (line: Record<string, unknown>) => void) => {
      const line = JSON.parse(event(1).line) as Record<string, unknown>;
      delete line['seal'];
      change(line);
      const unsealed = canonicalJson(line);
      return `${unsealed.slice(0, -1)},"seal":"${hashText(unsealed)}"}\n`;
    };
    expect(read(resealed(() => undefined)).events).toHaveLength(1);
    for (const change of [
      (line: Record<string, unknown>) => (line['host'] = 'a'),
      (line: Record<string, unknown>) => (line['clock'] = Object.assign({}, line['clock'], { drift: 0 })),
    ]) {
      const found = read(resealed(change));
      expect(found).toMatchObject({ valid: true, events: [], unknownTypes: ['envelope'] });
    }
  });

  it('does not take a line that is sealed but not written as this one would be', () => {
    const line = event(1).line.replace(/,"seal":.*$/, '}');
    const spaced = line.replace('"by":', '"by": ');
    const [, by = '', clock = ''] = /("by":.*?),("clock":\{.*?\})/.exec(line) ?? [];
    const turned = line.replace(`${by},${clock}`, `${clock},${by}`);
    const twice = line.replace('"by":', '"by":"Someone else","by":');
    for (const other of [spaced, turned, twice]) {
      expect(other).not.toBe(line);
      const sealedOther = `${other.slice(0, -1)},"seal":"${hashText(other)}"}\n`;
      expect(read(sealedOther)).toMatchObject({ valid: false, firstBadLine: 1 });
    }
  });

  it.each(['', '\n', 'x', '\0\0\0\0', '{}', '[]\n', 'null\n', '{"seal":1}\n'.repeat(5)])(
    'never throws and never invents: %j',
    (given) => {
      expect(read(given)).toMatchObject({ valid: false, events: [], lines: [], runId: null });
    },
  );

  it('continues a chain in batches as in one', () => {
    const facts = { runId: testRunId, by: 'Mei Lindqvist', now: readingAt(firstInstant) };
    const first = event(1).recorded;
    const rest = chain.slice(1).map(({ recorded }) => recorded.event);
    const again = sealEvents({ ...facts, events: rest }, { position: 1, head: first.seal }, hashText);
    expect(again.map(({ line }) => line)).toEqual(chain.slice(1).map(({ line }) => line));
  });
});
