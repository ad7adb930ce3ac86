/** Who has a key on this laptop, as main last told. Passphrases are never kept here. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { KnownSigners } from '#shared/ipc/signing-contract.ts';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { desktop } from '../../desktop.ts';

type SignersView = KnownSigners & { readonly isRead: boolean };

const useView = create<SignersView>()(() => ({ signers: [], organisation: null, isRead: false }));

/** All signers, removed ones too; read anew when the component appears. */
export function useKnownSigners(): SignersView {
  // Main keeps the signers.
  useEffect(() => {
    void readSigners();
  }, []);
  return useView();
}

/** Asks main again: after one was created, imported, changed or removed. */
export async function readSigners(): Promise<void> {
  useView.setState({ ...(await desktop.listSigners(null)), isRead: true });
}

/** Those of this name who can still sign, the newest first. Case and form of accents do not matter. */
export function signersNamed(signers: readonly SignerSummary[], name: string): readonly SignerSummary[] {
  const wanted = fold(name);
  if (wanted === '') return [];
  return signers.filter((signer) => signer.removedAt === null && fold(signer.name) === wanted).toReversed();
}

function fold(name: string): string {
  return name.trim().normalize('NFC').toLocaleLowerCase();
}
