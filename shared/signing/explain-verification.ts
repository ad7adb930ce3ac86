/** The only place that turns what a check found into a verdict and its sentences. */
import type {
  RecordFault,
  RegisterCheck,
  SheetChange,
  SheetFindings,
  SheetVerdict,
  SheetVerification,
  SignatureCheck,
  SignatureFault,
  UnreadableReason,
} from './sheet-verification.ts';

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
  if (signatures.length === 0) return changes.length > 0 ? 'changed' : 'draft';
  if (register?.code === 'Earlier' || register?.code === 'NotOurs') return 'outdated';
  return 'valid';
}

function isChanged({ signatures, changes }: Checked): boolean {
  return changes.length > 0 || signatures.some(({ faults }) => faults.includes('ContentChanged'));
}

function summaryOf(found: Checked, verdict: SheetVerdict): string {
  const { signatures, register, record } = found;
  const count = signatures.length;
  switch (verdict) {
    case 'valid':
      return validSummary(found);
    case 'changed':
      return changedSummary(found);
    case 'broken':
      return brokenSummary(signatures);
    case 'record':
      return `The record inside this PDF does not hold: ${lowerFirst(recordWords(record?.faults[0] ?? { code: 'RecordMissing' }))}`;
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

function validSummary({ signatures, fields, register }: Checked): string {
  const count = signatures.length;
  const signed = count < fields ? `Signed by ${count} of ${fields}. ` : '';
  if (register?.code === 'RunUnknown') {
    return `${signed}This PDF is unchanged. Its run is not on this laptop, so people’s keys could not be compared.`;
  }
  const all = count === 1 ? 'its signature is valid' : `all ${count} signatures are valid`;
  return `${signed}This PDF is unchanged and ${all}.`;
}

function changedSummary({ signatures, fields, changes }: Checked): string {
  const [first] = changes;
  const signed = `Signed by ${signatures.length} of ${fields}.`;
  if (first === undefined) {
    const broken = signatures.filter(({ valid }) => !valid).length;
    const all = broken === signatures.length;
    const which = all ? 'no signature holds' : `${broken} of ${signatures.length} signatures do not hold`;
    return `This PDF was changed after it was signed: ${which}.`;
  }
  const what = first.what.map(changeWords).slice(0, 2).join('; ');
  return `This PDF was changed after it was signed. ${signed} Changed after the ${ordinal(first.after)} signature: ${what}.`;
}

function brokenSummary(signatures: readonly SignatureCheck[]): string {
  const broken = signatures.filter(({ valid }) => !valid);
  const who = broken.map(signerWords).slice(0, 3).join('; ');
  const more = broken.length > 3 ? ` and ${broken.length - 3} more` : '';
  const all = counted(signatures.length, 'signature', 'signatures');
  return `${broken.length} of ${all} ${broken.length === 1 ? 'is' : 'are'} not valid: ${who}${more}`;
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
  const isOutdated = register?.code === 'Earlier' || register?.code === 'NotOurs';
  return [...faults, ...changes, ...record, ...(isOutdated ? [registerWords(register)] : [])];
}

function noticesOf({ signatures, madeByRunsheet, fields }: Checked): readonly string[] {
  const unknown = signatures.filter(({ isKnown, valid }) => valid && !isKnown);
  return [
    ...unknown.map(
      (signature) =>
        `${signerWords(signature)}: the certificate is not known on this laptop. Compare its fingerprint with the person.`,
    ),
    ...(madeByRunsheet && signatures.length > 0 && signatures.length < fields
      ? [`${fields - signatures.length} of ${fields} signature fields are empty.`]
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

export function changeWords(change: SheetChange): string {
  if (isPlain(change)) return plainChanges[change.kind];
  switch (change.kind) {
    case 'page':
      return `page ${change.page} was replaced`;
    case 'pages':
      return `pages were ${change.after > change.before ? 'added' : 'removed or reordered'} (${change.before} before, ${change.after} now)`;
    case 'attachment':
      return `the attached file ${change.name} was replaced`;
    case 'signatureRemoved':
      return `the signature of ${change.name} was removed`;
    case 'signatureLook':
      return `what is drawn as the signature of ${change.name} was replaced`;
    case 'field':
      return `the signature field ${change.name} was changed`;
    case 'root':
      return `the document’s root was changed (${change.keys.join(', ')})`;
    case 'objects':
      return `parts of the file were changed (objects ${listed(change.ids)})`;
    case 'added':
      return `${counted(change.count, 'part was', 'parts were')} added that no signature needs`;
    case 'appended':
      return `${counted(change.bytes, 'byte was', 'bytes were')} added behind the last signature`;
  }
}

type PlainChange = Extract<SheetChange, { readonly kind: 'form' | 'properties' | 'structure' | 'hidden' }>;

const plainChanges: Readonly<Record<PlainChange['kind'], string>> = {
  form: 'the form was changed',
  properties: 'the document’s properties were changed',
  structure: 'the structure that screen readers use was changed',
  hidden: 'the file holds an update it does not own up to',
};

function isPlain(change: SheetChange): change is PlainChange {
  return change.kind in plainChanges;
}

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
  TooLarge: 'This file is too large to be checked. Runsheet checks PDF files up to 256 MB.',
  TooMuch: 'This PDF asks for more work than any sheet does. It was not checked further.',
  Unsupported: 'This PDF is packed in a way that is not read here. Nothing could be checked.',
};

function listed(ids: readonly number[]): string {
  return `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ' …' : ''}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const ordinals = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

function ordinal(count: number): string {
  return ordinals[count] ?? `${count}th`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
