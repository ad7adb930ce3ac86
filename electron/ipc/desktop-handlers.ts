import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

/** The desktop around the window: alarm, title, sleep, clipboard, file manager. */
export function desktopHandlers({
  desktop,
  wall,
}: Services): Pick<
  DesktopHandlers,
  | 'raiseAlarm'
  | 'endAlarm'
  | 'setWindowTitle'
  | 'keepAwake'
  | 'copyText'
  | 'showInFolder'
  | 'openWall'
  | 'readWall'
> {
  return {
    raiseAlarm: (alarm) => {
      desktop.raiseAlarm(alarm);
      return null;
    },
    endAlarm: () => {
      desktop.endAlarm();
      return null;
    },
    setWindowTitle: ({ title }) => {
      desktop.setTitle(title);
      return null;
    },
    keepAwake: ({ on }) => {
      return { isAgreed: desktop.keepAwake(on) };
    },
    copyText: async ({ text }) => {
      await desktop.copyText(text);
      return null;
    },
    showInFolder: ({ path }) => {
      desktop.showInFolder(path);
      return null;
    },
    openWall: ({ runId }) => {
      wall.open(runId);
      return null;
    },
    readWall: () => wall.read(),
  };
}
