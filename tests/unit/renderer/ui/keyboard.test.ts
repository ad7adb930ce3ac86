import { expect, it } from 'vitest';
import { createGuard } from '#renderer/ui/keyboard.ts';

it('lets the first call through and holds the next ones for the given time', () => {
  let now = 1_000;
  const isHeld = createGuard(250, () => now);
  expect(isHeld()).toBe(false);
  now += 249;
  expect(isHeld()).toBe(true);
  now += 1;
  expect(isHeld()).toBe(false);
});

it('counts from the call that went through, not from the ones it held', () => {
  let now = 0;
  const isHeld = createGuard(250, () => now);
  isHeld();
  now = 200;
  isHeld();
  now = 260;
  expect(isHeld()).toBe(false);
});
