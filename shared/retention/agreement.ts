/** The second person agrees to a removal with the key they have on this laptop: what they sign, and whose key it is. */
import { canonicalJson } from '../ledger/canonical-json.ts';
import { signersNamed } from '../signing/signers-named.ts';
import type { SignerSummary } from '../signing/signer.ts';
import type { RemovedRun } from './removed-run.ts';

/** Null for somebody who has no key here: then their agreement is no more than a stated name. */
export function agreeingSigner(signers: readonly SignerSummary[], second: string): SignerSummary | null {
  return signersNamed(signers, second)[0] ?? null;
}

/** The text that is signed: the removal with its hashes and reason, in the one form such JSON has. */
export function removalText(removed: RemovedRun): string {
  const { agreed: _agreed, restored: _restored, ...told } = removed;
  return canonicalJson(told);
}
