import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import type { FileLayer } from '../ledger/file-layer.ts';

const partBytes = 256 * 1024;

/**
 * An open file as the zip library reads it. A class because the library asks for one. The caller closes the file.
 */
export class FileReader extends RandomAccessReader {
  readonly #files: FileLayer;
  readonly #file: number;
  /** What the disk said when reading failed, to tell a failing disk from a bad file. */
  failure: Error | null = null;

  constructor(files: FileLayer, file: number) {
    super();
    this.#files = files;
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#parts(start, end), { objectMode: false });
  }

  *#parts(start: number, end: number): Generator<Uint8Array> {
    for (let position = start; position < end;) {
      const part = this.#read(position, Math.min(partBytes, end - position));
      if (part.byteLength === 0) return;
      yield part;
      position += part.byteLength;
    }
  }

  #read(position: number, length: number): Uint8Array {
    try {
      return this.#files.readAt(this.#file, position, length);
    } catch (thrown) {
      this.failure = thrown instanceof Error ? thrown : new Error(String(thrown));
      throw thrown;
    }
  }
}
