import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterPaint } from '#renderer/ui/after-paint.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Whether what waits for the next painted frame has been let go. */
function waits(): { isOver: boolean } {
  const waiting = { isOver: false };
  void afterPaint().then(() => (waiting.isOver = true));
  return waiting;
}

describe('what waits for a painted frame', () => {
  it('goes on after 200 ms where no frame comes, as in a hidden window', async () => {
    const cancelled = vi.fn();
    vi.stubGlobal('requestAnimationFrame', () => 7);
    vi.stubGlobal('cancelAnimationFrame', cancelled);
    const waiting = waits();
    await vi.advanceTimersByTimeAsync(199);
    expect(waiting.isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(waiting.isOver).toBe(true);
    expect(cancelled).toHaveBeenCalledWith(7);
  });

  it('goes on after 200 ms where a window has too much to do for the task behind the frame', async () => {
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 16));
    vi.stubGlobal('cancelAnimationFrame', clearTimeout);
    vi.stubGlobal('scheduler', { postTask: () => undefined });
    const waiting = waits();
    await vi.advanceTimersByTimeAsync(199);
    expect(waiting.isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(waiting.isOver).toBe(true);
  });

  it('goes on once the task behind the frame has its turn', async () => {
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 16));
    vi.stubGlobal('cancelAnimationFrame', clearTimeout);
    vi.stubGlobal('scheduler', { postTask: (work: () => void) => setTimeout(work) });
    const waiting = waits();
    await vi.advanceTimersByTimeAsync(17);
    expect(waiting.isOver).toBe(true);
  });
});
