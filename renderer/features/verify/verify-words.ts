/** What a check means for the person who asked: the one sentence, what happened, what is safe, what to do. */
import { isDecline, signedFields } from '#shared/signing/explain-verification.ts';
import type { SheetFindings, SheetVerdict, SheetVerification } from '#shared/signing/sheet-verification.ts';

export type VerifyWords = {
  /** The one sentence. */
  readonly title: string;
  readonly happened: readonly string[];
  readonly safe: readonly string[];
  readonly toDo: readonly string[];
};

export function verifyWords(verification: SheetVerification): VerifyWords {
  const { verdict, problems } = verification;
  const { title, rest } = firstSentence(verification);
  // Of an outdated file the one sentence has said it all.
  const found = verdict === 'outdated' ? [] : problems;
  const said =
    found.length > 0 ? found : rest === '' || verdict === 'outdated' ? [plainHappened[verdict]] : [rest];
  return { title, happened: said, safe: safeWords(verification), toDo: toDoWords(verification) };
}

/** All of it when the file holds: "Signed by 3 of 13. This PDF is unchanged and all 3 signatures are valid." */
function firstSentence({ verdict, summary }: SheetVerification): {
  readonly title: string;
  readonly rest: string;
} {
  const end = summary.indexOf('. ');
  if (verdict === 'valid' || end === -1) return { title: summary, rest: '' };
  return { title: summary.slice(0, end + 1), rest: summary.slice(end + 2) };
}

const plainHappened: Readonly<Record<SheetVerdict, string>> = {
  valid:
    'Every signature fits the bytes it covers. Nothing was added after the last one but what signing adds.',
  changed: 'Something in it is not as it was signed.',
  broken: 'A signature in it does not hold.',
  record: 'The record attached to it does not hold.',
  outdated: 'The file was compared with what this laptop keeps of the run.',
  draft: 'The file was read to its end. It has no signature.',
  foreign: 'The file was read to its end. It carries no record of a run.',
  unreadable: 'The file was read as far as it goes.',
};

function safeWords({ signatures, findings }: SheetVerification): readonly string[] {
  const kept = 'The file was only read; nothing in it was changed.';
  if (findings.kind === 'unreadable') return ['Everything on this laptop is as it was.', kept];
  const { record, register } = findings;
  const valid = signatures.filter(({ valid: holds }) => holds).length;
  const words: string[] = [];
  if (valid > 0)
    words.push(
      valid === signatures.length
        ? `What ${valid === 1 ? 'its signer' : `its ${valid} signers`} signed is in the file as it was signed.`
        : `${valid} of ${signatures.length} signatures hold for what they cover.`,
    );
  if (record !== null && record.faults.length === 0)
    words.push(`The record attached to it is complete: ${record.entries} entries, no gap.`);
  if (register !== null && register.code !== 'RunUnknown')
    words.push('The run and its sheet on this laptop are not touched by this file.');
  return words.length === 0 ? [kept] : words;
}

function toDoWords({ verdict, notices, findings }: SheetVerification): readonly string[] {
  const isHere =
    findings.kind === 'checked' && findings.register !== null && findings.register.code !== 'RunUnknown';
  const again = isHere
    ? 'Open the run and save its sheet again.'
    : 'Ask whoever sent it for the sheet as it was signed.';
  switch (verdict) {
    case 'valid':
      return [...beforeFiling(findings), ...notices];
    case 'changed':
    case 'broken':
    case 'record':
    case 'outdated':
      return [`Do not file this copy. ${again}`];
    case 'draft':
      return ['Do not file it as an approval. Ask for the signed sheet.', ...notices];
    case 'foreign':
      return ['Verify it with the program that made it.', ...notices];
    case 'unreadable':
      return ['Choose another file, or ask for this one again.'];
  }
}

function beforeFiling(findings: SheetFindings): readonly string[] {
  if (findings.kind !== 'checked') return [];
  const isDeclined = findings.signatures.some(isDecline);
  const isMissing = signedFields(findings).all < findings.fields;
  if (!isDeclined && !isMissing) return ['Nothing. It can be filed.'];
  return [
    ...(isDeclined ? ['Read on the sheet why it was declined before it is filed.'] : []),
    ...(isMissing ? ['Ask for the missing signatures before it is filed.'] : []),
  ];
}
