/** The one way a signature gets onto a PDF of ours: signed in the worker, then checked like anybody's. */
import type { CommandFailure } from '#shared/ipc/desktop-contract.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { DigitalSignature, SignatureMark } from '#shared/run/run-events.ts';
import { pointsOf, signaturePadAspect } from '#shared/sheet/signature-box.ts';
import type { SheetVerification } from '#shared/signing/sheet-verification.ts';
import type { SignerSummary } from '#shared/signing/signer.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { SheetService } from './sheet/sheet-service.ts';
import type { SigningKey } from './signing/build-cms.ts';

export type SignatureToAdd = {
  readonly base: Uint8Array;
  readonly fieldName: string;
  readonly role: string;
  /** What the signature says. */
  readonly meaning: string;
  readonly mark: SignatureMark;
  readonly signer: SignerSummary;
  readonly key: SigningKey;
};

type Added = { readonly bytes: Uint8Array; readonly undrawable: readonly string[] };
type Ports = { readonly clock: Clock; readonly service: SheetService; readonly log: Log };

export async function addSignature(
  ports: Ports,
  given: SignatureToAdd,
): Promise<Result<Added, CommandFailure>> {
  const { base, fieldName, role, meaning, mark, signer, key } = given;
  const now = ports.clock.read();
  const signed = await ports.service.sign(base, {
    fieldName,
    signer: key,
    name: signer.name,
    role,
    meaning,
    at: now.wall,
    offsetMinutes: now.offsetMinutes,
    mark:
      mark.kind === 'typed'
        ? mark
        : { kind: 'drawn', strokes: mark.strokes.map(pointsOf), aspect: signaturePadAspect },
  });
  if (!signed.ok) return notSigned(ports, signed.error);
  if (!signed.value.ok) return notSigned(ports, { code: signed.value.error.code, detail: fieldName });
  const { bytes, undrawable } = signed.value.value;
  const checked = await ports.service.verify(bytes, null);
  if (!checked.ok) return notSigned(ports, checked.error);
  if (!isSound(checked.value)) {
    return notSigned(ports, { code: 'SignatureNotVerified', detail: checked.value.summary });
  }
  return ok({ bytes, undrawable });
}

/** Our own work is checked like anybody's before it counts. */
function isSound({ findings }: SheetVerification): boolean {
  if (findings.kind !== 'checked' || findings.signatures.length === 0) return false;
  const { signatures, changes, record } = findings;
  return (
    signatures.every(({ valid }) => valid) &&
    signatures.at(-1)?.coversWholeFile === true &&
    changes.length === 0 &&
    record !== null &&
    record.faults.length === 0
  );
}

function notSigned(
  ports: Ports,
  { code, detail }: { readonly code: string; readonly detail: string },
): Result<never, CommandFailure> {
  ports.log(`signing: ${code} ${detail}`);
  return refused({ kind: 'trouble', trouble: { code: 'SheetNotMade', detail: code } });
}

export function keyKind({ kind }: SignerSummary): DigitalSignature['kind'] {
  return kind === 'imported' ? 'company-certificate' : 'runsheet-key';
}
