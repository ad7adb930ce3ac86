/** Start-up, as a list. What each line does is in the file it names. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from 'zod';
import { clockFromEnvironment } from './clock.ts';
import { exposeSimulatedClock } from './expose-simulated-clock.ts';
import { archiveWorker } from './archive/start-archive-worker.ts';
import { makeHandlers } from './ipc/handlers.ts';
import { makeRouter } from './ipc/router.ts';
import { nodeFiles } from './ledger/file-layer.ts';
import { dataFolder } from './data-folder.ts';
import { mirrorWorker } from './mirror/start-mirror-worker.ts';
import { takeDataLock } from './one-writer/data-lock.ts';
import { readOnlyFiles } from './one-writer/read-only-files.ts';
import { makeWriter } from './one-writer/writer.ts';
import { openLog } from './log.ts';
import { openRunIndex } from './run-index/run-index.ts';
import { openServices, type Services } from './services.ts';
import { makeChecklistReader } from './reading/checklist-reader.ts';
import { makeSheetService } from './sheet/sheet-service.ts';
import {
  appRoot,
  chooseDataRoot,
  isFirstInstance,
  leave,
  onEnd,
  whenReady,
  takeThrowawayProfile,
} from './shell/app-life.ts';
import { setAppMenu } from './shell/app-menu.ts';
import { registerAppScheme, serveApp } from './shell/app-protocol.ts';
import { bringToFront, openAppWindow } from './shell/app-window.ts';
import { guardAgainstCrash } from './shell/crash-guard.ts';
import { appIdentity, electronDesktop } from './shell/electron-desktop.ts';
import { connectRouter, tellWindows } from './shell/ipc-main.ts';
import { lockProcess, lockSession } from './shell/lockdown.ts';
import { onWake } from './shell/power.ts';
import { closeWallWindow } from './shell/wall-window.ts';
import { keptWindowState } from './window-state.ts';

config({ jitless: true });
const dataRoot = chooseDataRoot(process.env);
const clock = clockFromEnvironment(process.env);
const lock = takeDataLock(dataRoot);
if (lock.kind === 'theirs' && !lock.isHere) takeThrowawayProfile();
let lostWriting = (): void => undefined;
const writer = makeWriter(lock, { read: clock.read, lost: () => lostWriting() });
const log = openLog(join(dataRoot, 'logs'), () => clock.read().wall);
guardAgainstCrash(log);
registerAppScheme();
lockProcess();
let window: ReturnType<typeof openAppWindow> | null = null;
if (isFirstInstance(() => bringToFront(window))) void whenReady().then(start);
else leave();

function start(): void {
  lockSession();
  exposeSimulatedClock(clock);
  const dist = join(appRoot(), 'dist');
  const preload = join(dist, 'preload/preload.cjs');
  const services = openServices({
    dataRoot,
    clock,
    log,
    files: writer.other() === null ? nodeFiles : readOnlyFiles(nodeFiles),
    writer,
    mirrorWork: mirrorWorker(join(dist, 'main/mirror-worker.js')),
    identity: appIdentity(),
    desktop: electronDesktop(() => window, preload, clock.read),
    shippedChecklist: readFileSync(join(appRoot(), 'shared/checklist/shipped/xianfeast-production.md')),
    checklistReader: makeChecklistReader(join(dist, 'main/checklist-worker.js')),
    sheetService: makeSheetService({
      workerFile: join(dist, 'main/sheet-worker.js'),
      assetsFolder: existsSync(join(dist, 'main/assets')) ? join(dist, 'main/assets') : null,
    }),
    runIndex: openRunIndex(join(dist, 'main/index-worker.js'), {
      path: writer.other() === null ? dataFolder(dataRoot).runIndex : ':memory:',
      runsFolder: dataFolder(dataRoot).runs,
    }),
    writeArchive: archiveWorker(join(dist, 'main/archive-worker.js')),
  });
  lostWriting = () => tellWindows({ kind: 'custody', custody: services.custody() });
  serveApp({ pages: join(dist, 'renderer'), fonts: join(dist, 'main/assets') }, services.sheets.bytesOf);
  const router = makeRouter(makeHandlers(services), log, services.readyFor);
  connectRouter((channel, sender, input) => {
    services.laterChecks.rest();
    return router(channel, sender, input);
  });
  setAppMenu(tellWindows);
  openWindow(services, preload);
  keepWatch(services);
  log(`started ${services.identity.version} on ${services.identity.host}`);
}

function openWindow(services: Services, preload: string): void {
  const state = keptWindowState(services.files, services.folder.windowState);
  const settings = services.settings.current;
  window = openAppWindow({
    preload,
    state: state.last,
    settings,
    now: clock.read,
    keepState: state.keep,
    crashed: services.pageCrashes.note,
  });
  window.on('closed', () => {
    window = null;
    closeWallWindow();
  });
}

/** What goes on beside the windows until the end. */
function keepWatch(services: Services): void {
  const { watch, shelf, laterChecks, backups, mirror, sources, remindOfFollowUps } = services;
  const { settings, desktop } = services;
  if (writer.other() !== null) return;
  sources.begin();
  // A window that never compares its copy must not keep breaches from tripping.
  setTimeout(watch.begin, 20_000);
  // The start is over by then, and the copy compared.
  const checks = setTimeout(laterChecks.begin, 10_000);
  const ticks = setInterval(watch.look, 1000);
  const slowTicks = setInterval(() => {
    backups.look();
    if (settings.current().theme === 'by-time') desktop.applySettings(settings.current());
  }, 60_000);
  const reminders = setInterval(remindOfFollowUps, 60_000);
  const beats = setInterval(() => {
    writer.beat();
    mirror.look();
    void sources.look();
  }, 5000);
  onWake(watch.look);
  onEnd(() => {
    clearInterval(ticks);
    clearTimeout(checks);
    laterChecks.end();
    clearInterval(slowTicks);
    clearInterval(reminders);
    clearInterval(beats);
    sources.end();
    watch.end();
    shelf.keepHeads();
    writer.release();
  });
}
