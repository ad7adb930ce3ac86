/** Signatures of one run are added one after the other: each covers the one before it. */
import type { SigningFailure } from '#shared/ipc/signing-contract.ts';
import type { Result } from '#shared/result.ts';
import { takeSignedElsewhere, type TakenSignatures } from './sign-sheet-elsewhere.ts';
import { signAddendum, type AddendumPorts, type AddendumSigning } from './sign-addendum.ts';
import { signSheet, type SheetSigning, type SheetSigningPorts, type Signed } from './sign-sheet.ts';

export type Signing = {
  readonly sign: (given: SheetSigning) => Promise<Result<Signed, SigningFailure>>;
  readonly signAddendum: (given: AddendumSigning) => Promise<Result<Signed, SigningFailure>>;
  readonly takeSignedElsewhere: (given: {
    readonly runId: string;
    readonly theirs: Uint8Array;
  }) => Promise<Result<TakenSignatures, SigningFailure>>;
};

export function makeSigning(ports: SheetSigningPorts & AddendumPorts): Signing {
  const turns = new Map<string, Promise<unknown>>();
  function inTurn<T>(runId: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(runId) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => null);
    turns.set(runId, settled);
    return turn;
  }
  return {
    sign: (given) => inTurn(given.runId, () => signSheet(ports, given)),
    signAddendum: (given) => inTurn(given.runId, () => signAddendum(ports, given)),
    takeSignedElsewhere: (given) => inTurn(given.runId, () => takeSignedElsewhere(ports, given)),
  };
}
