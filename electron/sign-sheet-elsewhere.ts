/** A sheet that comes back with a signature another program added. */
import type { CommandFailure, Recorded } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import type { SigningFailure } from '#shared/ipc/signing-contract.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { fieldNameOf } from '#shared/sheet/signature-box.ts';
import { signOffSlots } from '#shared/sign-off/sign-off-slots.ts';
import { sheetNow, signedSheet } from '#shared/sign-off/signed-sheets.ts';
import type { SignedElsewhereRefusal } from '#shared/signing/explain-signed-elsewhere.ts';
import type { SignatureCheck } from '#shared/signing/sheet-verification.ts';
import { hashBytes } from './ledger/hash-text.ts';
import type { SheetSigningPorts } from './sign-sheet.ts';

export type TakenSignatures = Recorded & { readonly accepted: readonly SignatureCheck[] };

/** Takes `theirs` in place of our sheet when it is ours with signatures added; else says why and keeps ours. */
export async function takeSignedElsewhere(
  ports: Pick<SheetSigningPorts, 'shelf' | 'recorder' | 'sheetFiles' | 'service'>,
  { runId, theirs }: { readonly runId: string; readonly theirs: Uint8Array },
): Promise<Result<TakenSignatures, SigningFailure>> {
  const run = ports.shelf.get(runId)?.run;
  if (run?.status !== 'started') return trouble({ code: 'NoSuchRun', runId });
  const sheet = signedSheet(run, sheetNow(run));
  if (sheet === null) return refused({ kind: 'refused', rejection: { code: 'NoSignedSheet' } });
  const ours = ports.sheetFiles.read(runId, sheet);
  if (!ours.ok) return trouble(ours.error);
  const answered = await ports.service.accept(ours.value, theirs);
  if (!answered.ok) return trouble({ code: 'SheetNotMade', detail: answered.error.code });
  if (!answered.value.ok) return elsewhere(answered.value.error);
  const accepted = answered.value.value;
  const command = commandFor(run, accepted, hashBytes(theirs));
  if (!command.ok) return elsewhere(command.error);
  const allowed = ports.recorder.wouldRecord(runId, command.value);
  if (!allowed.ok) return allowed;
  const written = ports.sheetFiles.write(runId, sheet, theirs);
  if (!written.ok) return trouble(written.error);
  const recorded = ports.recorder.record(runId, command.value);
  return recorded.ok ? ok({ ...recorded.value, accepted }) : recorded;
}

/** Each signature must stand in a field of ours, which says whose approval it is. */
function commandFor(
  run: StartedRun,
  accepted: readonly SignatureCheck[],
  fileSha256: string,
): Result<CommandOf<'TakeSignedElsewhere'>, SignedElsewhereRefusal> {
  const slots = new Map(signOffSlots(run.checklist).map(({ slot }) => [fieldNameOf(run, slot), slot]));
  const foreign = accepted.filter(({ fieldName }) => !slots.has(fieldName));
  if (foreign.length > 0) {
    return refused({ code: 'MoreChanged', what: foreign.map(({ name }) => ({ kind: 'field', name })) });
  }
  return ok({
    type: 'TakeSignedElsewhere',
    signatures: accepted.map(({ fieldName, name, certificate }) => ({
      slot: slots.get(fieldName) ?? '',
      name,
      digital: {
        certificateSha256: certificate?.fingerprint ?? '',
        kind: 'other-program',
        fileSha256,
        field: fieldName,
      },
    })),
  });
}

function elsewhere(refusal: SignedElsewhereRefusal): Result<never, SigningFailure> {
  return refused({ kind: 'elsewhere', refusal });
}

function trouble(what: Trouble): Result<never, CommandFailure> {
  return refused({ kind: 'trouble', trouble: what });
}
