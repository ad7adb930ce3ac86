import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { answerHeaders, appFileFor } from '../app-files.ts';
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

/** Serves the renderer's files from `root`, and nothing else. */
export function serveApp(root: string): void {
  protocol.handle(appScheme, async (request) => {
    const file = appFileFor(root, request);
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
