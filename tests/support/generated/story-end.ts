/** How a generated run ends: its record closed, signed and mostly sealed. */
import type { Outcome } from '#shared/run/run-events.ts';
import { sha256 } from '../run-player.ts';
import type { Story } from './story.ts';
import { put } from './tape.ts';
import { people, sentence } from './words.ts';

const minute = 60_000;
const earlySlots = 4;

export function closeAndSign(story: Story, outcome: Outcome, slots: readonly string[]): void {
  const { tape, plot, random } = story;
  const unsigned = plot.signsBefore && !plot.neverLive ? slots.slice(earlySlots) : slots;
  const after = plot.isSealed ? unsigned.length + 3 : 1;
  while (tape.lines.length < plot.events - after) {
    put(tape, { type: 'NoteAdded', item: null, text: sentence(random) }, 1500);
  }
  put(tape, { type: 'RecordClosed', outcome, recalled: [], missing: {} }, 10 * minute);
  if (!plot.isSealed) return;
  for (const slot of unsigned) sign(story, slot);
  const sheet = sha256(tape.runId);
  put(tape, { type: 'SheetSaved', sha256: sheet, name: 'sheet.pdf', pages: 20, draft: false }, minute);
  put(tape, { type: 'RunSealed', sheetSha256: sheet, draftReason: null }, 0);
}

/** The first roles approve before go-live. */
export function signBefore(story: Story, slots: readonly string[]): void {
  for (const slot of slots.slice(0, earlySlots)) sign(story, slot);
}

function sign({ tape, random }: Story, slot: string): void {
  const name = random.pick(people);
  put(
    tape,
    {
      type: 'SignOffGiven',
      slot,
      name,
      meaning: 'approve',
      sentence: null,
      mark: { kind: 'typed', text: name },
      upTo: { position: tape.lines.length, head: tape.head },
      digital: null,
    },
    random.around(7 * minute),
  );
}
