import { ok, refused, type Result } from '#shared/result.ts';
import type { SignedElsewhereRefusal } from '#shared/signing/explain-signed-elsewhere.ts';
import type { SignatureCheck } from '#shared/signing/sheet-verification.ts';
import { verifySheet } from './verify-sheet.ts';

/**
 * Whether `theirs` is `ours` with signatures added by another program and nothing else. Gives the new signatures;
 * the caller keeps `theirs` from then on.
 */
export async function acceptSignedElsewhere(
  ours: Uint8Array,
  theirs: Uint8Array,
): Promise<Result<readonly SignatureCheck[], SignedElsewhereRefusal>> {
  const from = firstDifference(ours, theirs);
  if (from < ours.length) {
    const isEarlier = from === theirs.length;
    return refused(isEarlier ? { code: 'EarlierFile' } : { code: 'AnotherFile', from });
  }
  if (theirs.length === ours.length) return refused({ code: 'NothingSigned' });
  const [before, after] = [await verifySheet(ours), await verifySheet(theirs)];
  if (after.findings.kind === 'unreadable') return refused({ code: 'NotReadable', detail: after.summary });
  const what = after.findings.changes.flatMap((change) => change.what);
  const added = after.signatures.slice(before.signatures.length);
  const broken = added.filter(({ valid }) => !valid);
  if (broken.length > 0) return refused({ code: 'SignatureNotValid', names: broken.map(({ name }) => name) });
  if (what.length > 0) return refused({ code: 'MoreChanged', what });
  return added.length === 0 ? refused({ code: 'NothingSigned' }) : ok(added);
}

function firstDifference(one: Uint8Array, other: Uint8Array): number {
  const most = Math.min(one.length, other.length);
  for (let at = 0; at < most; at++) if (one[at] !== other[at]) return at;
  return most;
}
