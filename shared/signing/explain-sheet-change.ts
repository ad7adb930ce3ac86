/** What was changed after a signature, in words that name what a person sees. */
import type { SheetChange } from './sheet-verification.ts';

export function changeWords(change: SheetChange): string {
  if (isPlain(change)) return plainChanges[change.kind];
  switch (change.kind) {
    case 'page':
      return `page ${change.page} was replaced`;
    case 'pages':
      return `pages were ${change.after > change.before ? 'added' : 'removed or reordered'} (${change.before} before, ${change.after} now)`;
    case 'attachment':
      return `the attached file ${change.name} was replaced`;
    case 'signatureRemoved':
      return `the signature of ${change.name} was removed`;
    case 'signatureLook':
      return `what is drawn as the signature of ${change.name} was replaced`;
    case 'field':
      return `the signature field ${change.name} was changed`;
    case 'root':
      return `the document’s root was changed (${change.keys.join(', ')})`;
    case 'objects':
      return `parts of the file were changed (objects ${listed(change.ids)})`;
    case 'added':
      return `${counted(change.count, 'part was', 'parts were')} added that no signature needs`;
    case 'appended':
      return `${counted(change.bytes, 'byte was', 'bytes were')} added behind the last signature`;
  }
}

type PlainChange = Extract<SheetChange, { readonly kind: 'form' | 'properties' | 'structure' | 'hidden' }>;

const plainChanges: Readonly<Record<PlainChange['kind'], string>> = {
  form: 'the form was changed',
  properties: 'the document’s properties were changed',
  structure: 'the structure that screen readers use was changed',
  hidden: 'the file holds an update it does not own up to',
};

function isPlain(change: SheetChange): change is PlainChange {
  return change.kind in plainChanges;
}

function listed(ids: readonly number[]): string {
  return `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ' …' : ''}`;
}

/** `1 part was`, `3 parts were`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
