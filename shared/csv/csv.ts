/**
 * Comma-separated values (RFC 4180) for people who open them in a spreadsheet: a text that a spreadsheet would run as a
 * formula gets an apostrophe in front, as OWASP advises; numbers stay numbers. The byte order mark tells it that this
 * is UTF-8.
 */
export type CsvCell = string | number | null;

/** A table as one text; the first row names the columns. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = startsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Also behind blanks, which some programs skip, and in the wide forms that others take for the narrow ones. */
const startsFormula = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
