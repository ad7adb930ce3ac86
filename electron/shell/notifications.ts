import { Notification, type BrowserWindow } from 'electron';

/** Shows a system notification; a click brings the window up. The window shows the same, as systems may drop it. */
export function notify(
  alarm: { readonly title: string; readonly body: string; readonly urgent: boolean },
  window: () => BrowserWindow | null,
): Notification | null {
  if (!Notification.isSupported()) return null;
  const notification = new Notification({
    title: alarm.title,
    body: alarm.body,
    silent: true, // the window sounds itself, at the volume chosen there
    urgency: alarm.urgent ? 'critical' : 'normal',
    timeoutType: alarm.urgent ? 'never' : 'default',
  });
  notification.on('click', () => window()?.focus());
  notification.show();
  return notification;
}
