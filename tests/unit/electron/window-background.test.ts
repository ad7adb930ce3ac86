import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');

it('a window opens in the colour its page will have, in both themes', () => {
  const canvases = [...read('renderer/styles/tokens.css').matchAll(/--canvas: (#[0-9a-f]{6})/g)].map(
    ([, colour]) => colour,
  );
  const window = /light: '(#[0-9a-f]{6})', dark: '(#[0-9a-f]{6})'/.exec(read('electron/shell/app-window.ts'));
  expect(window?.slice(1)).toEqual(canvases.slice(0, 2));
});
