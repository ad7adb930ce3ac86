// Both directions between main-process code and the preload in its isolated world.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { originOf } from './addresses.ts';
import { type CdpSession, quietly } from './cdp.ts';
import { decodeArgs, encodeIpc, type IpcMain, ipcMain } from './ipc-main.ts';
import { say } from './journal.ts';
import { makeDecoder, makeEncoder } from './page/codec.ts';
import { runInMainWorld } from './page/main-world.ts';
import { makeContextBridge } from './page/preload-bridge.ts';
import { type FromPage, makeIpcRenderer, type ToPage } from './page/preload-ipc.ts';
import { runInPreloadWorld } from './page/preload-world.ts';
import { frameOf, type Page } from './page.ts';

const world = 'Electron Isolated Context';
const token = `__${randomBytes(12).toString('hex')}`;

/** Puts both halves of the bridge, and the preload itself if there is one, in front of every document of the page. */
export async function installPreload(page: Page, cdp: CdpSession, preload: string | null): Promise<void> {
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    // `as`: only the preload world holds the binding, and only runInPreloadWorld calls it
    if (name === `${token}toMain`) void receive(page, JSON.parse(payload) as FromPage, executionContextId);
  });
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const data: { frameId?: string } = context.auxData ?? {};
    if (data.frameId !== undefined) page.frameOfContext.set(context.id, data.frameId);
    if (context.name === world && data.frameId === page.mainFrame) page.preloadContext = context.id;
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    page.frameOfContext.delete(executionContextId);
    if (page.preloadContext === executionContextId) page.preloadContext = 0;
  });
  cdp.on('Runtime.executionContextsCleared', () => {
    page.frameOfContext.clear();
    page.preloadContext = 0;
  });
  await cdp.send('Runtime.addBinding', { name: `${token}toMain`, executionContextName: world });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${text(runInMainWorld)})(globalThis, ${partsFor({ makeEncoder, makeDecoder })}, ${JSON.stringify(token)})`,
  });
  if (preload === null) return;
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: world,
    source: preloadScript(preload),
  });
}

/** Hands a message to the preload world; one that comes before there is a document is lost, as in Electron. */
export function postToPage(page: Page, message: ToPage): void {
  postToContext(page, page.preloadContext, message);
}

/** The same for one document's preload world; what comes after the document has gone is lost. */
function postToContext(page: Page, contextId: number, message: ToPage): void {
  if (page.isGone || contextId === 0 || contextId !== page.preloadContext || page.cdp === null) return;
  quietly(
    // As an argument: in the text of a script the page would have to compile a whole sheet.
    page.cdp.send('Runtime.callFunctionOn', {
      executionContextId: contextId,
      functionDeclaration: `function (message) { globalThis[${JSON.stringify(`${token}fromMain`)}](message); }`,
      arguments: [{ value: message }],
    }),
  );
}

function preloadScript(file: string): string {
  const { platform, arch, versions } = process;
  const asSeenInside = {
    platform,
    arch,
    versions,
    env: {},
    argv: [],
    sandboxed: true,
    contextIsolated: true,
    type: 'renderer',
  };
  const setting = JSON.stringify({ token, process: asSeenInside });
  const parts = partsFor({ makeEncoder, makeDecoder, makeContextBridge, makeIpcRenderer });
  const preload = `function (require, module, exports, process) {\n${readFileSync(file, 'utf8')}\n}`;
  return `(${text(runInPreloadWorld)})(globalThis, ${parts}, ${setting}, ${preload})\n//# sourceURL=${file}`;
}

function partsFor(parts: Record<string, (...args: never[]) => unknown>): string {
  return `{ ${Object.entries(parts)
    .map(([name, part]) => `${name}: ${text(part)}`)
    .join(', ')} }`;
}

/** A function's source; Node has already taken its types away. */
function text(source: (...args: never[]) => unknown): string {
  return Function.prototype.toString.call(source);
}

async function receive(page: Page, message: FromPage, contextId: number): Promise<void> {
  if (message.kind === 'preload-error') {
    say(`the preload failed: ${message.text}`);
    page.emit('preload-error', {}, '', new Error(message.text));
    return;
  }
  const frame = frameOf(page, page.frameOfContext.get(contextId));
  const senderFrame = { ...frame, origin: originOf(frame.url) };
  const event = { type: 'frame', sender: page.contents(), senderFrame, frameId: 1, processId: page.id };
  const args = decodeArgs(message.args);
  // A page that was loaded anew counts its questions anew: what the one before it asked is not answered to it.
  const post = (answered: ToPage): void => postToContext(page, contextId, answered);
  if (message.kind === 'send') {
    const reply = (channel: string, ...answer: unknown[]): void =>
      post({ kind: 'message', channel, args: encodeIpc(answer) });
    page.ipc.emit(message.channel, { ...event, reply }, ...args);
    ipcMain.emit(message.channel, { ...event, reply }, ...args);
    return;
  }
  try {
    const result = await answer(page.ipc, message.channel, event, args);
    post({ kind: 'result', id: message.id, isKept: true, text: encodeIpc(result) });
  } catch (problem) {
    say(
      `a handler for '${message.channel}' failed: ${problem instanceof Error ? problem.stack : String(problem)}`,
    );
    post({ kind: 'result', id: message.id, isKept: false, text: String(problem) });
  }
}

function answer(own: IpcMain, channel: string, event: object, args: readonly unknown[]): unknown {
  const handler = own._handlers.get(channel) ?? ipcMain._handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return handler(event, ...args);
}
