/** Ways to change a signed file, as somebody would who wants it to say something else. */
import { openPdf, type PdfFile } from '#electron/verifying/pdf/open-pdf.ts';
import {
  asItems,
  asNumber,
  asReference,
  type PdfDictionary,
  type PdfValue,
} from '#electron/verifying/pdf/pdf-value.ts';
import { writeValue } from '#electron/verifying/pdf/write-value.ts';
import { pagesOf } from '#electron/verifying/describe-objects.ts';
import { signatureFields } from '#electron/signing/find-field.ts';

export type Body = string | Buffer;

/** The file with one byte changed by `flip` at `at`. */
export function flipped(pdf: Uint8Array, at: number, bit = 1): Uint8Array {
  if (at < 0 || at >= pdf.length) throw new Error(`Nothing to flip at ${at}.`);
  const copy = Uint8Array.from(pdf);
  copy[at] = (copy[at] ?? 0) ^ bit;
  return copy;
}

/** Where `text` first stands from `from` on; throws when it does not. */
export function find(pdf: Uint8Array, text: string, from = 0): number {
  const at = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).indexOf(text, from, 'latin1');
  if (at < 0) throw new Error(`${text} does not stand there.`);
  return at;
}

/** The same bytes but one text replaced by another of the same length. */
export function overwritten(pdf: Uint8Array, from: string, to: string): Uint8Array {
  if (from.length !== to.length) throw new Error('The length would change.');
  const copy = Buffer.from(pdf);
  copy.write(to, find(pdf, from), 'latin1');
  return new Uint8Array(copy);
}

/** Appends an incremental update with these objects, as a program would that knows the format. */
export function updated(
  pdf: Uint8Array,
  objects: readonly (readonly [number, Body])[],
  how: { readonly unlisted?: readonly (readonly [number, Body])[]; readonly trailer?: string } = {},
): Uint8Array {
  const file = openPdf(pdf);
  const parts: Buffer[] = [Buffer.from(pdf)];
  let at = pdf.length;
  const write = (id: number, body: Body): number => {
    const start = at;
    const bytes = Buffer.concat([
      Buffer.from(`${id} 0 obj\n`),
      typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(bytes);
    at += bytes.length;
    return start;
  };
  for (const [id, body] of how.unlisted ?? []) write(id, body);
  const places = objects.map(([id, body]) => [id, write(id, body)] as const);
  const lines = places
    .toSorted(([one], [other]) => one - other)
    .map(([id, offset]) => `${id} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
  const { trailer } = file.newest;
  const size = Math.max(asNumber(trailer.entries.get('Size')) ?? 0, ...objects.map(([id]) => id + 1));
  const kept = ['Root', 'Info', 'ID'].map((key) => `/${key} ${writeValue(trailer.entries.get(key) ?? null)}`);
  parts.push(
    Buffer.from(
      `xref\n${lines.join('')}trailer\n<</Size ${size} ${how.trailer ?? kept.join(' ')} /Prev ${file.sections[0]?.at ?? 0}>>\nstartxref\n${at}\n%%EOF\n`,
      'latin1',
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** A dictionary object's text with some entries replaced; null takes one out. */
export function changedDictionary(
  file: PdfFile,
  id: number,
  entries: Readonly<Record<string, string | null>>,
): string {
  const before = file.newest.dictionary({ kind: 'reference', id, generation: 0 });
  const kept = [...(before?.entries ?? [])].filter(([key]) => !(key in entries));
  const written = kept.map(([key, value]) => `/${key} ${writeValue(value)}`);
  const added = Object.entries(entries).flatMap(([key, value]) =>
    value === null ? [] : [`/${key} ${value}`],
  );
  return `<<${[...written, ...added].join(' ')}>>`;
}

export function streamBody(entries: string, content: string): string {
  return `<<${entries} /Length ${content.length}>>\nstream\n${content}\nendstream`;
}

/** Object numbers that changes aim at. */
export type Targets = {
  readonly file: PdfFile;
  readonly root: number;
  readonly info: number;
  readonly form: number;
  readonly metadata: number;
  readonly structure: number;
  readonly free: number;
  readonly page: (number: number) => number;
  readonly contents: (number: number) => number;
  readonly pageTree: number;
  readonly field: (name: string) => number;
  readonly signature: (name: string) => number;
  readonly look: (name: string) => number;
  readonly attachedFile: (name: string) => number;
};

export function targetsOf(pdf: Uint8Array): Targets {
  const file = openPdf(pdf);
  const { newest } = file;
  const idOf = (value: PdfValue | undefined): number => {
    const id = asReference(value)?.id;
    if (id === undefined) throw new Error('Not a reference.');
    return id;
  };
  const inRoot = (key: string): number => idOf(newest.catalog.entries.get(key));
  const page = (number: number): number => idOf(pagesOf(newest)[number - 1]);
  const fieldOf = (name: string): { readonly id: number; readonly dictionary: PdfDictionary } => {
    const found = signatureFields(newest).find((field) => field.name === name);
    if (found === undefined) throw new Error(`No field ${name}.`);
    return found;
  };
  return {
    file,
    root: idOf(newest.trailer.entries.get('Root')),
    info: idOf(newest.trailer.entries.get('Info')),
    form: inRoot('AcroForm'),
    metadata: inRoot('Metadata'),
    structure: inRoot('StructTreeRoot'),
    free: asNumber(newest.trailer.entries.get('Size')) ?? 0,
    page,
    contents: (number) => idOf(newest.dictionary(reference(page(number)))?.entries.get('Contents')),
    pageTree: inRoot('Pages'),
    field: (name) => fieldOf(name).id,
    signature: (name) => idOf(fieldOf(name).dictionary.entries.get('V')),
    look: (name) => idOf(newest.dictionary(fieldOf(name).dictionary.entries.get('AP'))?.entries.get('N')),
    attachedFile: (name) => {
      const tree = newest.dictionary(
        newest.dictionary(newest.catalog.entries.get('Names'))?.entries.get('EmbeddedFiles'),
      );
      const list = asItems(tree?.entries.get('Names'));
      const index = list.findIndex(
        (key) => key !== null && typeof key === 'object' && key.kind === 'string' && key.bytes === name,
      );
      const specification = newest.dictionary(list[index + 1]);
      return idOf(newest.dictionary(specification?.entries.get('EF'))?.entries.get('F'));
    },
  };
}

export function reference(id: number): PdfValue {
  return { kind: 'reference', id, generation: 0 };
}
