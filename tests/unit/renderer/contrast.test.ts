import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';

/** Foreground, then the backgrounds it is used on. */
const text: readonly (readonly [string, string])[] = [
  [
    'fg-1',
    'canvas surface hover selected sunken now-bg done-bg na-bg failed-bg deferred-bg late-bg alarm-canvas',
  ],
  [
    'fg-2',
    'canvas surface hover selected sunken now-bg done-bg na-bg failed-bg deferred-bg late-bg alarm-canvas',
  ],
  ['fg-3', 'canvas surface hover selected sunken alarm-canvas'],
  ['now-fg', 'canvas surface hover selected sunken now-bg alarm-canvas'],
  ['on-now-solid', 'now-solid'],
  ['done-fg', 'canvas surface hover selected sunken done-bg alarm-canvas'],
  ['on-done-solid', 'done-solid'],
  ['na-fg', 'canvas surface hover selected sunken na-bg alarm-canvas'],
  ['failed-fg', 'canvas surface hover selected sunken failed-bg alarm-canvas'],
  ['on-failed-solid', 'failed-solid'],
  ['deferred-fg', 'canvas surface hover selected sunken deferred-bg alarm-canvas'],
  ['on-deferred-solid', 'deferred-solid'],
  ['late-fg', 'canvas surface hover selected sunken late-bg alarm-canvas'],
  ['on-late-solid', 'late-solid'],
  ['on-alarm-solid', 'alarm-solid alarm-stripe'],
  ['on-paper', 'paper'],
  ['fg-inverse', 'fg-1'],
  ['canvas', 'fg-2'],
];
const marks: readonly (readonly [string, string])[] = [
  ['line-control', 'canvas surface hover selected sunken alarm-canvas'],
  ['focus-ring', 'canvas surface hover selected sunken alarm-canvas'],
  ['now-solid', 'canvas surface sunken'],
  ['done-solid', 'canvas surface sunken'],
  ['failed-solid', 'canvas surface sunken'],
  ['deferred-solid', 'canvas surface sunken'],
  ['alarm-solid', 'canvas surface sunken'],
  ['late-line', 'canvas surface sunken late-bg'],
];

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  it.each(pairs(text))('text in --%s on --%s has a contrast of 4.5 or more', (fg, bg) => {
    expect(contrast(colour(theme, fg), colour(theme, bg))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(marks))('a mark in --%s on --%s has a contrast of 3 or more', (fg, bg) => {
    expect(contrast(colour(theme, fg), colour(theme, bg))).toBeGreaterThanOrEqual(3);
  });
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#FFFFFF')).toBe(21);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  expect(contrast(colour('light', 'fg-1'), colour('light', 'canvas'))).toBeCloseTo(16.35, 2);
  expect(contrast(colour('dark', 'fg-1'), colour('dark', 'canvas'))).toBeCloseTo(16.1, 2);
});

function pairs(rows: readonly (readonly [string, string])[]): readonly [string, string][] {
  return rows.flatMap(([fg, backgrounds]) => backgrounds.split(' ').map((bg): [string, string] => [fg, bg]));
}

/** The hex value of a token as its theme sets it; the dark theme takes what it does not set from the light one. */
function colour(theme: Theme, name: string): string {
  const own = theme === 'dark' ? valueIn(block("\n[data-theme='dark'] {"), name) : undefined;
  const value = own ?? valueIn(block("\n[data-theme='light'] {"), name);
  if (value === undefined) throw new Error(`tokens.css sets no colour --${name}`);
  return value;
}

function block(selector: string): string {
  const start = tokens.indexOf(selector);
  if (start < 0) throw new Error(`tokens.css has no block ${selector.trim()}`);
  return tokens.slice(start, tokens.indexOf('\n}', start));
}

function valueIn(css: string, name: string): string | undefined {
  return new RegExp(`--${name}:\\s*(#[0-9a-f]{6});`, 'i').exec(css)?.[1];
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
