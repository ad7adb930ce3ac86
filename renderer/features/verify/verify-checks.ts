/** The single checks, in the order they were made. */
import type {
  GoSheetCheck,
  RecordCheck,
  RegisterCheck,
  SheetFindings,
} from '#shared/signing/sheet-verification.ts';
import { shortFingerprint } from '../signers/signer-words.ts';

export type CheckLine = {
  readonly key: string;
  readonly state: 'good' | 'bad' | 'unknown';
  readonly title: string;
  readonly detail: string;
};

type Checked = Extract<SheetFindings, { readonly kind: 'checked' }>;

export function verifyChecks(findings: SheetFindings): readonly CheckLine[] {
  if (findings.kind === 'unreadable')
    return [{ key: 'read', state: 'bad', title: 'Read as a PDF', detail: 'not possible' }];
  return [
    madeHere(findings),
    signaturesRead(findings),
    nothingAfter(findings),
    ...(findings.record === null ? [] : recordLines(findings.record)),
    ...(findings.goSheet === null ? [] : [goSheetLine(findings.goSheet)]),
    ...(findings.register === null ? [] : [registerLine(findings.register)]),
  ];
}

function madeHere({ madeByRunsheet, record }: Checked): CheckLine {
  return {
    key: 'made',
    state: madeByRunsheet ? 'good' : 'unknown',
    title: madeByRunsheet ? 'Made by Runsheet' : 'Not made by Runsheet',
    detail: record === null ? 'no record attached' : 'with the record attached',
  };
}

function signaturesRead({ signatures, fields }: Checked): CheckLine {
  const bad = signatures.filter(({ valid }) => !valid).length;
  const count = signatures.length === 1 ? '1 signature read' : `${signatures.length} signatures read`;
  if (signatures.length === 0)
    return { key: 'signatures', state: 'unknown', title: 'No signature', detail: `${fields} empty fields` };
  return {
    key: 'signatures',
    state: bad === 0 ? 'good' : 'bad',
    title: count,
    detail: bad === 0 ? 'each matches the bytes it covers' : `${bad} not valid`,
  };
}

function nothingAfter({ changes, signatures }: Checked): CheckLine {
  const found = changes.flatMap(({ what }) => what);
  const pages = found.flatMap((change) => (change.kind === 'page' ? [change.page] : []));
  const where = pages.length === 0 ? '' : `, page ${pages.join(', ')}`;
  const one = found.length === 1 ? '1 change found' : `${found.length} changes found`;
  return {
    key: 'after',
    state: found.length > 0 ? 'bad' : signatures.length === 0 ? 'unknown' : 'good',
    title: 'Nothing but signatures after signing',
    detail:
      found.length > 0 ? `${one}${where}` : signatures.length === 0 ? 'nobody signed' : 'no change found',
  };
}

function recordLines({ head, entries, faults }: RecordCheck): readonly CheckLine[] {
  const has = (...codes: readonly string[]): boolean => faults.some(({ code }) => codes.includes(code));
  if (has('RecordMissing'))
    return [{ key: 'record', state: 'bad', title: 'Record attached', detail: 'missing or unreadable' }];
  return [
    {
      key: 'hash',
      state: has('HeadNotPrinted', 'RecordDiffers') ? 'bad' : 'good',
      title: 'Record hash',
      detail: has('HeadNotPrinted') ? 'not the one printed on the sheet' : shortFingerprint(head),
    },
    {
      key: 'chain',
      state: has('ChainBroken') ? 'bad' : 'good',
      title: has('ChainBroken') ? 'Event chain broken' : 'Event chain complete',
      detail: has('ChainBroken') ? `${entries} entries read` : `1 to ${entries}, no gap`,
    },
  ];
}

function goSheetLine({ holds, signatures }: GoSheetCheck): CheckLine {
  const count = signatures.length === 1 ? '1 signature' : `${signatures.length} signatures`;
  return {
    key: 'goSheet',
    state: holds ? 'good' : 'bad',
    title: 'Go sheet attached',
    detail: holds ? `unchanged, ${count} valid` : 'does not hold',
  };
}

function registerLine(register: RegisterCheck): CheckLine {
  const title = 'Compared with this laptop';
  switch (register.code) {
    case 'RunUnknown':
      return { key: 'register', state: 'unknown', title, detail: 'its run is not here' };
    case 'Newest':
      return { key: 'register', state: 'good', title, detail: 'the newest sheet of its run' };
    case 'Superseded':
      return { key: 'register', state: 'bad', title, detail: 'signed before the record was reopened' };
    case 'Earlier':
      return { key: 'register', state: 'bad', title, detail: 'an earlier state of the sheet here' };
    case 'NotOurs':
      return { key: 'register', state: 'bad', title, detail: 'not the sheet that was made here' };
  }
}
