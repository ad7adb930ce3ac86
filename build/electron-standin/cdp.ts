import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';

type Commands = Protocol.CommandParameters;
type Results = Protocol.CommandReturnValues;

export type CdpSession = {
  send<M extends keyof Commands>(method: M, params?: Commands[M]): Promise<Results[M]>;
  on<E extends keyof Protocol.Events>(event: E, listener: (params: Protocol.Events[E]) => void): void;
};

export type CdpConnection = CdpSession & {
  /** A page's or worker's own channel, by the id `Target.attachedToTarget` gave. */
  session(sessionId: string): CdpSession;
  isClosed(): boolean;
  /** Answers every open question with a failure; the browser has gone. */
  close(): void;
};

type Pending = { readonly method: string; resolve(result: unknown): void; reject(problem: Error): void };
type Message = {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

/** Speaks the DevTools protocol over file descriptors 3 and 4 of a Chromium started with --remote-debugging-pipe. */
export function connectOverPipe(browser: ChildProcess): CdpConnection {
  // `as`: descriptors 3 and 4 were opened as pipes by the caller, in these directions.
  const toBrowser = browser.stdio[3] as Writable;
  const fromBrowser = browser.stdio[4] as Readable;
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, EventEmitter>();
  let lastId = 0;
  let closed = false;

  function channel(sessionId: string): CdpSession {
    const events = listeners.get(sessionId) ?? new EventEmitter();
    events.setMaxListeners(0);
    listeners.set(sessionId, events);
    return {
      send(method, params) {
        if (closed) return Promise.reject(new Error(`${method}: the browser has closed`));
        const id = (lastId += 1);
        toBrowser.write(
          `${JSON.stringify({ id, method, params: params ?? {}, sessionId: sessionId || undefined })}\0`,
        );
        return new Promise((resolve, reject) => {
          // `as`: the browser answers a method with that method's result.
          pending.set(id, { method, reject, resolve: resolve as (result: unknown) => void });
        });
      },
      on(event, listener) {
        events.on(event, listener);
      },
    };
  }

  function receive(message: Message): void {
    if (message.id === undefined) {
      if (message.method !== undefined)
        listeners.get(message.sessionId ?? '')?.emit(message.method, message.params);
      return;
    }
    const question = pending.get(message.id);
    pending.delete(message.id);
    if (message.error) question?.reject(new Error(`${question.method}: ${message.error.message}`));
    else question?.resolve(message.result);
  }

  toBrowser.on('error', () => close()); // a killed browser breaks the pipe before its exit is reported
  let rest = '';
  fromBrowser.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) receive(JSON.parse(part) as Message); // `as`: Chromium's own framing
  });

  function close(): void {
    closed = true;
    for (const question of pending.values())
      question.reject(new Error(`${question.method}: the browser has closed`));
    pending.clear();
  }

  return { ...channel(''), session: channel, isClosed: () => closed, close };
}

/** For requests to a page that may be gone by the time they arrive: that they fail then is no news. */
export function quietly(request: Promise<unknown>): void {
  request.catch(() => undefined);
}
