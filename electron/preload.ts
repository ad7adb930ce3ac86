/** The bridge: one method per channel and one listener, nothing else. Types only: no schema and no logic in here. */
import { contextBridge, ipcRenderer } from 'electron';
import { desktopChannels, tidingsChannel } from '#shared/ipc/desktop-channels.ts';
import type { DesktopApi, DesktopTidings } from '#shared/ipc/desktop-contract.ts';

const methods = Object.fromEntries(
  desktopChannels.map((channel) => [
    channel,
    (input: unknown): Promise<unknown> => ipcRenderer.invoke(channel, input),
  ]),
);

const onTidings: DesktopApi['onTidings'] = (listener) => {
  const pass = (_event: unknown, tidings: DesktopTidings) => listener(tidings);
  ipcRenderer.on(tidingsChannel, pass);
  return () => void ipcRenderer.off(tidingsChannel, pass);
};

// `as`: a method for each channel of the list stands in there; main answers with what the contract promises.
contextBridge.exposeInMainWorld('desktop', { ...methods, onTidings } as unknown as DesktopApi);
