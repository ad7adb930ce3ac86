import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { signerFailureText } from './failure-text.ts';

export type Exports = {
  /** Asks where and writes the certificate of this signer, or of `organisation`, as .cer. */
  readonly certificate: (id: string) => Promise<void>;
  readonly trustPage: () => Promise<void>;
};

/** What goes out to others about signers: certificates and the page that explains them. */
export function useExports(): Exports {
  const say = useApp((state) => state.say);
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const tell = (answer: Awaited<ReturnType<typeof desktop.exportCertificate>>): void => {
    const text = answer.ok ? `Saved: ${answer.value.path}` : signerFailureText(answer.error, offsetMinutes);
    if (text !== null) say(text, answer.ok ? 'plain' : 'refused');
  };
  return {
    certificate: async (id) => tell(await desktop.exportCertificate({ id })),
    trustPage: async () => tell(await desktop.exportTrustPage(null)),
  };
}
