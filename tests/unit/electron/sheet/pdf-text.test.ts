import { describe, expect, it } from 'vitest';
import { pdfDate, pdfName, pdfString, xmlText, xmpDate } from '#electron/sheet/pdf-text.ts';

describe('pdfString', () => {
  it('escapes what would end a string', () => {
    expect(pdfString('a (b) \\ c')).toBe('(a \\(b\\) \\\\ c)');
  });

  it('writes everything beyond ASCII as UTF-16', () => {
    expect(pdfString('é🚀')).toBe('<FEFF00E9D83DDE80>');
    expect(pdfString('a\nb')).toBe('<FEFF0061000A0062>');
  });
});

describe('pdfName', () => {
  it('writes a media type as a name', () => {
    expect(pdfName('application/vnd.x+json; a')).toBe('/application#2Fvnd.x#2Bjson#3B#20a');
  });
});

describe('dates', () => {
  it('keep their zone', () => {
    expect(pdfDate('2026-11-18T03:40:00+01:00')).toBe("D:20261118034000+01'00'");
    expect(pdfDate('2026-11-18T03:40:00.123Z')).toBe("D:20261118034000+00'00'");
    expect(xmpDate('2026-11-18T03:40:00.123-05:30')).toBe('2026-11-18T03:40:00-05:30');
  });

  it('are refused without a zone', () => {
    expect(() => pdfDate('2026-11-18T03:40:00')).toThrow('Not an instant with zone');
  });
});

describe('xmlText', () => {
  it('escapes markup and replaces what XML forbids', () => {
    expect(xmlText('<a & "b">\u0001\ud800🚀')).toBe('&lt;a &amp; &quot;b&quot;&gt;\ufffd\ufffd🚀');
  });
});
