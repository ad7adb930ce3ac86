import { describe, expect, it } from 'vitest';
import { answerHeaders, appFileFor, contentSecurityPolicy, madeSheetFor } from '#electron/app-files.ts';
import { madeSheetAddress } from '#shared/ipc/made-sheet-address.ts';
import { screenFonts } from '#shared/sheet/screen-fonts.ts';
import { mayLoad } from '#electron/navigation-policy.ts';

const root = '/opt/runsheet/dist/renderer';
const fonts = '/opt/runsheet/dist/main/assets';
const get = (url: string, method = 'GET') => appFileFor({ pages: root, fonts }, { method, url });

describe('the app’s own protocol', () => {
  it.each([
    ['app://runsheet/', `${root}/index.html`, 'text/html; charset=utf-8'],
    ['app://runsheet/index.html', `${root}/index.html`, 'text/html; charset=utf-8'],
    ['app://runsheet/assets/a-1b2.js?v=1#x', `${root}/assets/a-1b2.js`, 'text/javascript; charset=utf-8'],
    ['app://runsheet/assets/f%20g.woff2', `${root}/assets/f g.woff2`, 'font/woff2'],
    ['app://runsheet/.', `${root}/index.html`, 'text/html; charset=utf-8'],
    ['app://runsheet/%2e%2e/%2e%2e/main/main.js', `${root}/main/main.js`, 'text/javascript; charset=utf-8'],
    ['app://runsheet/sheet-fonts/NotoSansSC-Regular.ttf', `${fonts}/NotoSansSC-Regular.ttf`, 'font/ttf'],
    ['app://runsheet/a/../index.html', `${root}/index.html`, 'text/html; charset=utf-8'],
  ])('answers %s', (url, path, type) => {
    expect(get(url)).toEqual({ path, type });
  });

  it.each([
    'app://runsheet/..%2f..%2fmain/main.js',
    'app://runsheet/..%5c..%5cmain/main.js',
    'app://runsheet/%252e%252e%252fmain.js/../../x.exe',
    'app://runsheet/..\\..\\main\\main.js',
    'app://runsheet//etc/passwd',
    'app://runsheet/C:/windows/win.ini',
    'app://runsheet/index.html%00.js',
    'app://runsheet/index.html::$DATA',
    'app://runsheet/%',
    'app://runsheet/%ff.js',
    'app://runsheet/assets/',
    'app://runsheet/sheet-fonts/',
    'app://runsheet/sheet-fonts/..%2fmain.js',
    'app://runsheet/assets/unknown.exe',
    'app://runsheet/noending',
    'app://other/index.html',
    'app://runsheet@other/index.html',
    'app://runsheet:1/index.html',
    'file:///opt/runsheet/dist/renderer/index.html',
    'https://runsheet/index.html',
    'nonsense',
    '',
  ])('does not answer %j', (url) => {
    expect(get(url)).toBeNull();
  });

  it('answers every font the screen asks for', () => {
    for (const { file } of screenFonts)
      expect(get(`app://runsheet/sheet-fonts/${file}`)?.path).toBe(`${fonts}/${file}`);
  });

  it('takes nothing but fonts from the folder of the sheet', () => {
    for (const name of ['harfbuzz.wasm', 'a/NotoSans-Regular.ttf', 'DejaVu-LICENSE.txt'])
      expect(get(`app://runsheet/sheet-fonts/${name}`)?.path).toBe(`${root}/sheet-fonts/${name}`);
  });

  it('names a made sheet by its id and by nothing else', () => {
    const sheet = (url: string, method = 'GET') => madeSheetFor({ method, url });
    const id = '0b9d2a52-7c4e-4f43-9a55-d7a8b2f6c111';
    expect(sheet(`app://runsheet${madeSheetAddress(id)}`)).toBe(id);
    for (const url of [
      `app://other${madeSheetAddress(id)}`,
      `app://runsheet/made-sheets/../${id}.pdf`,
      `app://runsheet/made-sheets/${id}.pdf/more`,
      'app://runsheet/made-sheets/..%2fsecret.pdf',
      'app://runsheet/made-sheets/.pdf',
      'nonsense',
    ])
      expect(sheet(url), url).toBeNull();
    expect(sheet(`app://runsheet${madeSheetAddress(id)}`, 'POST')).toBeNull();
  });

  it.each(['POST', 'HEAD', 'PUT', 'OPTIONS'])('answers no %s', (method) => {
    expect(get('app://runsheet/index.html', method)).toBeNull();
  });

  it('sends the policy with every answer, without any exception in it', () => {
    expect(contentSecurityPolicy).not.toContain('unsafe');
    expect(contentSecurityPolicy).not.toMatch(/https?:|\*/);
    expect(contentSecurityPolicy.startsWith("default-src 'none'; script-src 'self';")).toBe(true);
    expect(answerHeaders('text/html')).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
    });
  });
});

describe('what a page may load', () => {
  it.each(['app://runsheet/x.js', 'blob:app://runsheet/1', 'data:image/png;base64,AA'])(
    'lets %s pass',
    (url) => {
      expect(mayLoad(url, false)).toBe(true);
    },
  );

  it.each([
    'https://example.org',
    'http://127.0.0.1',
    'ws://x',
    'wss://x',
    'file:///etc/passwd',
    'ftp://x',
    'devtools://x',
    'chrome-extension://x',
    '',
  ])('cancels %s', (url) => {
    expect(mayLoad(url, false)).toBe(false);
  });

  it('lets developer tools load in development only', () => {
    expect(mayLoad('devtools://devtools/x', true)).toBe(true);
    expect(mayLoad('https://example.org', true)).toBe(false);
  });
});
