/** Which file a page's address stands for, and how it is answered. Pure: the shell only reads and sends. */
import { isAbsolute, join, relative, resolve } from 'node:path';
import { madeSheetAt } from '#shared/ipc/made-sheet-address.ts';
import { isAppAddress } from './ipc/trusted-sender.ts';

/** No `unsafe-…`, nothing from outside: what a page needs comes from the app itself. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  bcmap: 'application/octet-stream',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  icc: 'application/vnd.iccprofile',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  otf: 'font/otf',
  pfb: 'application/octet-stream',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  wav: 'audio/wav',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

export type AppFile = { readonly path: string; readonly type: string };

export type AppFolders = {
  /** What the renderer was built to. */
  readonly pages: string;
  /** The fonts that also draw the sheet, so that a name looks on screen as it will be printed. */
  readonly fonts: string;
};

const fontAddress = /^\/sheet-fonts\/([A-Za-z]+(?:-[A-Za-z]+)?(?:-[0-9a-f]{4})?\.ttf)$/;

type AppRequest = { readonly method: string; readonly url: string };

/** The made sheet that an address names, or null. */
export function madeSheetFor({ method, url }: AppRequest): string | null {
  return method === 'GET' && isAppAddress(url) ? madeSheetAt(new URL(url).pathname) : null;
}

/** The file that an address names, or null: another method, host, place or type is not answered. */
export function appFileFor({ pages: root, fonts }: AppFolders, { method, url }: AppRequest): AppFile | null {
  if (method !== 'GET' || !isAppAddress(url)) return null;
  const name = decodedPath(new URL(url).pathname);
  if (name === null || !isPlainName(name)) return null;
  const font = fontAddress.exec(name)?.[1];
  if (font !== undefined) return { path: join(fonts, font), type: 'font/ttf' };
  const path = resolve(join(root, name === '/' ? 'index.html' : name));
  const inside = relative(resolve(root), path);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null;
  const type = types[/\.([a-z0-9]+)$/.exec(path)?.[1] ?? ''];
  return type === undefined ? null : { path, type };
}

export function answerHeaders(type: string): Readonly<Record<string, string>> {
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}

function decodedPath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** No back slash, drive, stream or zero byte: nothing that a file system reads as more than a name. */
function isPlainName(name: string): boolean {
  return !/[\\:\0]/.test(name) && !name.split('/').includes('..');
}
