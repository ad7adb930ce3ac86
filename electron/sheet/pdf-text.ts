/** A PDF text string: plain where ASCII will do, else UTF-16 in hexadecimal. */
export function pdfString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  const units = Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, '0'),
  );
  return `<FEFF${units.join('').toUpperCase()}>`;
}

/** A PDF name: everything but letters, digits, minus and full stop is written as `#xx`. */
export function pdfName(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  const written = Array.from(bytes, (byte) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9.-]/.test(letter) ? letter : `#${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `/${written.join('')}`;
}

/** ISO instant with zone to a PDF date: `D:20261118034000+01'00'`. Throws when it is no such instant. */
export function pdfDate(instant: string): string {
  const parts = readInstant(instant);
  return `D:${parts.date.replaceAll('-', '')}${parts.time.replaceAll(':', '')}${parts.zone.replace(':', "'")}'`;
}

/** The same instant as XMP writes it, without parts of a second. */
export function xmpDate(instant: string): string {
  const { date, time, zone } = readInstant(instant);
  return `${date}T${time}${zone}`;
}

/** Text inside XML; characters XML does not allow are replaced. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function readInstant(instant: string): { date: string; time: string; zone: string } {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(instant);
  if (!found) throw new Error(`Not an instant with zone: ${instant}`);
  const [, date = '', time = '', zone = ''] = found;
  return { date, time, zone: zone === 'Z' ? '+00:00' : zone };
}
