import type { SignerSummary } from './signer.ts';

/** Those of this name who can still sign, the newest first. Case and form of accents do not matter. */
export function signersNamed(signers: readonly SignerSummary[], name: string): readonly SignerSummary[] {
  const wanted = fold(name);
  if (wanted === '') return [];
  return signers.filter((signer) => signer.removedAt === null && fold(signer.name) === wanted).toReversed();
}

function fold(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
