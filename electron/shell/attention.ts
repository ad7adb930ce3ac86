import { app, type BrowserWindow, type Notification } from 'electron';
import type { Desktop } from '../desktop.ts';
import { showBadge } from './badge.ts';
import { notify } from './notifications.ts';

/**
 * An alarm outside the page: notification, task bar, badge, and the window in front on whatever desktop the person is,
 * without taking the keyboard. Notices that are not urgent come and go beside it and never replace it.
 */
export function attention(window: () => BrowserWindow | null): Pick<Desktop, 'raiseAlarm' | 'endAlarm'> {
  let urgent: Notification | null = null;
  return {
    raiseAlarm: (alarm) => {
      if (!alarm.urgent) {
        notify(alarm, window);
        return;
      }
      urgent?.close();
      urgent = notify(alarm, window);
      showBadge(true, window());
      app.dock?.bounce('critical');
      comeForward(window());
    },
    endAlarm: () => {
      urgent?.close();
      urgent = null;
      const own = window();
      showBadge(false, own);
      own?.flashFrame(false);
      own?.setVisibleOnAllWorkspaces(false);
    },
  };
}

function comeForward(own: BrowserWindow | null): void {
  if (own === null || own.isFocused()) return;
  // On another desktop, or below somebody's full screen, it would not be seen.
  own.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  // Shows a window that is hidden, and gives it no keyboard.
  own.showInactive();
  own.moveTop();
  own.flashFrame(true);
}
