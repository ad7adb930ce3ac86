import type { SheetVerification } from '#shared/signing/sheet-verification.ts';
import { verifyChecks } from './verify-checks.ts';
import type { VerifyWords } from './verify-words.ts';

const marks = { good: '+', bad: '!', unknown: '?' } as const;

/** The whole answer as plain text, for a ticket or a mail. */
export function verifyReport(name: string, verification: SheetVerification, words: VerifyWords): string {
  const part = (title: string, lines: readonly string[]): string => `${title}\n${lines.join('\n')}`;
  return [
    `${name}\n${verification.summary}`,
    part('What happened', words.happened),
    part('What is safe', words.safe),
    part('What to do', words.toDo),
    part(
      'Checked',
      verifyChecks(verification.findings).map(
        ({ state, title, detail }) => `${marks[state]} ${title}: ${detail}`,
      ),
    ),
    ...(verification.signatures.length === 0
      ? []
      : [
          part(
            'Signatures',
            verification.signatures.map(({ role, name: signer, signedAt, valid, certificate }) =>
              [role, signer, signedAt ?? '', valid ? 'valid' : 'NOT VALID', certificate?.fingerprint ?? '']
                .filter((word) => word !== '')
                .join(', '),
            ),
          ),
        ]),
  ].join('\n\n');
}
