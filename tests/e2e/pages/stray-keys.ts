/** Keys typed for another program: letters, digits, Space, Enter and Escape, in bursts as long as a command line. */
import type { CDPSession, Page } from '@playwright/test';

type Key = { readonly key: string; readonly code: string; readonly keyCode: number; readonly text?: string };

/** Longer than a card that appeared by itself waits for the keyboard to rest. */
const restMs = 750;
/** Sent without waiting for each; the window takes them one after the other all the same. */
const together = 40;

/** A generator of the same numbers for the same seed (mulberry32), from 0 to below 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Types `count` keys as real input to the page. Each burst is as long as `burst` says, then ends in Enter and a rest,
 * as when somebody waits for what a command printed; `betweenBursts` is called in that rest.
 */
export async function typeStrayKeys(
  page: Page,
  options: {
    readonly random: () => number;
    readonly count: number;
    readonly burst: number;
    readonly betweenBursts?: () => Promise<void>;
  },
): Promise<void> {
  const { random, count, burst } = options;
  const devtools = await page.context().newCDPSession(page);
  for (let typed = 0; typed < count; typed += burst) {
    const keys = Array.from({ length: burst - 1 }, () => all[Math.floor(random() * all.length)] ?? enter);
    // oxlint-disable-next-line no-await-in-loop -- one burst after the other
    await send(devtools, [...keys, enter]);
    // oxlint-disable-next-line no-await-in-loop
    await page.waitForTimeout(restMs);
    // oxlint-disable-next-line no-await-in-loop
    await options.betweenBursts?.();
  }
  await devtools.detach();
}

async function send(devtools: CDPSession, keys: readonly Key[]): Promise<void> {
  for (let at = 0; at < keys.length; at += together) {
    // oxlint-disable-next-line no-await-in-loop -- in order
    await Promise.all(keys.slice(at, at + together).flatMap((key) => pressOf(devtools, key)));
  }
}

function pressOf(devtools: CDPSession, { keyCode, ...key }: Key): readonly Promise<unknown>[] {
  const named = { ...key, windowsVirtualKeyCode: keyCode };
  return [
    devtools.send('Input.dispatchKeyEvent', {
      ...named,
      type: key.text === undefined ? 'rawKeyDown' : 'keyDown',
    }),
    devtools.send('Input.dispatchKeyEvent', { ...named, type: 'keyUp' }),
  ];
}

const enter: Key = { key: 'Enter', code: 'Enter', keyCode: 13, text: '\r' };
const letters = 'abcdefghijklmnopqrstuvwxyz'.split('').map((letter): Key => ({
  key: letter,
  code: `Key${letter.toUpperCase()}`,
  keyCode: letter.toUpperCase().charCodeAt(0),
  text: letter,
}));
const digits = '0123456789'.split('').map((digit): Key => ({
  key: digit,
  code: `Digit${digit}`,
  keyCode: digit.charCodeAt(0),
  text: digit,
}));
const space: Key = { key: ' ', code: 'Space', keyCode: 32, text: ' ' };
const escape: Key = { key: 'Escape', code: 'Escape', keyCode: 27 };

/** Space and Enter as often as in commands, the rest alike. */
const all: readonly Key[] = [...letters, ...digits, space, space, space, space, enter, enter, escape];
