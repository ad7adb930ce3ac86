import { app, type BrowserWindow, type Notification } from 'electron';
import type { Desktop } from '../desktop.ts';
import { notify } from './notifications.ts';

/** An alarm outside the page: notification, task bar, badge, and the window in front without taking the keyboard. */
export function attention(window: () => BrowserWindow | null): Pick<Desktop, 'raiseAlarm' | 'endAlarm'> {
  let shown: Notification | null = null;
  return {
    raiseAlarm: (alarm) => {
      shown?.close();
      shown = notify(alarm, window);
      if (!alarm.urgent) return;
      app.setBadgeCount(1);
      const own = window();
      if (own === null || own.isFocused()) return;
      own.showInactive();
      own.moveTop();
      own.flashFrame(true);
    },
    endAlarm: () => {
      shown?.close();
      shown = null;
      app.setBadgeCount(0);
      window()?.flashFrame(false);
    },
  };
}
