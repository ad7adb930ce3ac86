import { describe, expect, it } from 'vitest';
import { explainSignedElsewhere } from '#shared/signing/explain-signed-elsewhere.ts';
import { explainVerification } from '#shared/signing/explain-verification.ts';
import type { SheetFindings, SignatureCheck } from '#shared/signing/sheet-verification.ts';

type Checked = Extract<SheetFindings, { readonly kind: 'checked' }>;

function signature(over: Partial<SignatureCheck> = {}): SignatureCheck {
  return {
    fieldName: 'role-1',
    name: 'Lena Fischer',
    role: 'QA Lead',
    reason: 'QA Lead: I approve',
    signedAt: '2026-11-18T13:41:07+01:00',
    certificate: null,
    isKnown: true,
    valid: true,
    coversWholeFile: false,
    faults: [],
    ...over,
  };
}

function findings(over: Partial<Checked> = {}): Checked {
  return {
    kind: 'checked',
    madeByRunsheet: true,
    signatures: Array.from({ length: 13 }, (_, index) => signature({ fieldName: `role-${index + 1}` })),
    fields: 13,
    changes: [],
    record: { runId: 'r', head: 'a'.repeat(64), entries: 6, faults: [] },
    register: { code: 'Newest' },
    goSheet: null,
    ...over,
  };
}

function summary(over: Partial<Checked> = {}): string {
  return explainVerification(findings(over)).summary;
}

describe('the go sheet inside', () => {
  const roles = Array.from({ length: 10 }, (_, index) =>
    signature({ fieldName: `signature-${index + 1}-role-12-1-${index + 1}` }),
  );
  const approvers = Array.from({ length: 3 }, (_, index) =>
    signature({ fieldName: `signature-${index + 11}-approver-${index + 1}` }),
  );

  it('counts for the roles that signed it, and makes the sheet complete', () => {
    const goSheet = { holds: true, summary: '', signatures: roles };
    expect(explainVerification(findings({ signatures: approvers, goSheet }))).toMatchObject({
      valid: true,
      summary:
        'Signed by 13 of 13, 10 of them before go-live on the go sheet inside. This PDF is unchanged and all 3 signatures are valid.',
      notices: [],
    });
  });

  it('counts neither for an approver nor for whoever declined it', () => {
    const declined = roles.map((role) => ({ ...role, reason: 'QA Lead: I decline: XianFeast' }));
    const goSheet = { holds: true, summary: '', signatures: [...declined, ...approvers] };
    expect(explainVerification(findings({ signatures: approvers, goSheet })).summary).toMatch(
      /^Signed by 3 of 13\. /,
    );
  });

  it('makes the sheet not valid when it does not hold', () => {
    const goSheet = { holds: false, summary: 'This PDF was changed after it was signed.', signatures: roles };
    expect(explainVerification(findings({ signatures: approvers, goSheet }))).toMatchObject({
      valid: false,
      verdict: 'record',
      problems: ['The go sheet inside it does not hold: this PDF was changed after it was signed.'],
    });
  });
});

describe('the one sentence of a check', () => {
  it('says of a sheet whose record was reopened that a newer one takes its place', () => {
    expect(explainVerification(findings({ register: { code: 'Superseded' } }))).toMatchObject({
      valid: false,
      verdict: 'outdated',
      summary:
        'This sheet was signed before its record was reopened. A newer sheet takes its place; ask for that one.',
    });
  });

  it('is good', () => {
    expect(explainVerification(findings())).toMatchObject({
      valid: true,
      verdict: 'valid',
      summary: 'This PDF is unchanged and all 13 signatures are valid.',
      problems: [],
      notices: [],
    });
  });

  it('names who declined, whose signature holds like any other', () => {
    const { signatures } = findings();
    const zoe = signature({
      name: 'Zoë Müller',
      reason: 'QA Lead: I decline: XianFeast: the load test is missing',
    });
    expect(summary({ signatures: [zoe, ...signatures.slice(1)] })).toBe(
      'Signed by 12 of 13. Declined by QA Lead, Zoë Müller. This PDF is unchanged and all 13 signatures are valid.',
    );
    const declined = signatures.slice(0, 4).map((each) => ({ ...each, reason: zoe.reason }));
    expect(summary({ signatures: declined })).toMatch(
      /^Signed by 0 of 13\. Declined by QA Lead, Lena Fischer; QA Lead, Lena Fischer; QA Lead, Lena Fischer and 1 more\. /,
    );
  });

  it('is good for another laptop’s run, whose keys could not be compared', () => {
    expect(summary({ register: { code: 'RunUnknown' } })).toBe(
      'This PDF is unchanged. Its run is not on this laptop, so people’s keys could not be compared.',
    );
  });

  it('names what was changed, and after which signature', () => {
    const changed = explainVerification(
      findings({
        signatures: findings().signatures.slice(0, 3),
        changes: [{ after: 2, what: [{ kind: 'page', page: 4 }] }],
      }),
    );
    expect(changed.summary).toBe(
      'This PDF was changed after it was signed. Signed by 3 of 13. Changed after the second signature: page 4 was replaced.',
    );
    expect(changed).toMatchObject({
      valid: false,
      verdict: 'changed',
      problems: ['Changed after the second signature: page 4 was replaced.'],
    });
  });

  it('names who signed what does not hold', () => {
    const broken = [
      signature({ valid: false, faults: ['SignatureBroken'] }),
      ...findings().signatures.slice(1),
    ];
    expect(summary({ signatures: broken })).toBe('1 of 13 signatures is not valid: QA Lead, Lena Fischer');
  });

  it('tells a draft, a file of others, and a record that does not hold', () => {
    expect(summary({ signatures: [] })).toBe('This is a draft. Nobody has signed it.');
    expect(summary({ signatures: [], madeByRunsheet: false, record: null })).toBe(
      'This PDF was not made by Runsheet and is not signed. Nothing could be checked.',
    );
    const faults = [{ code: 'ChainBroken', line: 3 }] as const;
    expect(summary({ record: { runId: 'r', head: '', entries: 2, faults } })).toBe(
      'The record inside this PDF does not hold: the attached history was altered at line 3.',
    );
  });

  it('never calls valid what is not ours, unsigned, earlier or unreadable', () => {
    const cases: readonly SheetFindings[] = [
      findings({ madeByRunsheet: false, record: null }),
      findings({ signatures: [] }),
      findings({ register: { code: 'Earlier', signatures: 2, newest: 13 } }),
      findings({ register: { code: 'NotOurs' } }),
      { kind: 'unreadable', reason: 'Truncated', bytes: 9 },
    ];
    expect(cases.map((one) => explainVerification(one).valid)).toEqual(cases.map(() => false));
  });

  it('mentions empty fields and unknown certificates without calling them problems', () => {
    const { problems, notices } = explainVerification(
      findings({ signatures: [signature({ isKnown: false })] }),
    );
    expect(problems).toEqual([]);
    expect(notices).toEqual([
      'QA Lead, Lena Fischer: the certificate is not known on this laptop. Compare its fingerprint with the person.',
      '12 of 13 signature fields are empty.',
    ]);
  });
});

describe('a sheet from elsewhere that is not taken', () => {
  it('says what differs and that ours is kept', () => {
    const what = [{ kind: 'attachment', name: 'record.json' }, { kind: 'hidden' }] as const;
    expect(explainSignedElsewhere({ code: 'MoreChanged', what })).toBe(
      'More was changed than a signature: the attached file record.json was replaced; the file holds an update it does not own up to. Yours is kept.',
    );
    expect(explainSignedElsewhere({ code: 'SignatureNotValid', names: ['Lena Fischer'] })).toBe(
      'The signature of Lena Fischer is not valid. Yours is kept.',
    );
  });
});
