/** iCalendar text (RFC 5545): content lines, folded and escaped. Knows nothing of follow-ups. */

export type IcsComponent = {
  readonly name: 'VCALENDAR' | 'VTODO' | 'VEVENT' | 'VALARM';
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly parts: readonly IcsComponent[];
};

/** Lines end in CRLF and are folded at 75 octets of UTF-8 (section 3.1), never inside a character. */
export function writeIcs(component: IcsComponent): string {
  return linesOf(component)
    .map((line) => `${fold(line)}\r\n`)
    .join('');
}

/** A value of type TEXT (section 3.3.11); what no calendar can show is left out. */
export function icsText(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(unprintable, '')
    .replaceAll(/[\\;,]/gu, '\\$&')
    .replaceAll('\n', '\\n');
}

/** "20261125T010400Z": an instant in UTC (section 3.3.5, form 2). Milliseconds are cut off. */
export function icsInstant(at: number): string {
  // oxlint-disable-next-line no-restricted-globals -- writes a given instant; no clock is read
  return `${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/gu, '')}`;
}

/** "-PT5H4M": so long before; seconds are cut off (section 3.3.6). */
export function icsBefore(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return `-PT${Math.floor(minutes / 60)}H${minutes % 60}M`;
}

// oxlint-disable-next-line no-control-regex -- control characters are exactly what must not get in
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f]|\p{Surrogate}/gu;

function linesOf({ name, properties, parts }: IcsComponent): readonly string[] {
  return [
    `BEGIN:${name}`,
    ...properties.map(([property, value]) => `${property}:${value}`),
    ...parts.flatMap(linesOf),
    `END:${name}`,
  ];
}

const longest = 75;

function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > longest) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** Octets of one character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
