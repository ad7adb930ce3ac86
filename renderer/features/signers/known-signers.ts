/** Who has a key on this laptop, as main last told. Passphrases are never kept here. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { KnownSigners } from '#shared/ipc/signing-contract.ts';
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
