/**
 * One signature: the rules first, then the key, then the file, then the event. Until the event is recorded nothing has
 * been signed, whatever lies on disk.
 */
import type { CommandFailure, Recorded } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import type { SigningFailure } from '#shared/ipc/signing-contract.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { DigitalSignature, Meaning, SignatureMark } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { fieldNameOf, signatureWords } from '#shared/sheet/signature-box.ts';
import { sheetNow, signedSheet } from '#shared/sign-off/signed-sheets.ts';
import { signOffSlots } from '#shared/sign-off/sign-off-slots.ts';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { addSignature, keyKind } from './add-signature.ts';
import type { Clock } from './clock.ts';
import type { RunSheetDrawer } from './draw-run-sheet.ts';
import { hashBytes } from './ledger/hash-text.ts';
import type { Log } from './log.ts';
import type { Recorder } from './recorder.ts';
import type { RunShelf } from './run-shelf.ts';
import type { SheetFiles } from './sheet-files.ts';
import type { SheetService } from './sheet/sheet-service.ts';
import type { Signers } from './signers/signers.ts';

export type SheetSigningPorts = {
  readonly clock: Clock;
  readonly shelf: RunShelf;
  readonly recorder: Recorder;
  readonly signers: Signers;
  readonly sheetFiles: SheetFiles;
  readonly drawer: RunSheetDrawer;
  readonly service: SheetService;
  readonly log: Log;
};

export type SheetSigning = {
  readonly runId: string;
  readonly slot: string;
  readonly signerId: string;
  readonly passphrase: string;
  readonly meaning: Meaning;
  readonly sentence: string | null;
  readonly mark: SignatureMark;
  readonly upTo: { readonly position: number; readonly head: string };
};

export type Signed = Recorded & { readonly undrawable: readonly string[] };

export async function signSheet(
  ports: SheetSigningPorts,
  given: SheetSigning,
): Promise<Result<Signed, SigningFailure>> {
  const run = startedRun(ports.shelf, given.runId);
  if (run === null) return trouble({ code: 'NoSuchRun', runId: given.runId });
  const signer = ports.signers.list().find(({ id }) => id === given.signerId);
  if (signer === undefined) return refused({ kind: 'signer', refusal: { code: 'NoSuchSigner' } });
  const allowed = ports.recorder.wouldRecord(given.runId, command(run, given, { signer, fileSha256: zeros }));
  if (!allowed.ok) return allowed;
  const key = await ports.signers.unlock(given.signerId, given.passphrase);
  if (!key.ok) return refused({ kind: 'signer', refusal: key.error });
  const base = await sheetToSign(ports, run);
  if (!base.ok) return base;
  const { slot, meaning, sentence, mark } = given;
  const signed = await addSignature(ports, {
    base: base.value,
    fieldName: fieldNameOf(run, slot),
    role: signOffSlots(run.checklist).find((known) => known.slot === slot)?.label ?? slot,
    meaning: signatureWords(run, { meaning, sentence, kind: keyKind(signer) }),
    mark,
    signer,
    key: key.value,
  });
  if (!signed.ok) return signed;
  const { bytes, undrawable } = signed.value;
  // Somebody may have recorded something meanwhile: better known before the file is written.
  const fileSha256 = hashBytes(bytes);
  const signOff = command(run, given, { signer, fileSha256 });
  const still = ports.recorder.wouldRecord(given.runId, signOff);
  if (!still.ok) return still;
  const written = ports.sheetFiles.write(given.runId, sheetNow(run), bytes);
  if (!written.ok) return trouble(written.error);
  const recorded = ports.recorder.record(given.runId, signOff);
  return recorded.ok ? ok({ ...recorded.value, undrawable }) : recorded;
}

/** What goes into the ledger; the file's hash is not known before it is signed. */
function command(
  run: StartedRun,
  given: SheetSigning,
  { signer, fileSha256 }: { readonly signer: SignerSummary; readonly fileSha256: string },
) {
  const { slot, meaning, sentence, mark, upTo } = given;
  const digital: DigitalSignature = {
    certificateSha256: signer.fingerprint,
    kind: keyKind(signer),
    fileSha256,
    field: fieldNameOf(run, slot),
  };
  return { type: 'SignOff', slot, name: signer.name, meaning, sentence, mark, upTo, digital } as const;
}

const zeros = '0'.repeat(64);

/** The file with the signatures given so far; drawn now for the first one. */
async function sheetToSign(
  ports: SheetSigningPorts,
  run: StartedRun,
): Promise<Result<Uint8Array, CommandFailure>> {
  const sheet = signedSheet(run, sheetNow(run));
  if (sheet !== null) {
    const read = ports.sheetFiles.read(run.runId, sheet);
    return read.ok ? read : trouble(read.error);
  }
  const events = ports.shelf.get(run.runId)?.events ?? [];
  const drawn = await ports.drawer.draw(run, events, 'signing');
  return drawn.ok ? ok(drawn.value.bytes) : trouble(drawn.error);
}

function startedRun(shelf: RunShelf, runId: string): StartedRun | null {
  const run = shelf.get(runId)?.run;
  return run?.status === 'started' ? run : null;
}

function trouble(what: Trouble): Result<never, CommandFailure> {
  return refused({ kind: 'trouble', trouble: what });
}
