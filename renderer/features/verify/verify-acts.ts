/** Checking a PDF: chosen in the system's dialog, or dropped on the window. */
import { explainVerification } from '#shared/signing/explain-verification.ts';
import { largestPdf } from '#shared/signing/sheet-verification.ts';
import { desktop } from '../../desktop.ts';
import type { AppStore } from '../../stores/app-store.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { useVerifyView } from './verify-view.ts';

/** Asks for a PDF and shows what the check says; nothing changes when the dialog is cancelled. */
export async function chooseAndVerify(store: AppStore): Promise<void> {
  await check(store, null);
}

/** Checks a dropped file. One that is too large is not even read. */
export async function verifyFile(store: AppStore, file: File): Promise<void> {
  store.getState().go({ name: 'verify' });
  const named = { name: file.name, bytes: file.size };
  if (file.size > largestPdf) {
    const verification = explainVerification({ kind: 'unreadable', reason: 'TooLarge', bytes: file.size });
    useVerifyView.setState({ file: named, verification, trouble: null, isBusy: false });
    return;
  }
  useVerifyView.setState({ file: named, verification: null, trouble: null, isBusy: true });
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  if (bytes === null) {
    const trouble = 'The file cannot be read. It may have been moved or deleted. Choose it again.';
    useVerifyView.setState({ trouble, isBusy: false });
    return;
  }
  await check(store, { name: file.name, bytes });
}

type PdfFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

async function check(store: AppStore, file: PdfFile | null): Promise<void> {
  useVerifyView.setState({ isBusy: true });
  const answer = await desktop.verifyPdf({ file });
  useVerifyView.setState({ isBusy: false });
  const { go, say, announce, offsetMinutes } = store.getState();
  if (!answer.ok) {
    if (answer.error.code === 'Cancelled') return;
    const trouble = troubleText(answer.error, offsetMinutes);
    useVerifyView.setState({ verification: null, trouble });
    if (store.getState().screen.name === 'verify') announce(trouble);
    else say(trouble, 'refused');
    return;
  }
  const { name, verification } = answer.value;
  useVerifyView.setState({
    file: { name, bytes: file?.bytes.byteLength ?? null },
    verification,
    trouble: null,
  });
  go({ name: 'verify' });
  announce(verification.summary, { assertive: !verification.valid });
}

export function isPdf({ name, type }: File): boolean {
  return type === 'application/pdf' || name.toLowerCase().endsWith('.pdf');
}
