/** The only place that turns what a check found into a verdict and its sentences. */
import { changeWords, counted } from './explain-sheet-change.ts';
import type {
  RecordFault,
  RegisterCheck,
  SheetFindings,
  SheetVerdict,
  SheetVerification,
  SignatureCheck,
  SignatureFault,
  UnreadableReason,
} from './sheet-verification.ts';
import { largestPdfMegabytes } from './sheet-verification.ts';

type Checked = Extract<SheetFindings, { readonly kind: 'checked' }>;

export function explainVerification(findings: SheetFindings): SheetVerification {
  if (findings.kind === 'unreadable') {
    const summary = unreadableWords[findings.reason];
    return {
      valid: false,
      verdict: 'unreadable',
      summary,
      signatures: [],
      problems: [summary],
      notices: [],
      findings,
    };
  }
  const verdict = verdictOf(findings);
  return {
    valid: verdict === 'valid',
    verdict,
    summary: summaryOf(findings, verdict),
    signatures: findings.signatures,
    problems: problemsOf(findings),
    notices: noticesOf(findings),
    findings,
  };
}

function verdictOf(found: Checked): SheetVerdict {
  const { signatures, changes, record, register } = found;
  if (isChanged(found)) return 'changed';
  if (signatures.some(({ valid }) => !valid)) return 'broken';
  if (!found.madeByRunsheet) return 'foreign';
  if (record !== null && record.faults.length > 0) return 'record';
  if (found.goSheet?.holds === false) return 'record';
  if (signatures.length === 0) return changes.length > 0 ? 'changed' : 'draft';
  return isOutdated(register) ? 'outdated' : 'valid';
}

function isOutdated(register: RegisterCheck | null): register is RegisterCheck {
  return register !== null && ['Earlier', 'Superseded', 'NotOurs'].includes(register.code);
}

function isChanged({ signatures, changes }: Checked): boolean {
  return changes.length > 0 || signatures.some(({ faults }) => faults.includes('ContentChanged'));
}

function summaryOf(found: Checked, verdict: SheetVerdict): string {
  const { signatures, register } = found;
  const count = signatures.length;
  switch (verdict) {
    case 'valid':
      return validSummary(found);
    case 'changed':
      return changedSummary(found);
    case 'broken':
      return brokenSummary(signatures);
    case 'record':
      return recordSummary(found);
    case 'outdated':
      return registerWords(register ?? { code: 'NotOurs' });
    case 'draft':
      return 'This is a draft. Nobody has signed it.';
    case 'foreign':
      return count === 0
        ? 'This PDF was not made by Runsheet and is not signed. Nothing could be checked.'
        : `This PDF was not made by Runsheet. ${count === 1 ? 'Its signature is' : `Its ${count} signatures are`} valid; nothing else could be checked.`;
    case 'unreadable':
      return unreadableWords.Damaged;
  }
}

function recordSummary({ record, goSheet }: Checked): string {
  const [fault] = record?.faults ?? [];
  if (fault === undefined && goSheet !== null)
    return `The go sheet inside this PDF does not hold: ${lowerFirst(goSheet.summary)}`;
  return `The record inside this PDF does not hold: ${lowerFirst(recordWords(fault ?? { code: 'RecordMissing' }))}`;
}

/** Signature fields with a signature here or, of the same name, on the go sheet inside. */
export function signedFields({ signatures, goSheet }: Checked): {
  readonly all: number;
  readonly onGoSheetOnly: number;
} {
  const here = new Set(signatures.map(({ fieldName }) => fieldName));
  const before = goSheet?.holds === true ? goSheet.signatures.filter(standsForRecord) : [];
  const only = before.filter(({ fieldName }) => !here.has(fieldName)).length;
  return { all: here.size + only, onGoSheetOnly: only };
}

/** Roles sign once, on either sheet; approvers sign the record, and whoever declined is asked again. */
function standsForRecord(signature: SignatureCheck): boolean {
  return !signature.fieldName.includes('-approver-') && !isDecline(signature);
}

/** A decline is signed like an approval, and holds like one. */
export function isDecline({ reason }: SignatureCheck): boolean {
  return reason.includes(': I decline');
}

function validSummary(found: Checked): string {
  const { signatures, register } = found;
  const count = signatures.length;
  const signed = signedWords(found);
  if (register?.code === 'RunUnknown') {
    return `${signed}This PDF is unchanged. Its run is not on this laptop, so people’s keys could not be compared.`;
  }
  const all = count === 1 ? 'its signature is valid' : `all ${count} signatures are valid`;
  return `${signed}This PDF is unchanged and ${all}.`;
}

/** "Signed by 3 of 13. Declined by QA Lead, Zoë Müller. "; empty where everybody has signed this very sheet. */
function signedWords(found: Checked): string {
  const { all, onGoSheetOnly } = signedFields(found);
  const declined = found.signatures.filter(isDecline);
  if (onGoSheetOnly === 0 && declined.length === 0 && all === found.fields) return '';
  const before = onGoSheetOnly > 0 ? `, ${onGoSheetOnly} of them before go-live on the go sheet inside` : '';
  const signed = `Signed by ${all - declined.length} of ${found.fields}${before}. `;
  return declined.length === 0 ? signed : `${signed}Declined by ${namesOf(declined)}. `;
}

function changedSummary(found: Checked): string {
  const { signatures, changes } = found;
  const [first] = changes;
  if (first === undefined) {
    const broken = signatures.filter(({ valid }) => !valid).length;
    const all = broken === signatures.length;
    const which = all ? 'no signature holds' : `${broken} of ${signatures.length} signatures do not hold`;
    return `This PDF was changed after it was signed: ${which}.`;
  }
  const what = first.what.map(changeWords).slice(0, 2).join('; ');
  return `This PDF was changed after it was signed. ${signedWords(found)}Changed after the ${ordinal(first.after)} signature: ${what}.`;
}

function brokenSummary(signatures: readonly SignatureCheck[]): string {
  const broken = signatures.filter(({ valid }) => !valid);
  const all = counted(signatures.length, 'signature', 'signatures');
  return `${broken.length} of ${all} ${broken.length === 1 ? 'is' : 'are'} not valid: ${namesOf(broken)}`;
}

function namesOf(signatures: readonly SignatureCheck[]): string {
  const who = signatures.map(signerWords).slice(0, 3).join('; ');
  return signatures.length > 3 ? `${who} and ${signatures.length - 3} more` : who;
}

function signerWords({ role, name, fieldName }: SignatureCheck): string {
  const words = [role, name].filter((part) => part !== '').join(', ');
  return words === '' ? fieldName : words;
}

function problemsOf(found: Checked): readonly string[] {
  const faults = found.signatures.flatMap((signature) =>
    signature.faults.map((fault) => `${signerWords(signature)}: ${faultWords[fault]}`),
  );
  const changes = found.changes.flatMap(({ after, what }) =>
    what.map((change) => `Changed after the ${ordinal(after)} signature: ${changeWords(change)}.`),
  );
  const record = (found.record?.faults ?? []).map(recordWords);
  const { register } = found;
  const goSheet =
    found.goSheet?.holds === false
      ? [`The go sheet inside it does not hold: ${lowerFirst(found.goSheet.summary)}`]
      : [];
  const outdated = isOutdated(register) ? [registerWords(register)] : [];
  return [...faults, ...changes, ...record, ...goSheet, ...outdated];
}

function noticesOf(found: Checked): readonly string[] {
  const { signatures, madeByRunsheet, fields } = found;
  const signed = signedFields(found).all;
  const unknown = signatures.filter(({ isKnown, valid }) => valid && !isKnown);
  return [
    ...unknown.map(
      (signature) =>
        `${signerWords(signature)}: the certificate is not known on this laptop. Compare its fingerprint with the person.`,
    ),
    ...(madeByRunsheet && signatures.length > 0 && signed < fields
      ? [`${fields - signed} of ${fields} signature fields are empty.`]
      : []),
  ];
}

/** Why one signature does not hold, as a sentence part that begins in lower case. */
export function explainSignatureFault(fault: SignatureFault): string {
  return faultWords[fault];
}

const faultWords: Readonly<Record<SignatureFault, string>> = {
  ContentChanged: 'what was signed was changed afterwards.',
  SignatureBroken: 'the signature does not fit its key.',
  CertificateSwapped: 'the certificate is not the one that was signed with.',
  ChainBroken: 'a certificate in the signature does not hold.',
  OutsideValidity: 'signed at a time when the certificate was not valid.',
  CoverageWrong: 'the signature does not cover everything before it.',
  PaddingUsed: 'something stands behind the signature where only zeros may.',
  Unreadable: 'the signature cannot be read.',
  WeakHash: 'the signature rests on a hash that is no longer safe.',
  Unsupported: 'a kind of signature that is not checked here.',
};

function recordWords(fault: RecordFault): string {
  switch (fault.code) {
    case 'RecordMissing':
      return 'The attached record is missing or cannot be read.';
    case 'ChainBroken':
      return fault.line === null
        ? 'The attached history is not complete.'
        : `The attached history was altered at line ${fault.line}.`;
    case 'RecordDiffers':
      return 'record.json and run.jsonl do not tell the same history.';
    case 'HeadNotPrinted':
      return 'The hash of the attached history is not the one printed on the sheet.';
  }
}

function registerWords(register: RegisterCheck): string {
  switch (register.code) {
    case 'Earlier':
      return `This is an earlier state of a sheet on this laptop: ${register.signatures} of its ${register.newest} signatures. Ask for the newest file.`;
    case 'NotOurs':
      return 'Its run is on this laptop, but this is not the sheet that was made here.';
    case 'Superseded':
      return 'This sheet was signed before its record was reopened. A newer sheet takes its place; ask for that one.';
    case 'RunUnknown':
      return 'Its run is not on this laptop.';
    case 'Newest':
      return 'It is the newest sheet of its run on this laptop.';
  }
}

const unreadableWords: Readonly<Record<UnreadableReason, string>> = {
  NotPdf: 'This file is not a PDF.',
  Truncated: 'This file cannot be read as a PDF. It may be incomplete.',
  Damaged: 'This file cannot be read as a PDF. It is damaged.',
  Encrypted: 'This PDF is encrypted. Nothing could be checked. Save it without a password and try again.',
  TooLarge: `This file is too large to be checked. Runsheet checks PDF files up to ${largestPdfMegabytes} MB.`,
  TooMuch: 'This PDF asks for more work than any sheet does. It was not checked further.',
  Unsupported: 'This PDF is packed in a way that is not read here. Nothing could be checked.',
};

const ordinals = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

function ordinal(count: number): string {
  return ordinals[count] ?? `${count}th`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
