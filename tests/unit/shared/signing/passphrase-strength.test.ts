import { describe, expect, it } from 'vitest';
import { passphraseStrength } from '#shared/signing/passphrase-strength.ts';

describe('the strength of a passphrase', () => {
  it('is nothing below eight characters, in whatever script', () => {
    expect(passphraseStrength('kT9!xQ2').level).toBe('too-short');
    expect(passphraseStrength('密码密码密码密').level).toBe('too-short');
    expect(passphraseStrength('').level).toBe('too-short');
  });

  it.each([
    ['password', 'weak'],
    ['12345678', 'weak'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['Passw0rd1', 'weak'],
    ['abcdefgh', 'weak'],
    ['kT9!xQ2w', 'fair'],
    ['correct horse battery', 'strong'],
    ['Zoë trinkt morgens Kaffee', 'strong'],
  ])('of “%s” is %s', (passphrase, level) => {
    expect(passphraseStrength(passphrase).level).toBe(level);
  });

  it('grows with every character', () => {
    const whole = 'vTq8 zLw3 mXn5';
    const bits = [8, 10, 12, 14].map((length) => passphraseStrength(whole.slice(0, length)).bits);
    expect(bits).toEqual(bits.toSorted((one, other) => one - other));
    expect(new Set(bits).size).toBe(4);
  });
});
