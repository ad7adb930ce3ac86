/** Everything behind the windows, on a folder of its own, with a clock that a test moves and a desktop that remembers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { laptopClock, type Clock } from '#electron/clock.ts';
import { makeHandlers } from '#electron/ipc/handlers.ts';
import type { DesktopHandlers } from '#electron/ipc/router.ts';
import type { FileLayer } from '#electron/ledger/file-layer.ts';
import type { MirrorWork } from '#electron/mirror/mirror-run.ts';
import type { Writer } from '#electron/one-writer/writer.ts';
import type { ChecklistReader } from '#electron/reading/checklist-reader.ts';
import { openServices, type Services } from '#electron/services.ts';
import type { RunIndex } from '#electron/run-index/run-index.ts';
import type { SheetService } from '#electron/sheet/sheet-service.ts';
import { firstInstant, smallMarkdown } from './ledgers.ts';
import { noRunIndex } from './run-indexes.ts';
import { quickFiles } from './quick-files.ts';
import { sheetServiceOf } from './sheet-services.ts';
import { newRun, testDesktop, type TestDesktop } from './window-side.ts';

export { newRun };

export type HandClock = Clock & {
  /** Moves each reading by its own amount, in milliseconds. */
  readonly move: (by: {
    readonly wall?: number;
    readonly monotonic?: number;
    readonly boot?: number;
  }) => void;
  /** All of them together: time passes. */
  readonly pass: (ms: number) => void;
};

export function handClock(startAt = firstInstant): HandClock {
  const time = { wall: startAt, monotonic: 1000, boot: 5_000_000 };
  const move: HandClock['move'] = (by) => {
    time.wall += by.wall ?? 0;
    time.monotonic += by.monotonic ?? 0;
    time.boot += by.boot ?? 0;
  };
  const clock = laptopClock({
    wall: () => time.wall,
    monotonic: () => time.monotonic,
    uptime: () => time.boot / 1000,
  });
  return { ...clock, move, pass: (ms) => move({ wall: ms, monotonic: ms, boot: ms }) };
}

export type TestApp = Services & {
  readonly handlers: DesktopHandlers;
  readonly desktop: TestDesktop;
  readonly clock: HandClock;
};

export type TestAppOptions = {
  readonly mirrorWork?: MirrorWork;
  readonly writer?: Writer;
  readonly root?: string;
  readonly files?: FileLayer;
  readonly clock?: HandClock;
  readonly sheetService?: SheetService;
  readonly runIndex?: RunIndex;
  readonly checklistReader?: ChecklistReader;
};

/** A start of the app. Calling it again with the same root is the next start. */
export function startTestApp(options: TestAppOptions = {}): TestApp {
  return openTestApp({ ...options, root: options.root ?? temporaryFolder() });
}

/** The same outside a test, on a folder that is not removed. */
export function openTestApp(options: TestAppOptions & { readonly root: string }): TestApp {
  const desktop = testDesktop();
  const clock = options.clock ?? handClock();
  const services = openServices({
    dataRoot: options.root,
    shippedChecklist: Buffer.from(smallMarkdown),
    clock,
    files: options.files ?? quickFiles,
    identity: { version: '0.1.0', host: 'a test', platform: 'linux' },
    desktop,
    sheetService: options.sheetService ?? sheetServiceOf(),
    runIndex: options.runIndex ?? noRunIndex,
    log: () => undefined,
    ...(options.mirrorWork !== undefined && { mirrorWork: options.mirrorWork }),
    ...(options.checklistReader !== undefined && { checklistReader: options.checklistReader }),
    ...(options.writer !== undefined && { writer: options.writer }),
    signerCost: { n: 16, r: 8, p: 1 },
  });
  return { ...services, desktop, clock, handlers: makeHandlers(services) };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runsheet-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Creates a run and returns its id; throws when it is refused. */
export function createRun(app: TestApp, markdown?: string): string {
  const created = app.recorder.createRun(newRun(markdown));
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  return created.value.runId;
}
