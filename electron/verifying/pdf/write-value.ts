import { pdfName } from '../../sheet/pdf-text.ts';
import type { PdfValue } from './pdf-value.ts';

/** A value as it is written into a file; reading it again gives the same value. */
export function writeValue(value: PdfValue): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'boolean') return String(value);
  switch (value.kind) {
    case 'name':
      return /^[\x21-\x7e]*$/.test(value.name) ? pdfName(value.name) : rawName(value.name);
    case 'string':
      return writeString(value.bytes);
    case 'reference':
      return `${value.id} ${value.generation} R`;
    case 'array':
      return `[${value.items.map(writeValue).join(' ')}]`;
    case 'dictionary':
      return `<<${[...value.entries].map(([key, item]) => `${writeValue({ kind: 'name', name: key })} ${writeValue(item)}`).join(' ')}>>`;
    case 'keyword':
      return value.word;
  }
}

/** Never in the form `1e-7`, which PDF does not know. */
function writeNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(5).replace(/\.?0+$/, '');
}

function writeString(bytes: string): string {
  if (/^[\x20-\x7e]*$/.test(bytes)) return `(${bytes.replace(/[\\()]/g, '\\$&')})`;
  return `<${Buffer.from(bytes, 'latin1').toString('hex').toUpperCase()}>`;
}

/** Names hold bytes, not characters. */
function rawName(name: string): string {
  const written = Array.from(name, (letter) =>
    /[A-Za-z0-9.-]/.test(letter) ? letter : `#${letter.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `/${written.join('')}`;
}
