import type { DesktopChannel } from '#shared/ipc/desktop-channels.ts';

/** Where a message came from, as far as it matters for trusting it. */
export type Sender = {
  /** Address of the frame that sent it. */
  readonly url: string;
  readonly isMainFrame: boolean;
  /** The frame belongs to a window this app opened. */
  readonly isOwnWindow: boolean;
  /** That window is the wall view, which only looks. */
  readonly isWall: boolean;
};

export const appScheme = 'app';
export const appHost = 'runsheet';
export const appAddress = `${appScheme}://${appHost}/index.html`;
export const wallAddress = `${appScheme}://${appHost}/wall.html`;

/** Only the main frame of our own window, showing our own page, may ask for anything. */
export function isTrustedSender(sender: Sender): boolean {
  return sender.isMainFrame && sender.isOwnWindow && isAppAddress(sender.url);
}

/** Everything the wall view may ask: which run it shows, and the time. It can change nothing. */
const wallChannels: readonly DesktopChannel[] = ['readWall', 'readClock'];

export function mayAsk(sender: Sender, channel: DesktopChannel): boolean {
  return isTrustedSender(sender) && (!sender.isWall || wallChannels.includes(channel));
}

/** `origin` of a non-special scheme is "null" in Node, so protocol and host are compared one by one. */
export function isAppAddress(url: string): boolean {
  const parsed = URL.parse(url);
  return (
    parsed !== null &&
    parsed.protocol === `${appScheme}:` &&
    parsed.host === appHost &&
    parsed.username === '' &&
    parsed.password === ''
  );
}
