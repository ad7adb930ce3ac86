import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { answerHeaders, appFileFor, madeSheetFor, type AppFolders } from '../app-files.ts';
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

/** Serves the renderer's files, the sheet's fonts and the sheets that `madeSheet` has, and nothing else. */
export function serveApp(
  folders: AppFolders,
  madeSheet: (sheetId: string) => Uint8Array<ArrayBuffer> | null,
): void {
  protocol.handle(appScheme, async (request) => {
    const sheetId = madeSheetFor(request);
    if (sheetId !== null) {
      const sheet = madeSheet(sheetId);
      return sheet === null ? notFound() : new Response(sheet, { headers: answerHeaders('application/pdf') });
    }
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
