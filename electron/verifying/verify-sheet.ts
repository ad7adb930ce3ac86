/** The check of any PDF: what can be said of its signatures, its later revisions and the record inside it. */
import { explainVerification } from '#shared/signing/explain-verification.ts';
import type {
  GoSheetCheck,
  RecordCheck,
  RegisterCheck,
  SheetChange,
  SheetFindings,
  SheetVerification,
} from '#shared/signing/sheet-verification.ts';
import { readAttachment } from './read-attachment.ts';
import { hashBytes } from '../ledger/hash-text.ts';
import { signatureFields } from '../signing/find-field.ts';
import { checkRecord } from './check-record.ts';
import { checkSignature, isCoverageSound } from './check-signature.ts';
import { collectSignatures, endOf, type FoundSignature } from './collect-signatures.ts';
import { judgeRevision } from './judge-revision.ts';
import { openPdf, type PdfFile } from './pdf/open-pdf.ts';
import { isPdfTrouble } from './pdf/pdf-trouble.ts';
import { splitRevisions } from './split-revisions.ts';

/** What this laptop knows and a file can be compared with. */
export type SheetKnowledge = {
  /** SHA-256 of certificates: signers', also removed ones', and the organisation's. */
  readonly fingerprints: readonly string[];
  /** Sheets made here: SHA-256 of the file after each signature, in order. */
  readonly sheets: readonly KnownSheet[];
};

type KnownSheet = {
  readonly runId: string;
  readonly hashes: readonly string[];
  /** Its record was reopened, and another sheet takes its place. */
  readonly isSuperseded: boolean;
};

const mostSignatures = 200;

/** Never rejects because of the file: one that cannot be read is told in the result. */
export async function verifySheet(
  given: Uint8Array,
  knowledge: SheetKnowledge | null = null,
): Promise<SheetVerification> {
  return await Promise.resolve(explainVerification(findingsOf(given, knowledge)));
}

function findingsOf(given: Uint8Array, knowledge: SheetKnowledge | null): SheetFindings {
  try {
    return checkFile(openPdf(given), knowledge);
  } catch (cause) {
    if (!isPdfTrouble(cause)) throw cause;
    return { kind: 'unreadable', reason: cause.trouble, bytes: given.length };
  }
}

function checkFile(file: PdfFile, knowledge: SheetKnowledge | null): SheetFindings {
  const found = collectSignatures(file).slice(0, mostSignatures);
  const isKnown = (fingerprint: string): boolean => knowledge?.fingerprints.includes(fingerprint) ?? false;
  const signatures = found.map((signature) => checkSignature(file.bytes, signature, isKnown));
  const record = isMadeHere(file) ? (checkRecord(file.newest) ?? missingRecord) : null;
  return {
    kind: 'checked',
    madeByRunsheet: record !== null,
    signatures,
    fields: signatureFields(file.newest).length,
    changes: changesOf(file, found, record !== null),
    record,
    register: knowledge === null || record === null ? null : compareWithRegister(file, record, knowledge),
    goSheet: record === null ? null : checkGoSheet(file, record, knowledge),
  };
}

/** The go sheet inside a record sheet, checked like every other file; one of another run is none of this sheet's. */
function checkGoSheet(
  file: PdfFile,
  record: RecordCheck,
  knowledge: SheetKnowledge | null,
): GoSheetCheck | null {
  const inside = readAttachment(file.newest, 'go-sheet.pdf');
  if (inside === null) return null;
  const findings = findingsOf(inside, knowledge === null ? null : { ...knowledge, sheets: [] });
  const { verdict, summary, signatures } = explainVerification(
    findings.kind === 'checked' ? { ...findings, register: null } : findings,
  );
  const isSameRun = findings.kind === 'checked' && findings.record?.runId === record.runId;
  return { holds: isSameRun && verdict === 'valid', summary, signatures };
}

const missingRecord: RecordCheck = {
  runId: null,
  head: '',
  entries: 0,
  faults: [{ code: 'RecordMissing' }],
};

/** Our sheets name their maker in metadata that is never packed; what has no field to sign is no sheet. */
function isMadeHere(file: PdfFile): boolean {
  if (signatureFields(file.newest).length === 0) return false;
  const metadata = file.newest.stream(file.newest.catalog.entries.get('Metadata'));
  return metadata?.includes('<xmp:CreatorTool>Runsheet</xmp:CreatorTool>') ?? false;
}

type Changes = Extract<SheetFindings, { readonly kind: 'checked' }>['changes'];

function changesOf(file: PdfFile, found: readonly FoundSignature[], madeHere: boolean): Changes {
  const sound = found.filter((signature) => isCoverageSound(file.bytes, signature));
  const ends = [...new Set(sound.map(endOf))].toSorted((one, other) => one - other);
  if (ends.length === 0) return [];
  return splitRevisions(file, ends).flatMap((revision) => {
    const what: readonly SheetChange[] = judgeRevision(file.bytes, revision, found);
    const isUnsigned = revision.to === file.bytes.length && !ends.includes(revision.to);
    // Elsewhere, certificate data may stand behind the last signature; our sheets end with it.
    const isAppended = isUnsigned && what.length === 0 && madeHere;
    const all: readonly SheetChange[] = isAppended
      ? [{ kind: 'appended', bytes: revision.to - revision.from }]
      : what;
    return all.length === 0 ? [] : [{ after: revision.after, what: all }];
  });
}

function compareWithRegister(file: PdfFile, record: RecordCheck, knowledge: SheetKnowledge): RegisterCheck {
  const sheets = knowledge.sheets.filter(({ runId }) => runId === record.runId);
  if (sheets.length === 0) return { code: 'RunUnknown' };
  const hash = hashBytes(file.bytes);
  const sheet = sheets.find(({ hashes }) => hashes.includes(hash));
  if (sheet === undefined) return { code: 'NotOurs' };
  if (sheet.isSuperseded) return { code: 'Superseded' };
  const signatures = sheet.hashes.indexOf(hash) + 1;
  const newest = sheet.hashes.length;
  return signatures === newest ? { code: 'Newest' } : { code: 'Earlier', signatures, newest };
}
