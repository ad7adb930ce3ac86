/** What no page may do, whatever is in it: leave, open windows, get permissions, reach the network. */
import { app, session, type WebContents } from 'electron';
import { mayLoad } from '../navigation-policy.ts';

/** Switches; must run before the app is ready. */
export function lockProcess(): void {
  app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  // The alarm must sound without a click before it.
  app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

/** The session; must run when the app is ready and before a window opens. */
export function lockSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  defaultSession.setSpellCheckerEnabled(false);
  defaultSession.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !mayLoad(details.url, !app.isPackaged) }),
  );
  defaultSession.on('will-download', (event) => event.preventDefault());
}

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
