/** Events as they stand in ledgers of any age become events of today. */
import { runEventSchema, type RunEvent } from './run-events.ts';

/**
 * Reads one stored event. A type this version does not know, or a shape it does not understand, is named and never
 * dropped: the run then opens read only. What a newer version said beyond the shape known here stays in the event, so
 * that its line is written again as it was sealed.
 */
export function readRunEvent(json: unknown): RunEvent | { readonly unknownType: string } {
  const read = runEventSchema.safeParse(json);
  // `as`: the schema just passed and changes nothing it reads; its own copy would lack what it does not know.
  return read.success ? (json as RunEvent) : { unknownType: typeNamed(json) };
}

function typeNamed(json: unknown): string {
  if (typeof json !== 'object' || json === null || !('type' in json)) return 'unnamed';
  return typeof json.type === 'string' ? json.type : 'unnamed';
}
