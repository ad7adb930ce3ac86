// One socket file per data folder: whoever listens on it is the first instance, whoever can connect is a later one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

export type LaterStart = { readonly argv: readonly string[]; readonly cwd: string; readonly data: unknown };

export type InstanceLock = { release(): void };

// Electron answers at once, Node connects only later; so a short-lived process asks the owner.
const askOwner = `const s = require('node:net').connect(process.argv[1], () => s.end(process.argv[2]));
s.on('error', () => process.exit(3)); s.on('close', () => process.exit(0));`;

/** Null when another process holds `dataFolder`; it has then been told of this start. A dead owner's lock is taken over. */
export function takeInstanceLock(
  dataFolder: string,
  start: LaterStart,
  onLaterStart: (start: LaterStart) => void,
): InstanceLock | null {
  const digest = createHash('sha256').update(path.resolve(dataFolder)).digest('hex').slice(0, 20);
  const socket = path.join(os.tmpdir(), `electron-standin-${digest}.sock`);
  if (existsSync(socket)) {
    const asked = spawnSync(process.execPath, ['-e', askOwner, socket, JSON.stringify(start)], {
      timeout: 5000,
    });
    if (asked.status === 0) return null;
    rmSync(socket, { force: true });
  }
  const server = net.createServer((connection) => receive(connection, onLaterStart)).listen(socket);
  server.unref();
  return {
    release() {
      server.close();
      rmSync(socket, { force: true });
    },
  };
}

function receive(connection: net.Socket, onLaterStart: (start: LaterStart) => void): void {
  let text = '';
  connection.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  connection.on('error', () => connection.destroy());
  connection.on('end', () => {
    connection.end();
    if (text !== '') onLaterStart(JSON.parse(text) as LaterStart); // `as`: written by takeInstanceLock
  });
}
