import type { SignerSummary } from '#shared/signing/signer.ts';
import type { DigitalSignature } from '#shared/run/run-events.ts';
import { formatDate } from '#shared/time/instant.ts';
import type { GlyphName } from '../../ui/glyph.tsx';

/** "made in Runsheet", "company certificate of XianFeast CA": the kind of key, named as it is. */
export function kindWords({ kind, issuer }: Pick<SignerSummary, 'kind' | 'issuer'>): string {
  if (kind === 'made') return 'made in Runsheet';
  return kind === 'issued' ? `made in Runsheet, issued by ${issuer}` : `company certificate of ${issuer}`;
}

/** The same for a signature that is on the sheet already. */
export function signatureKindWords(kind: DigitalSignature['kind']): string {
  switch (kind) {
    case 'runsheet-key':
      return 'key made in Runsheet';
    case 'company-certificate':
      return 'company certificate';
    case 'other-program':
      return 'signed in another program';
  }
}

export type KeyState = {
  readonly glyph: Extract<GlyphName, 'done' | 'late' | 'failed' | 'na'>;
  readonly word: string;
  readonly tone: 'done' | 'late' | 'failed' | 'soft';
};

const dayMs = 86_400_000;
const soonDays = 30;

/** Whether the key can sign at `now`, and until when. */
export function keyState(signer: SignerSummary, now: number, offsetMinutes: number): KeyState {
  const until = formatDate(signer.validUntil, offsetMinutes);
  if (signer.removedAt !== null) {
    const when = formatDate(signer.removedAt, offsetMinutes);
    return { glyph: 'na', word: `removed ${when}`, tone: 'soft' };
  }
  if (signer.validUntil <= now) return { glyph: 'failed', word: `expired ${until}`, tone: 'failed' };
  const days = Math.ceil((signer.validUntil - now) / dayMs);
  if (days > soonDays) return { glyph: 'done', word: `valid until ${until}`, tone: 'done' };
  return {
    glyph: 'late',
    word: `expires in ${days === 1 ? '1 day' : `${days} days`}, ${until}`,
    tone: 'late',
  };
}

/** "9f3c 71d0 … 52b8 a41e" */
export function shortFingerprint(hex: string): string {
  return `${hex.slice(0, 4)} ${hex.slice(4, 8)} … ${hex.slice(-8, -4)} ${hex.slice(-4)}`;
}

/** In groups of four, so that two people can compare it on the phone. */
export function spacedFingerprint(hex: string): string {
  return (hex.match(/.{1,4}/gu) ?? []).join(' ');
}
