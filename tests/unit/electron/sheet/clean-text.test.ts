import { describe, expect, it } from 'vitest';
import { cleanText, markFor, needsShaping } from '#electron/sheet/clean-text.ts';

describe('cleanText', () => {
  it('composes letters and accents', () => {
    expect(cleanText('Zoe\u0308')).toBe('Zoë');
  });

  it('makes every kind of space a plain one and every line end a line feed', () => {
    expect(cleanText('a\tb\u00a0c\u3000d\r\ne\rf\u2028g\nh')).toBe('a b c d\ne\nf\ng\nh');
  });

  it('drops what has no shape of its own', () => {
    expect(cleanText('a\u200bb\u00adc\ufe0fd\ufeffe\u202ef')).toBe('abcdef');
  });

  it('keeps a joiner between letters that join, and no other', () => {
    expect(cleanText('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(cleanText('क्\u200dष')).toBe('क्\u200dष');
    expect(cleanText('a\u200cb\u200dc')).toBe('abc');
    expect(cleanText('\u200dम')).toBe('म');
  });

  it('keeps other control characters, so that they are marked and not lost', () => {
    expect(cleanText('a\u0007b')).toBe('a\u0007b');
  });

  it('replaces half of a pair that lost its other half', () => {
    expect(cleanText('a\ud83db')).toBe('a\ufffdb');
  });

  it('draws the hyphen that does not break as a hyphen', () => {
    expect(cleanText('a\u2011b')).toBe('a-b');
  });
});

describe('markFor', () => {
  it('names the code point with four digits or more', () => {
    expect([markFor(7), markFor(0x1f680)]).toEqual(['[U+0007]', '[U+1F680]']);
  });
});

describe('needsShaping', () => {
  it('holds for Hebrew, Arabic, Devanagari and Thai', () => {
    expect(Array.from('שمअส', (letter) => needsShaping(letter.charCodeAt(0)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('does not hold for Latin, Greek, Cyrillic, Vietnamese, Han, kana and Hangul', () => {
    const letters = Array.from('ZëΩИễ李さ김', (letter) => needsShaping(letter.charCodeAt(0)));
    expect(letters).not.toContain(true);
  });
});
