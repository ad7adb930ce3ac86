import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explainKeyRefusal,
  keyOf,
  letterCommands,
  letterNames,
  namesOfKeys,
  type OtherKeys,
  refuseKey,
  withKey,
} from '#shared/letter-keys.ts';

describe('other keys for letters', () => {
  it('gives a command another key, and shows it wherever the command is named', () => {
    const others = withKey('x', 'w', {});
    expect(keyOf('x', others)).toBe('w');
    expect(namesOfKeys('x', others)).toBe('w');
    expect(namesOfKeys('t 2', withKey('t', 'Shift+V', {}))).toBe('Shift+V 2');
    for (const keys of ['Space', 'Ctrl+Z', '1', '/', 'F6']) expect(namesOfKeys(keys, others)).toBe(keys);
  });

  it('forgets a key that is the letter the command came with', () => {
    expect(withKey('x', 'x', { x: 'w', f: 'v' })).toEqual({ f: 'v' });
  });

  it.each([
    ['f', 'This is the key of “Failed”. Give that one another key first.'],
    ['m', 'This key belongs to alarms and questions, and stays theirs.'],
    ['Shift+A', 'This key belongs to alarms and questions, and stays theirs.'],
    ['', 'Press a letter from A to Z, alone or with Shift.'],
    ['7', 'Press a letter from A to Z, alone or with Shift.'],
    ['ß', 'Press a letter from A to Z, alone or with Shift.'],
    ['Ctrl+Q', 'Press a letter from A to Z, alone or with Shift.'],
  ])('refuses %j in a sentence', (key, sentence) => {
    const refusal = refuseKey('x', key, {});
    expect(refusal === null ? '' : explainKeyRefusal(refusal)).toBe(sentence);
  });

  it('takes the letter of a command that has another key by now', () => {
    expect(refuseKey('x', 'f', { f: 'v' })).toBeNull();
    expect(refuseKey('x', 'v', { f: 'v' })).toEqual({ code: 'KeyTaken', by: 'f' });
  });

  it('never puts two commands on one key, whatever is asked for in whatever order', () => {
    const key = fc.constantFrom(...letterNames, 'w', 'v', 'q', 'Shift+W', 'm', '7');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...letterNames), key)), (asked) => {
        let others: OtherKeys = {};
        for (const [command, wanted] of asked)
          if (refuseKey(command, wanted, others) === null) others = withKey(command, wanted, others);
        const keys = letterCommands.map(({ letter }) => keyOf(letter, others));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
