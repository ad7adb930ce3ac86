import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { DesktopTidings } from '#shared/ipc/desktop-contract.ts';

type MenuCommand = Extract<DesktopTidings, { kind: 'menu' }>['command'];

/** A small menu; each of its commands is also in the window, so nothing depends on it. */
export function setAppMenu(tell: (tidings: DesktopTidings) => void): void {
  const command = (label: string, name: MenuCommand): MenuItemConstructorOptions => ({
    label,
    click: () => tell({ kind: 'menu', command: name }),
  });
  const ownMenu: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const developerMenu: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ label: 'Development', submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }] }];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...ownMenu,
      {
        label: 'Runsheet',
        submenu: [
          command('New run…', 'new-run'),
          command('Import checklist…', 'import'),
          { type: 'separator' },
          command('Wall view', 'wall'),
          { role: 'togglefullscreen' },
          { type: 'separator' },
          command('Settings…', 'settings'),
          command('Command palette…', 'palette'),
          { type: 'separator' },
          command('About Runsheet', 'about'),
          { role: 'quit' },
        ],
      },
      { role: 'editMenu' },
      ...developerMenu,
    ]),
  );
}
