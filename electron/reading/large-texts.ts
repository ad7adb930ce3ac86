/** The large checklists that a run carries, found in its ledger without folding it. */
import { isLargeLength, isLargeText } from '#shared/checklist/read-checklist-once.ts';
import { fieldOf } from '#shared/field-of.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';

const newline = 0x0a;

/** Of a ledger's bytes; what cannot be read is left to whoever opens the run. */
export function largeTextsIn(ledger: Uint8Array): readonly string[] {
  const bytes = Buffer.from(ledger.buffer, ledger.byteOffset, ledger.byteLength);
  const texts: string[] = [];
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(newline, from);
    const end = found === -1 ? bytes.length : found;
    texts.push(...largeTextsOfLine(end - from, () => bytes.toString('utf8', from, end)));
    from = end + 1;
  }
  return texts;
}

/** Of lines as the window's copy has them. */
export function largeTextsOfLines(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => largeTextsOfLine(line.length, () => line));
}

/** Of a history that was read. */
export function largeTextsOf(events: readonly RecordedEvent[]): readonly string[] {
  return events.flatMap(({ event }) => {
    const markdown = 'checklist' in event ? event.checklist.markdown : '';
    return isLargeText(markdown) ? [markdown] : [];
  });
}

/** A line that holds a large text is longer than the text: nearly no line is looked into. */
function largeTextsOfLine(length: number, read: () => string): readonly string[] {
  if (!isLargeLength(length)) return [];
  const line = read();
  if (!line.includes('"markdown":')) return [];
  const markdown = markdownIn(line);
  return markdown !== null && isLargeText(markdown) ? [markdown] : [];
}

function markdownIn(line: string): string | null {
  try {
    const parsed: unknown = JSON.parse(line);
    const event = fieldOf(parsed, 'event');
    const markdown = fieldOf(fieldOf(event, 'checklist'), 'markdown');
    return typeof markdown === 'string' ? markdown : null;
  } catch {
    // A torn line: opening the run says so.
    return null;
  }
}
