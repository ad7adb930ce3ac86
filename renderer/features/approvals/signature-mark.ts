import type { SignatureMark } from '#shared/run/run-events.ts';
import type { SignatureValue } from '../../ui/signature-pad.tsx';

/** What was drawn or typed, as it is recorded. */
export function markOf(signature: SignatureValue): SignatureMark {
  return signature.kind === 'typed'
    ? { kind: 'typed', text: signature.name }
    : { kind: 'drawn', strokes: signature.strokes.map((stroke) => [...stroke]) };
}
