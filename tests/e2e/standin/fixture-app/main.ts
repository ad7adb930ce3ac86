import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, protocol, session, shell } from 'electron';

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self'";
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

const userData = process.env['RUNSHEET_USER_DATA'];
if (userData !== undefined) app.setPath('userData', userData);
app.enableSandbox();
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

if (app.requestSingleInstanceLock()) await run();
else app.quit();

async function run(): Promise<void> {
  ipcMain.handle('echo', (_event, value: unknown) => value);
  ipcMain.handle('fail', () => {
    throw new TypeError('told to fail');
  });
  ipcMain.handle('save', async (_event, text: string) => {
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: 'fixture.txt' });
    if (canceled) return null;
    await writeFile(filePath, text);
    return filePath;
  });
  ipcMain.on('tell', (event, value: unknown) => event.reply('told', value));
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
  // Not awaited: Electron is ready only after this script has been evaluated.
  void app.whenReady().then(openWindow);
}

async function openWindow(): Promise<void> {
  protocol.handle('app', answer);
  const ses = session.defaultSession;
  ses.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !details.url.startsWith('app:') }),
  );
  ses.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  ses.setPermissionCheckHandler(() => false);
  ses.setDevicePermissionHandler(() => false);
  ses.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  const window = new BrowserWindow({
    webPreferences: { preload: path.join(import.meta.dirname, 'preload.cjs'), spellcheck: false },
  });
  app.on('second-instance', (_event, argv) => window.webContents.send('told', argv.at(-1)));
  await window.loadURL('app://fixture/index.html');
}

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/away')
    return new Response(null, { status: 302, headers: { location: 'https://example.invalid/' } });
  const headers = {
    'content-type': types[path.extname(pathname)] ?? 'text/plain',
    'content-security-policy': policy,
  };
  return new Response(await readFile(path.join(import.meta.dirname, path.basename(pathname))), { headers });
}
