// The least an Electron app can be: one window with one word. The floor that start-up is held against.
import { app, BrowserWindow, protocol } from 'electron';

const page = '<!doctype html><title>Empty</title><h1>Runs</h1>';
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.on('ready', () => {
  protocol.handle('app', () => new Response(page, { headers: { 'content-type': 'text/html' } }));
  void new BrowserWindow({ width: 1440, height: 900 }).loadURL('app://empty/index.html');
});
