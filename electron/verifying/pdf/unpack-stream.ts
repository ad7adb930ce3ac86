import { inflateSync } from 'node:zlib';
import { pdfTrouble } from './pdf-trouble.ts';
import { asDictionary, asItems, asNumber, nameOf, type PdfDictionary, type PdfValue } from './pdf-value.ts';

/** How many bytes may still come out of packed streams; one budget for a whole file stops a bomb of many parts. */
export type UnpackBudget = { left: number };

const mostPerStream = 64 * 1024 * 1024;
export const mostPerFile = 160 * 1024 * 1024;

/** Unpacks a stream's bytes: deflate with PNG predictors, or nothing. Other filters are `Unsupported`. */
export function unpackStream(
  packed: Buffer,
  dictionary: PdfDictionary,
  tools: { readonly budget: UnpackBudget; readonly resolve: (value: PdfValue | undefined) => PdfValue },
): Buffer {
  const filters = listOf(tools.resolve(dictionary.entries.get('Filter'))).map(tools.resolve);
  const parameters = listOf(tools.resolve(dictionary.entries.get('DecodeParms'))).map(tools.resolve);
  let bytes = packed;
  filters.forEach((filter, index) => {
    if (nameOf(filter) !== 'FlateDecode') {
      throw pdfTrouble('Unsupported', `Filter ${nameOf(filter)} is not unpacked.`);
    }
    bytes = undoPredictor(inflate(bytes, tools.budget), asDictionary(parameters[index]));
  });
  return bytes;
}

function listOf(value: PdfValue): readonly PdfValue[] {
  if (value === null) return [];
  return typeof value === 'object' && value.kind === 'array' ? asItems(value) : [value];
}

function inflate(packed: Buffer, budget: UnpackBudget): Buffer {
  const most = Math.min(mostPerStream, budget.left);
  if (most <= 0) throw pdfTrouble('TooMuch', 'The file unpacks to more than can be checked.');
  try {
    const bytes = inflateSync(packed, { maxOutputLength: most });
    budget.left -= bytes.length;
    return bytes;
  } catch (cause) {
    const isTooMuch = cause instanceof RangeError;
    throw pdfTrouble(isTooMuch ? 'TooMuch' : 'Damaged', isTooMuch ? 'A stream is too large.' : String(cause));
  }
}

function undoPredictor(bytes: Buffer, parameters: PdfDictionary | null): Buffer {
  const predictor = asNumber(parameters?.entries.get('Predictor')) ?? 1;
  if (predictor < 2 || parameters === null) return bytes;
  if (predictor < 10) throw pdfTrouble('Unsupported', `Predictor ${predictor} is not undone.`);
  const colours = asNumber(parameters.entries.get('Colors')) ?? 1;
  const bits = asNumber(parameters.entries.get('BitsPerComponent')) ?? 8;
  const columns = asNumber(parameters.entries.get('Columns')) ?? 1;
  const width = Math.ceil((colours * bits * columns) / 8);
  if (!(width > 0 && width < 1 << 20)) throw pdfTrouble('Damaged', 'A predictor has no sensible width.');
  return undoPngRows(bytes, width, Math.max(1, Math.ceil((colours * bits) / 8)));
}

function undoPngRows(bytes: Buffer, width: number, step: number): Buffer {
  const rows = Math.floor(bytes.length / (width + 1));
  const plain = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (width + 1)] ?? 0;
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const left = column >= step ? (plain[at - step] ?? 0) : 0;
      const above = row > 0 ? (plain[at - width] ?? 0) : 0;
      const corner = row > 0 && column >= step ? (plain[at - width - step] ?? 0) : 0;
      const raw = bytes[row * (width + 1) + 1 + column] ?? 0;
      plain[at] = raw + predict(kind, { left, above, corner });
    }
  }
  return plain;
}

function predict(kind: number, near: { left: number; above: number; corner: number }): number {
  const { left, above, corner } = near;
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return (left + above) >> 1;
  return kind === 4 ? paeth(left, above, corner) : 0;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value));
  if ((toLeft ?? 0) <= (toAbove ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toAbove ?? 0) <= (toCorner ?? 0) ? above : corner;
}
