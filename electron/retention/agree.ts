import { sign, type KeyObject } from 'node:crypto';
import { agreeingSigner } from '#shared/retention/agreement.ts';
import type { RemovalRefusal } from '#shared/retention/retention.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { Signers } from '../signers/signers.ts';
import type { Agree } from './remove-run.ts';

/** Who has a key on this laptop agrees with it. Null for somebody who has none. */
export async function agreementOf(
  signers: Pick<Signers, 'list' | 'unlock'>,
  { second, passphrase }: { readonly second: string; readonly passphrase: string | null },
): Promise<Result<Agree | null, RemovalRefusal>> {
  const signer = agreeingSigner(signers.list(), second);
  if (signer === null) return ok(null);
  if (passphrase === null || passphrase === '') {
    return refused({ code: 'PassphraseNeeded', name: signer.name });
  }
  const key = await signers.unlock(signer.id, passphrase);
  if (!key.ok) return refused({ code: 'NotAgreed', refusal: key.error });
  const { privateKey, certificate } = key.value;
  return ok((text) => ({
    certificate: Buffer.from(certificate).toString('base64'),
    signature: signed(text, privateKey),
  }));
}

function signed(text: string, privateKey: KeyObject): string {
  return sign('sha256', Buffer.from(text, 'utf8'), privateKey).toString('base64');
}
