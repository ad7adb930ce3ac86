import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { answerHeaders, appFileFor, type AppFolders } from '../app-files.ts';
import { appScheme } from '../ipc/trusted-sender.ts';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the renderer's files and the sheet's fonts, and nothing else. */
export function serveApp(folders: AppFolders): void {
  protocol.handle(appScheme, async (request) => {
    const file = appFileFor(folders, request);
    if (file === null) return notFound();
    try {
      return new Response(new Uint8Array(await readFile(file.path)), { headers: answerHeaders(file.type) });
    } catch {
      return notFound();
    }
  });
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: answerHeaders('text/plain; charset=utf-8') });
}
