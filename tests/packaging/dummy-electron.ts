/** An Electron distribution in name only: the files electron-builder looks for, and an executable that carries a fuse wire. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Marks the fuse wire inside Electron's executable: sentinel, version, length, one byte a fuse. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fusesAsShipped = '101100011';

/** Writes the distribution for Linux into `folder`, which must exist. */
export function writeDummyElectron(folder: string, version: string): void {
  const wire = Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([1, fusesAsShipped.length]),
    Buffer.from(fusesAsShipped),
  ]);
  const padding = Buffer.alloc(4096);
  const executable = Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), padding, wire, padding]);
  writeFileSync(path.join(folder, 'electron'), executable, { mode: 0o755 });
  for (const helper of ['chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(path.join(folder, helper), '', { mode: 0o755 });
  }
  const data = [
    'LICENSE',
    'LICENSES.chromium.html',
    'resources.pak',
    'icudtl.dat',
    'v8_context_snapshot.bin',
  ];
  for (const name of [...data, 'snapshot_blob.bin', 'chrome_100_percent.pak', 'chrome_200_percent.pak']) {
    writeFileSync(path.join(folder, name), 'stand-in');
  }
  writeFileSync(path.join(folder, 'version'), version);
  mkdirSync(path.join(folder, 'resources'));
  mkdirSync(path.join(folder, 'locales'));
  for (const language of ['en-US', 'en-GB', 'de', 'fr']) {
    writeFileSync(path.join(folder, 'locales', `${language}.pak`), 'stand-in');
  }
}
