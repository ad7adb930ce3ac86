/** Why something about a signer or a signature did not happen, in one text; null for a dialog that was cancelled. */
import type { CommandFailure } from '#shared/ipc/desktop-contract.ts';
import { isTrouble, type Trouble } from '#shared/ipc/trouble.ts';
import type { SigningFailure } from '#shared/ipc/signing-contract.ts';
import { explainSignedElsewhere } from '#shared/signing/explain-signed-elsewhere.ts';
import { explainSignerRefusal } from '#shared/signing/explain-signer-refusal.ts';
import type { SignerRefusal } from '#shared/signing/signer.ts';
import { explainRejection } from '#shared/run/explain-rejection.ts';
import type { Run } from '#shared/run/run-state.ts';
import { troubleText } from '../../stores/trouble-text.ts';

export function signerFailureText(failure: SignerRefusal | Trouble, offsetMinutes: number): string | null {
  if (!isTrouble(failure)) return explainSignerRefusal(failure);
  return failure.code === 'Cancelled' ? null : troubleText(failure, offsetMinutes);
}

export function signingFailureText(failure: SigningFailure, run: Run, offsetMinutes: number): string | null {
  switch (failure.kind) {
    case 'signer':
      return explainSignerRefusal(failure.refusal);
    case 'elsewhere':
      return explainSignedElsewhere(failure.refusal);
    case 'refused':
    case 'trouble':
      return commandFailureText(failure, run, offsetMinutes);
  }
}

function commandFailureText(failure: CommandFailure, run: Run, offsetMinutes: number): string | null {
  if (failure.kind === 'refused') return explainRejection(failure.rejection, run);
  return failure.trouble.code === 'Cancelled' ? null : troubleText(failure.trouble, offsetMinutes);
}
