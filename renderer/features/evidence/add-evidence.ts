import type { AppState } from '../../stores/app-state.ts';
import { formatBytes } from './format-bytes.ts';

/** More than this makes the signed PDF hard to send; it is asked before it is attached. */
export const largeBytes = 25_000_000;
const largestBytes = 100 * 1024 * 1024;

/** Keeps files with an item, one after the other; false when one was refused. */
export async function addFiles(
  read: () => AppState,
  item: string | null,
  files: readonly File[],
): Promise<boolean> {
  for (const file of files) {
    if (file.size > largestBytes) {
      read().say(
        `${file.name} is ${formatBytes(file.size)}. Files above 100 MB cannot be attached; add a link.`,
        'refused',
      );
      return false;
    }
    // In order, so that the record says in which order they were given.
    // oxlint-disable-next-line no-await-in-loop
    const bytes = await bytesOf(file);
    if (bytes === null) {
      read().say(
        `${file.name} is no longer there. Nothing was added, and your file was not changed. Choose the file again.`,
        'refused',
      );
      return false;
    }
    // oxlint-disable-next-line no-await-in-loop
    const answer = await read().recordWith((desktop, runId) =>
      desktop.addEvidenceFile({
        runId,
        item,
        kind: file.type.startsWith('image/') ? 'image' : 'file',
        name: file.name === '' ? 'Pasted image' : file.name,
        mime: file.type,
        bytes,
      }),
    );
    if (!answer.ok) return false;
  }
  sayAdded(read, item, files.map((file) => file.name).join(', '));
  return true;
}

/** An item, the run when null, or one round of a repeating follow-up. */
type Where = string | null | { readonly item: string; readonly round: number };

/** Keeps a text or the address of a page with an item. */
export async function addText(
  read: () => AppState,
  where: Where,
  { kind, text }: { readonly kind: 'text' | 'link'; readonly text: string },
): Promise<boolean> {
  const name = kind === 'link' ? text : (text.split('\n')[0] ?? '').slice(0, 80);
  const at = placeOf(where);
  const answer = await read().recordWith((desktop, runId) =>
    desktop.addEvidenceText({ runId, ...at, kind, name, text }),
  );
  if (answer.ok) sayAdded(read, at.item, kind === 'link' ? 'link' : 'text');
  return answer.ok;
}

/** Opens the system's file dialog in main. */
export async function chooseFiles(read: () => AppState, where: Where): Promise<boolean> {
  const at = placeOf(where);
  const answer = await read().recordWith((desktop, runId) => desktop.chooseEvidence({ runId, ...at }));
  if (answer.ok) sayAdded(read, at.item, 'file');
  return answer.ok;
}

function placeOf(where: Where): { readonly item: string | null; readonly round?: number } {
  return where === null || typeof where === 'string' ? { item: where } : where;
}

/** Null when the file vanished since it was chosen or dropped; the browser gives no other reason. */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function sayAdded(read: () => AppState, item: string | null, name: string): void {
  read().say(`Evidence added to ${item ?? 'the run'}: ${name}.`);
}
