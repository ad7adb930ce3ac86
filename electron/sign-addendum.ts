/**
 * One signature of an addendum: the rules first, then the key, then the file, then the event. The first one draws it;
 * the sealed sheet is named by its hash and never touched.
 */
import type { CommandFailure, Recorded } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import type { SigningFailure } from '#shared/ipc/signing-contract.ts';
import { followUpPeriods } from '#shared/follow-up/follow-up-periods.ts';
import { ledgerLine } from '#shared/ledger/ledger-line.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import type { AddendumPlace, SignatureMark } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { addendumContent, addendumFields } from '#shared/sheet/addendum-content.ts';
import { recordJson } from '#shared/sheet/record-json.ts';
import { signedAddendum } from '#shared/sign-off/signed-sheets.ts';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { addSignature, keyKind } from './add-signature.ts';
import type { AppIdentity } from './desktop.ts';
import type { EvidenceStore } from './files/evidence.ts';
import { hashBytes } from './ledger/hash-text.ts';
import { letterhead } from './letterhead.ts';
import type { SettingsFile } from './settings-file.ts';
import type { SheetSigningPorts, Signed } from './sign-sheet.ts';

export type AddendumPorts = Omit<SheetSigningPorts, 'drawer'> & {
  readonly evidence: EvidenceStore;
  readonly settings: SettingsFile;
  readonly identity: AppIdentity;
};

export type AddendumSigning = {
  readonly runId: string;
  readonly addendum: number;
  readonly group: string;
  readonly period: number;
  readonly place: AddendumPlace;
  readonly reason: string | null;
  readonly signerId: string;
  readonly passphrase: string;
  readonly mark: SignatureMark;
  readonly upTo: { readonly position: number; readonly head: string };
};

export async function signAddendum(
  ports: AddendumPorts,
  given: AddendumSigning,
): Promise<Result<Signed, SigningFailure>> {
  const { runId, place, mark } = given;
  const run = ports.shelf.get(runId)?.run;
  if (run?.status !== 'started') return trouble({ code: 'NoSuchRun', runId });
  const signer = ports.signers.list().find(({ id }) => id === given.signerId);
  if (signer === undefined) return refused({ kind: 'signer', refusal: { code: 'NoSuchSigner' } });
  const allowed = ports.recorder.wouldRecord(runId, commandOf(given, signer, '0'.repeat(64)));
  if (!allowed.ok) return allowed;
  const key = await ports.signers.unlock(given.signerId, given.passphrase);
  if (!key.ok) return refused({ kind: 'signer', refusal: key.error });
  const base = await addendumToSign(ports, run, given);
  if (!base.ok) return base;
  const { name: fieldName, role } = addendumFields[place];
  const meaning = meaningOf(run, given);
  const to = { base: base.value, fieldName, role, meaning, mark, signer, key: key.value };
  const signed = await addSignature(ports, to);
  return signed.ok ? keep(ports, { given, signer, ...signed.value }) : signed;
}

/** Somebody may have recorded something meanwhile: better known before the file is written. */
function keep(
  ports: AddendumPorts,
  made: {
    readonly given: AddendumSigning;
    readonly signer: SignerSummary;
    readonly bytes: Uint8Array;
    readonly undrawable: readonly string[];
  },
): Result<Signed, CommandFailure> {
  const { given, signer, bytes, undrawable } = made;
  const command = commandOf(given, signer, hashBytes(bytes));
  const still = ports.recorder.wouldRecord(given.runId, command);
  if (!still.ok) return still;
  const written = ports.sheetFiles.write(given.runId, { kind: 'addendum', number: given.addendum }, bytes);
  if (!written.ok) return trouble(written.error);
  const recorded: Result<Recorded, CommandFailure> = ports.recorder.record(given.runId, command);
  return recorded.ok ? ok({ ...recorded.value, undrawable }) : recorded;
}

function commandOf(
  given: AddendumSigning,
  signer: SignerSummary,
  fileSha256: string,
): CommandOf<'SignAddendum'> {
  const { addendum, group, period, place, reason, mark, upTo } = given;
  const digital = {
    certificateSha256: signer.fingerprint,
    kind: keyKind(signer),
    fileSha256,
    field: addendumFields[place].name,
  };
  return {
    type: 'SignAddendum',
    addendum,
    group,
    period,
    place,
    name: signer.name,
    reason,
    mark,
    upTo,
    digital,
  };
}

/** The file with the signature given so far; drawn now for the first one. */
async function addendumToSign(
  ports: AddendumPorts,
  run: StartedRun,
  given: AddendumSigning,
): Promise<Result<Uint8Array, CommandFailure>> {
  const begun = run.addenda.find(({ number }) => number === given.addendum);
  if (begun !== undefined) {
    const read = ports.sheetFiles.read(run.runId, signedAddendum(begun));
    return read.ok ? read : trouble(read.error);
  }
  const events = ports.shelf.get(run.runId)?.events ?? [];
  const steadyNow = ports.clock.read().wall - run.shiftMs;
  const period = followUpPeriods(run, { steadyNow, replacedAt: null }).find(
    (known) => known.group.number === given.group && known.period === given.period,
  );
  if (period === undefined) {
    return refused({ kind: 'refused', rejection: { code: 'NoSuchGroup', group: given.group } });
  }
  const lines = events.map((recorded) => ledgerLine(run.runId, recorded));
  const { addendum: number, reason } = given;
  const content = addendumContent(
    { run, events, number, period, reason },
    {
      letterhead: letterhead(ports.settings.current()),
      appVersion: ports.identity.version,
      evidence: ports.evidence.readAll(run),
      purpose: 'signing',
      carried: [],
      recordJson: recordJson(run, lines),
      ledger: lines.map((line) => `${line}\n`).join(''),
    },
  );
  const drawn = await ports.service.makeSheet(content);
  if (drawn.ok) return ok(drawn.value.bytes);
  ports.log(`addendum: ${drawn.error.code} ${drawn.error.detail}`);
  return trouble({ code: 'SheetNotMade', detail: drawn.error.code });
}

/** What the signature says of the period. */
function meaningOf(run: StartedRun, { place, reason }: AddendumSigning): string {
  const what = `${run.details.product} ${run.details.release} in ${run.details.environment}`;
  if (place === 'reviewer') return `I have reviewed the follow-ups of ${what}`;
  return reason === null
    ? `The follow-ups of this period of ${what} are closed`
    : `This period of ${what} is closed with follow-ups left: ${reason}`;
}

function trouble(what: Trouble): Result<never, CommandFailure> {
  return refused({ kind: 'trouble', trouble: what });
}
