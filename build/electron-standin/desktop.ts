// The desktop around the app, as far as it can only be written down or is driven by a test.
import { EventEmitter } from 'node:events';
import type { Display, NotificationConstructorOptions } from 'electron';
import { createEvent } from './event.ts';
import { record } from './journal.ts';
import { strict } from './strict.ts';

/** Shown notifications are in the journal; a test makes one be clicked with `notification.emit('click')`. */
export class Notification extends EventEmitter {
  static isSupported = (): boolean => true;
  title: string;
  body: string;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {
    record('Notification.show', { title: this.title, body: this.body });
    queueMicrotask(() => this.emit('show', createEvent({})));
  }

  close(): void {
    this.emit('close', createEvent({}));
  }
}

const blockers = new Set<number>();
let lastBlocker = 0;

export const powerSaveBlocker = strict('powerSaveBlocker', {
  start(type: string): number {
    lastBlocker += 1;
    blockers.add(lastBlocker);
    record('powerSaveBlocker.start', type);
    return lastBlocker;
  },
  stop(id: number): boolean {
    record('powerSaveBlocker.stop', id);
    return blockers.delete(id);
  },
  isStarted: (id: number): boolean => blockers.has(id),
});

/** A test sends the machine to sleep with `powerMonitor.emit('suspend')` and wakes it with `'resume'`. */
export const powerMonitor = strict(
  'powerMonitor',
  Object.assign(new EventEmitter(), {
    onBatteryPower: false,
    isOnBatteryPower: (): boolean => false,
    getSystemIdleTime: (): number => 0,
    getSystemIdleState: (): 'active' => 'active',
  }),
);

export const shell = strict('shell', {
  openExternal(url: string): Promise<void> {
    record('shell.openExternal', url);
    return Promise.resolve();
  },
  openPath(file: string): Promise<string> {
    record('shell.openPath', file);
    return Promise.resolve('');
  },
  showItemInFolder: (file: string): void => record('shell.showItemInFolder', file),
  beep: (): void => record('shell.beep'),
});

let clip = '';

/** Its own, in memory: a test must not read or overwrite what a person has copied. */
export const clipboard = strict('clipboard', {
  readText: (): Promise<string> => Promise.resolve(clip),
  writeText(text: string): Promise<void> {
    clip = text;
    record('clipboard.writeText', text);
    return Promise.resolve();
  },
  clear(): void {
    clip = '';
  },
});

const area = { x: 0, y: 0, width: 1920, height: 1080 };
// `as`: the members a window's place is worked out from; the rest of a Display describes hardware.
const display = {
  id: 1,
  bounds: area,
  workArea: area,
  workAreaSize: area,
  size: area,
  scaleFactor: 1,
} as unknown as Display;

export const screen = strict(
  'screen',
  Object.assign(new EventEmitter(), {
    getPrimaryDisplay: (): Display => display,
    getAllDisplays: (): Display[] => [display],
    getDisplayMatching: (): Display => display,
    getDisplayNearestPoint: (): Display => display,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  }),
);
