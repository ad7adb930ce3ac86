/** Events as they stand in ledgers of any age become events of today. */
import { runEventSchema, type RunEvent } from './run-events.ts';

/**
 * Reads one stored event. A type this version does not know, or a shape it does not understand, is named and never
 * dropped: the run then opens read only.
 */
export function readRunEvent(json: unknown): RunEvent | { readonly unknownType: string } {
  const read = runEventSchema.safeParse(json);
  return read.success ? read.data : { unknownType: typeNamed(json) };
}

function typeNamed(json: unknown): string {
  if (typeof json !== 'object' || json === null || !('type' in json)) return 'unnamed';
  return typeof json.type === 'string' ? json.type : 'unnamed';
}
