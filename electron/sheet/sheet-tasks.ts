/** What the worker does for main: everything about a PDF that takes longer than a frame of the window. */
import type { Result } from '#shared/result.ts';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import type { SignedElsewhereRefusal } from '#shared/signing/explain-signed-elsewhere.ts';
import type { SheetVerification, SignatureCheck } from '#shared/signing/sheet-verification.ts';
import type { SignedField, SignFieldRefusal, SignFieldRequest } from '../signing/sign-field.ts';
import type { SheetKnowledge } from '../verifying/verify-sheet.ts';
import type { DrawnSheet } from './draw-sheet.ts';

export type SigningTask = Omit<SignFieldRequest, 'fonts'>;

export type SheetTask =
  | { readonly kind: 'draw'; readonly document: SheetDocument }
  | { readonly kind: 'marks'; readonly texts: readonly string[] }
  | { readonly kind: 'sign'; readonly pdf: Uint8Array; readonly request: SigningTask }
  | { readonly kind: 'verify'; readonly pdf: Uint8Array; readonly knowledge: SheetKnowledge | null }
  | { readonly kind: 'accept'; readonly ours: Uint8Array; readonly theirs: Uint8Array };

export type SheetAnswers = {
  readonly draw: DrawnSheet;
  /** Characters of the texts that no font has, each once. */
  readonly marks: readonly string[];
  readonly sign: Result<SignedField, SignFieldRefusal>;
  readonly verify: SheetVerification;
  readonly accept: Result<readonly SignatureCheck[], SignedElsewhereRefusal>;
};

export type SheetAnswer = SheetAnswers[SheetTask['kind']];
