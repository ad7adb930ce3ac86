import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildIfStale } from '../../build/fresh-build.ts';
import { sitDown } from '../../build/demo/keyboard.ts';
import { playNight } from '../../build/demo/night.ts';
import type { BenchLine } from './bench.ts';
import { launchApp } from './launch-app.ts';
import { recordTasks, type Pause } from './window-probe.ts';

const root = path.resolve(import.meta.dirname, '../..');

const longMs = 50;

/** Long tasks of the window while a whole cutover is worked at the keyboard, and where they fell. */
export async function benchLongTasks(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  process.env['RUNSHEET_CLOCK'] = '2026-11-17T20:10:00+01:00';
  const { app, page } = await launchApp(root, path.join(folder, 'data'));
  delete process.env['RUNSHEET_CLOCK'];
  const found: { readonly until: string; readonly tasks: readonly Pause[] }[] = [];
  let record = await recordTasks(page);
  await playNight(sitDown(app, page, 12), {
    hand: 'typed',
    moment: async (until) => {
      found.push({ until, tasks: await record.end() });
      record = await recordTasks(page);
    },
  });
  await record.end();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    {
      what: `tasks over ${longMs} ms of a processor in a whole cutover`,
      found: summary(found, 'processorMs'),
    },
    { what: `tasks over ${longMs} ms by the clock in a whole cutover`, found: summary(found, 'ms') },
  ];
}

/** How many there were, and at which moments of the night. */
function summary(
  found: readonly { readonly until: string; readonly tasks: readonly Pause[] }[],
  by: keyof Pause,
): string {
  const long = found
    .map(({ until, tasks }) => ({ until, ms: tasks.map((task) => task[by]).filter((ms) => ms > longMs) }))
    .filter(({ ms }) => ms.length > 0);
  const where = long.map(
    ({ until, ms }) => `until ${until} ${ms.map((task) => task.toFixed(0)).join(', ')} ms`,
  );
  return [`${long.flatMap(({ ms }) => ms).length}`, ...where].join('; ');
}
