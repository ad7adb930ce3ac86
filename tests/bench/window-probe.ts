/**
 * How long the window and main each could not turn to anything else: the longest task of a stretch of work, by the
 * clock and by what it took of a processor, which other programs at work do not stretch.
 */
import type { ElectronApplication, Page } from '@playwright/test';
import { z } from 'zod';

export type Pause = { readonly ms: number; readonly processorMs: number };
export type Pauses = { readonly window: Pause; readonly main: Pause };

type MainWatch = { readonly take: () => Pause };

declare global {
  /** Put there by the bench. */
  var mainWatch: MainWatch | undefined;
}

/** The longest tasks of both while this is done. */
export async function pausesDuring(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  work: () => Promise<void>,
): Promise<Pauses> {
  await watchMain(app);
  const window = await longestTask(page, work);
  const main = await app.evaluate(() => globalThis.mainWatch?.take() ?? null);
  if (main === null) throw new Error('Main was not watched.');
  return { window, main };
}

/** Main looks at the time whenever it can; what lies between two looks was one task, or several without a gap. */
async function watchMain(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    globalThis.mainWatch?.take();
    const every = 2;
    const processor = (): number => {
      const { user, system } = process.threadCpuUsage();
      return (user + system) / 1000;
    };
    let before = { at: performance.now(), used: processor() };
    const worst = { ms: 0, processorMs: 0 };
    const timer = setInterval(() => {
      const now = { at: performance.now(), used: processor() };
      worst.ms = Math.max(worst.ms, now.at - before.at - every);
      worst.processorMs = Math.max(worst.processorMs, now.used - before.used);
      before = now;
    }, every);
    globalThis.mainWatch = {
      take: () => {
        clearInterval(timer);
        return worst;
      },
    };
  });
}

const traceEvent = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds, by the clock and of a processor. */
  dur: z.number().optional(),
  tdur: z.number().optional(),
  args: z.record(z.string(), z.unknown()).optional(),
});
type TraceEvent = z.infer<typeof traceEvent>;
const needed: ReadonlySet<string> = new Set(['RunTask', 'thread_name']);

async function longestTask(page: Page, work: () => Promise<void>): Promise<Pause> {
  const record = await recordTasks(page);
  await work();
  const tasks = await record.end();
  return {
    ms: Math.max(...tasks.map(({ ms }) => ms)),
    processorMs: Math.max(...tasks.map(({ processorMs }) => processorMs)),
  };
}

/** Tasks of the page's main thread as Chromium itself records them, from now until the end. */
export async function recordTasks(page: Page): Promise<{ readonly end: () => Promise<readonly Pause[]> }> {
  const devtools = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) {
      const read = traceEvent.safeParse(event);
      // A whole night has millions of others.
      if (read.success && needed.has(read.data.name)) events.push(read.data);
    }
  });
  const complete = new Promise<void>((resolve) => devtools.once('Tracing.tracingComplete', () => resolve()));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] },
  });
  return {
    end: async () => {
      await devtools.send('Tracing.end');
      await complete;
      await devtools.detach();
      const tasks = tasksIn(events);
      if (tasks.length === 0) throw new Error('No task of the window was recorded.');
      return tasks;
    },
  };
}

function tasksIn(events: readonly TraceEvent[]): readonly Pause[] {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.['name'] === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && mains.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ ms: dur / 1000, processorMs: tdur / 1000 }));
}
