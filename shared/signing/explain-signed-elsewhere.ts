/** Whether a sheet that came back from another program is taken, in one sentence. */
import { changeWords } from './explain-sheet-change.ts';
import type { SheetChange } from './sheet-verification.ts';

export type SignedElsewhereRefusal =
  | { readonly code: 'NotReadable'; readonly detail: string }
  /** `from`: the first byte that is not ours. */
  | { readonly code: 'AnotherFile'; readonly from: number }
  | { readonly code: 'EarlierFile' }
  | { readonly code: 'NothingSigned' }
  | { readonly code: 'SignatureNotValid'; readonly names: readonly string[] }
  | { readonly code: 'MoreChanged'; readonly what: readonly SheetChange[] };

export function explainSignedElsewhere(refusal: SignedElsewhereRefusal): string {
  switch (refusal.code) {
    case 'NotReadable':
      return `${refusal.detail} Yours is kept.`;
    case 'AnotherFile':
      return `This is not the same sheet with a signature added: it differs from byte ${refusal.from}. Other programs must add their signature without saving the file anew. Yours is kept.`;
    case 'EarlierFile':
      return 'This is an earlier state of the sheet you have. Yours is kept.';
    case 'NothingSigned':
      return 'This is the sheet you have; nobody signed it elsewhere.';
    case 'SignatureNotValid':
      return `The signature of ${refusal.names.join(', ')} is not valid. Yours is kept.`;
    case 'MoreChanged':
      return `More was changed than a signature: ${refusal.what.map(changeWords).join('; ')}. Yours is kept.`;
  }
}
