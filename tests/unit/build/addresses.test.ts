import { describe, expect, it } from 'vitest';
import { originOf, toAppAddress, toPageAddress } from '../../../build/electron-standin/addresses.ts';

const secure = new Map([['app', { isSecure: true }]]);
const insecure = new Map([['app', { isSecure: false }]]);

describe('addresses of the stand-in', () => {
  it.each([
    ['app://runsheet/index.html', 'https://runsheet.app.electron-standin.localhost/index.html'],
    ['app://runsheet', 'https://runsheet.app.electron-standin.localhost/'],
    ['app://runsheet/a?b=c#d', 'https://runsheet.app.electron-standin.localhost/a?b=c#d'],
  ])('shows %s to the page as %s', (app, page) => {
    expect(toPageAddress(app, secure)).toBe(page);
  });

  it('gives back the app’s own address', () => {
    const page = toPageAddress('app://runsheet/a?b=c', secure);
    expect(toAppAddress(page, secure)).toBe('app://runsheet/a?b=c');
  });

  it('leaves other addresses alone', () => {
    expect(toPageAddress('https://example.invalid/', secure)).toBe('https://example.invalid/');
    expect(toAppAddress('https://example.invalid/', secure)).toBe('https://example.invalid/');
    expect(toPageAddress('about:blank', secure)).toBe('about:blank');
  });

  it('takes no other site for the app', () => {
    const other = 'https://runsheet.app.electron-standin.localhost.example.invalid/';
    expect(toAppAddress(other, secure)).toBe(other);
  });

  it('shows a scheme that was not registered as secure on plain http', () => {
    expect(toPageAddress('app://runsheet/', insecure)).toMatch(
      /^http:\/\/runsheet\.app\.electron-standin\.test\//,
    );
  });

  it('finds the origin of an address without a path, a query or a fragment', () => {
    expect(originOf('app://runsheet/index.html?a#b')).toBe('app://runsheet');
    expect(originOf('about:blank')).toBe('null');
  });
});
