/** The PDF that was checked last. Nothing of it is kept when the window closes. */
import { create } from 'zustand';
import type { SheetVerification } from '#shared/signing/sheet-verification.ts';

export type VerifyView = {
  /** Null until a file was checked. */
  readonly file: { readonly name: string; readonly bytes: number | null } | null;
  readonly verification: SheetVerification | null;
  /** Why the file could not even be read, or null. */
  readonly trouble: string | null;
  readonly isBusy: boolean;
};

export const useVerifyView = create<VerifyView>()(() => ({
  file: null,
  verification: null,
  trouble: null,
  isBusy: false,
}));
