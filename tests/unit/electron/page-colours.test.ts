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

it('the disc on the task bar has the colour of an alarm in the light theme', () => {
  const alarm = /--alarm-solid: (#[0-9a-f]{6})/.exec(read('renderer/styles/tokens.css'));
  const disc = /colour = '(#[0-9a-f]{6})'/.exec(read('electron/shell/badge.ts'));
  expect(disc?.[1]).toBe(alarm?.[1]);
});
