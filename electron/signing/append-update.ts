import { createHash } from 'node:crypto';
import type { PdfFile } from '../verifying/pdf/open-pdf.ts';
import { asItems, asNumber, asString } from '../verifying/pdf/pdf-value.ts';
import { writeValue } from '../verifying/pdf/write-value.ts';
import type { PdfValue } from '../verifying/pdf/pdf-value.ts';

/** An object of an update: `body` is everything between `n 0 obj` and `endobj`. */
export type NewObject = { readonly id: number; readonly body: Buffer };

export type Update = {
  readonly objects: readonly NewObject[];
  /** One more than the largest number in use. */
  readonly size: number;
};

/**
 * Appends objects as one incremental update; every byte of the file stays. The update refers to the one before in
 * that one's own form (table or stream). Returns the new file and where each object begins.
 */
export function appendUpdate(
  file: PdfFile,
  update: Update,
): { readonly bytes: Buffer; readonly offsets: ReadonlyMap<number, number> } {
  const form = file.sections[0]?.form ?? 'table';
  const objects = update.objects.toSorted((one, other) => one.id - other.id);
  const parts: Buffer[] = [file.bytes];
  const offsets = new Map<number, number>();
  let at = file.bytes.length;
  const push = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  if (file.bytes.at(-1) !== 10) push(Buffer.from('\n'));
  for (const { id, body } of objects) {
    offsets.set(id, at);
    push(Buffer.concat([Buffer.from(`${id} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  }
  push(
    form === 'table' ? endInTable(file, update, { offsets, at }) : endInStream(file, update, { offsets, at }),
  );
  return { bytes: Buffer.concat(parts), offsets };
}

type Ending = { readonly offsets: ReadonlyMap<number, number>; readonly at: number };

function endInTable(file: PdfFile, update: Update, { offsets, at }: Ending): Buffer {
  const lines = rangesOf([...offsets.keys()]).flatMap(({ first, count }) => [
    `${first} ${count}`,
    ...Array.from({ length: count }, (_, index) => {
      const offset = offsets.get(first + index) ?? 0;
      return `${String(offset).padStart(10, '0')} 00000 n `;
    }),
  ]);
  const trailer = `<<${trailerEntries(file, update.size, at)}>>`;
  return Buffer.from(`xref\n${lines.join('\n')}\ntrailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`, 'latin1');
}

function endInStream(file: PdfFile, update: Update, { offsets, at }: Ending): Buffer {
  const own = update.size;
  const all = new Map([...offsets, [own, at]]);
  const ranges = rangesOf([...all.keys()]);
  const rows = ranges.flatMap(({ first, count }) =>
    Array.from({ length: count }, (_, index) => {
      const row = Buffer.alloc(7);
      row.writeUInt8(1, 0);
      row.writeUInt32BE(all.get(first + index) ?? 0, 1);
      return row;
    }),
  );
  const data = Buffer.concat(rows);
  const index = ranges.map(({ first, count }) => `${first} ${count}`).join(' ');
  const head = `${own} 0 obj\n<</Type /XRef /W [1 4 2] /Index [${index}] /Length ${data.length} ${trailerEntries(file, own + 1, at)}>>\nstream\n`;
  const tail = `\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from(tail, 'latin1')]);
}

function trailerEntries(file: PdfFile, size: number, at: number): string {
  const { entries } = file.newest.trailer;
  const kept = (key: string): string => {
    const value: PdfValue | undefined = entries.get(key);
    return value === undefined ? '' : ` /${key} ${writeValue(value)}`;
  };
  const first = asString(asItems(file.newest.resolve(entries.get('ID')))[0])?.bytes ?? '';
  const permanent = Buffer.from(first, 'latin1');
  const changing = createHash('sha256').update(permanent).update(`${at}`).digest('hex').slice(0, 32);
  const id = `/ID [<${permanent.toString('hex').toUpperCase()}> <${changing.toUpperCase()}>]`;
  return `/Size ${size}${kept('Root')}${kept('Info')} ${id} /Prev ${file.sections[0]?.at ?? 0}`;
}

/** The first number no object has; also behind what a damaged /Size would hide. */
export function firstFreeId(file: PdfFile): number {
  const largest = file.sections.reduce(
    (most, section) => [...section.entries.keys()].reduce((one, other) => Math.max(one, other), most),
    0,
  );
  return Math.max(largest + 1, asNumber(file.newest.trailer.entries.get('Size')) ?? 0);
}

function rangesOf(ids: readonly number[]): readonly { readonly first: number; readonly count: number }[] {
  const ranges: { first: number; count: number }[] = [];
  for (const id of ids.toSorted((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && last.first + last.count === id) last.count++;
    else ranges.push({ first: id, count: 1 });
  }
  return ranges;
}
