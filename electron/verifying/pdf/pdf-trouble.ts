/** Why a file cannot be read as a PDF. */
export type PdfTroubleCode =
  | 'NotPdf'
  | 'Truncated'
  | 'Damaged'
  | 'Encrypted'
  | 'TooLarge'
  | 'TooMuch'
  | 'Unsupported';

export type PdfTrouble = Error & { readonly trouble: PdfTroubleCode };

/** Thrown deep inside the reader and caught once at its edge, where it becomes a result. */
export function pdfTrouble(trouble: PdfTroubleCode, detail: string): PdfTrouble {
  return Object.assign(new Error(detail), { trouble });
}

export function isPdfTrouble(cause: unknown): cause is PdfTrouble {
  return cause instanceof Error && 'trouble' in cause;
}

/** What `read` gives, or null when just that part of a file cannot be read; asking for too much still throws. */
export function readOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (cause) {
    if (isPdfTrouble(cause) && cause.trouble !== 'TooMuch') return null;
    throw cause;
  }
}
