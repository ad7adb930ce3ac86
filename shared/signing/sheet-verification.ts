/** What a check of a PDF finds, as data. `explain-verification.ts` turns it into sentences. */

/** The largest file that is checked; a sheet has less than a hundredth of it, evidence apart. */
export const largestPdfMegabytes = 200;
export const largestPdf = largestPdfMegabytes * 1024 * 1024;

export type SignatureFault =
  /** Bytes it covers were changed. */
  | 'ContentChanged'
  /** The signature's own mathematics do not hold. */
  | 'SignatureBroken'
  /** The certificate in the file is not the one that was signed with. */
  | 'CertificateSwapped'
  /** A certificate above the signer's does not hold. */
  | 'ChainBroken'
  /** Signed outside the certificate's time. */
  | 'OutsideValidity'
  /** What it covers is not everything but itself. */
  | 'CoverageWrong'
  /** Something stands where only zeros may. */
  | 'PaddingUsed'
  | 'Unreadable'
  | 'WeakHash'
  /** Of a kind that is not checked here. */
  | 'Unsupported';

export type SheetSigner = {
  readonly name: string;
  readonly fingerprint: string;
  readonly issuer: string;
  readonly kind: 'self-signed' | 'issued' | 'issuer-not-in-file';
  readonly key: string;
};

export type SignatureCheck = {
  readonly fieldName: string;
  /** Who the certificate names; the signature's own word where it cannot be read. */
  readonly name: string;
  readonly role: string;
  readonly reason: string;
  /** The signer's clock, ISO with zone; null when not given. */
  readonly signedAt: string | null;
  readonly certificate: SheetSigner | null;
  /** Whether this laptop knows the certificate or the one that issued it. */
  readonly isKnown: boolean;
  readonly valid: boolean;
  readonly coversWholeFile: boolean;
  readonly faults: readonly SignatureFault[];
};

export type SheetChange =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'pages'; readonly before: number; readonly after: number }
  | { readonly kind: 'attachment'; readonly name: string }
  | { readonly kind: 'signatureRemoved'; readonly name: string }
  | { readonly kind: 'signatureLook'; readonly name: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'form' }
  | { readonly kind: 'root'; readonly keys: readonly string[] }
  | { readonly kind: 'properties' }
  | { readonly kind: 'structure' }
  | { readonly kind: 'objects'; readonly ids: readonly number[] }
  /** Objects that no signature needs. */
  | { readonly kind: 'added'; readonly count: number }
  /** Bytes that belong to no object, or an update the file does not own up to. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'appended'; readonly bytes: number };

export type RecordFault =
  | { readonly code: 'RecordMissing' }
  | { readonly code: 'ChainBroken'; readonly line: number | null }
  | { readonly code: 'RecordDiffers' }
  | { readonly code: 'HeadNotPrinted' };

export type RecordCheck = {
  readonly runId: string | null;
  readonly head: string;
  readonly entries: number;
  readonly faults: readonly RecordFault[];
};

/** How the file stands to what this laptop keeps of the run. */
export type RegisterCheck =
  /** The run is not on this laptop. */
  | { readonly code: 'RunUnknown' }
  | { readonly code: 'Newest' }
  /** Signed here, before the record was reopened; a newer sheet takes its place. */
  | { readonly code: 'Superseded' }
  | { readonly code: 'Earlier'; readonly signatures: number; readonly newest: number }
  /** The run is known, this file is not. */
  | { readonly code: 'NotOurs' };

/** The go sheet that a record sheet carries: who signed before go-live. */
export type GoSheetCheck = {
  readonly holds: boolean;
  /** The one sentence of its own check. */
  readonly summary: string;
  readonly signatures: readonly SignatureCheck[];
};

export type UnreadableReason =
  | 'NotPdf'
  | 'Truncated'
  | 'Damaged'
  | 'Encrypted'
  | 'TooLarge'
  | 'TooMuch'
  | 'Unsupported';

export type SheetFindings =
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason; readonly bytes: number }
  | {
      readonly kind: 'checked';
      readonly madeByRunsheet: boolean;
      readonly signatures: readonly SignatureCheck[];
      /** Signature fields of the file, with or without a signature. */
      readonly fields: number;
      /** Changes made after a signature by something that is none; `after` counts signatures from 1. */
      readonly changes: readonly { readonly after: number; readonly what: readonly SheetChange[] }[];
      /** Null for a file that is not ours. */
      readonly record: RecordCheck | null;
      /** Null when nothing was given to compare with. */
      readonly register: RegisterCheck | null;
      /** Null when none is attached. */
      readonly goSheet: GoSheetCheck | null;
    };

export type SheetVerdict =
  | 'valid'
  | 'changed'
  | 'broken'
  | 'record'
  | 'outdated'
  | 'draft'
  | 'foreign'
  | 'unreadable';

/** The answer: one sentence first, what led to it below. */
export type SheetVerification = {
  readonly valid: boolean;
  readonly verdict: SheetVerdict;
  readonly summary: string;
  readonly signatures: readonly SignatureCheck[];
  readonly problems: readonly string[];
  /** What is worth knowing and no problem. */
  readonly notices: readonly string[];
  readonly findings: SheetFindings;
};
