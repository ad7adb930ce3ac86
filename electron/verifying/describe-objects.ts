/** Says in words of the document what changed objects belong to: a page, an attachment, a drawn signature. */
import type { SheetChange } from '#shared/signing/sheet-verification.ts';
import { signatureFields } from '../signing/find-field.ts';
import type { PdfState } from './pdf/open-pdf.ts';
import { asItems, asReference, nameOf, textOf, type PdfDictionary, type PdfValue } from './pdf/pdf-value.ts';

/** Changes of the objects with these numbers, each once. `before` is the signed state. */
export function describeObjects(
  before: PdfState,
  after: PdfState,
  ids: readonly number[],
): readonly SheetChange[] {
  if (ids.length === 0) return [];
  const owners = ownersOf(before);
  const found = new Map<string, SheetChange>();
  const rest: number[] = [];
  const counts = { before: pagesOf(before).length, after: pagesOf(after).length };
  if (counts.before !== counts.after) found.set('pages', { kind: 'pages', ...counts });
  for (const id of ids) {
    const change = owners.get(id) ?? plainOwner(before, id);
    if (change === null) rest.push(id);
    else if (change !== 'tree' || found.size === 0) {
      const known = change === 'tree' ? ({ kind: 'pages', ...counts } as const) : change;
      found.set(JSON.stringify(known), known);
    }
  }
  return [...found.values(), ...(rest.length > 0 ? [{ kind: 'objects' as const, ids: rest }] : [])];
}

function plainOwner(state: PdfState, id: number): SheetChange | 'tree' | null {
  const dictionary = state.dictionary({ kind: 'reference', id, generation: 0 });
  const type = nameOf(dictionary?.entries.get('Type'));
  if (type === 'Metadata') return { kind: 'properties' };
  if (type === 'Pages') return 'tree';
  return type === 'StructElem' || type === 'StructTreeRoot' ? { kind: 'structure' } : null;
}

const mostObjects = 50_000;

function ownersOf(state: PdfState): ReadonlyMap<number, SheetChange> {
  const owners = new Map<number, SheetChange>();
  const claim = (value: PdfValue, change: SheetChange): void => {
    const waiting: PdfValue[] = [value];
    while (waiting.length > 0 && owners.size < mostObjects) {
      const next = waiting.pop() ?? null;
      if (next === null || typeof next !== 'object') continue;
      if (next.kind === 'array') waiting.push(...next.items);
      if (next.kind === 'dictionary') waiting.push(...partsOf(next));
      if (next.kind !== 'reference' || owners.has(next.id)) continue;
      owners.set(next.id, change);
      waiting.push(state.object(next.id)?.value ?? null);
    }
  };
  for (const field of signatureFields(state)) {
    const signature = state.dictionary(field.dictionary.entries.get('V'));
    const name = textOf(signature?.entries.get('Name')) || field.name;
    owners.set(field.id, { kind: 'field', name: field.name });
    claim(
      field.dictionary.entries.get('AP') ?? null,
      field.isSigned ? { kind: 'signatureLook', name } : { kind: 'field', name: field.name },
    );
    claim(field.dictionary.entries.get('V') ?? null, { kind: 'signatureRemoved', name });
  }
  pagesOf(state).forEach((page, index) => claim(page, { kind: 'page', page: index + 1 }));
  for (const { name, specification } of attachedFiles(state)) {
    claim(specification, { kind: 'attachment', name });
  }
  return owners;
}

/** Ways back up and across, which would make one page own all of them. */
const crossing = new Set(['Parent', 'P', 'Dest', 'A', 'StructParent', 'Pg']);

function partsOf({ entries }: PdfDictionary): readonly PdfValue[] {
  return [...entries].filter(([key]) => !crossing.has(key)).map(([, value]) => value);
}

const mostPages = 10_000;

/** References of all pages in their order. */
export function pagesOf(state: PdfState): readonly PdfValue[] {
  const pages: PdfValue[] = [];
  const seen = new Set<number>();
  const visit = (value: PdfValue, depth: number): void => {
    const id = asReference(value)?.id;
    if (id === undefined || seen.has(id) || pages.length >= mostPages || depth > 30) return;
    seen.add(id);
    const dictionary = state.dictionary(value);
    const kids = asItems(state.resolve(dictionary?.entries.get('Kids')));
    if (kids.length === 0 && nameOf(dictionary?.entries.get('Type')) === 'Page') pages.push(value);
    for (const kid of kids) visit(kid, depth + 1);
  };
  visit(state.catalog.entries.get('Pages') ?? null, 0);
  return pages;
}

/** Attached files by the name tree, flat or one level deep. */
export function attachedFiles(
  state: PdfState,
): readonly { readonly name: string; readonly specification: PdfValue }[] {
  const names = state.dictionary(state.catalog.entries.get('Names'));
  const root = state.dictionary(names?.entries.get('EmbeddedFiles'));
  const kids = asItems(state.resolve(root?.entries.get('Kids'))).map((kid) => state.dictionary(kid));
  return [root, ...kids].flatMap((node) => {
    const list = asItems(state.resolve(node?.entries.get('Names')));
    return list.flatMap((key, index) => {
      const specification = list[index + 1];
      if (index % 2 !== 0 || specification === undefined) return [];
      const dictionary = state.dictionary(specification);
      const name = textOf(state.resolve(dictionary?.entries.get('UF'))) || textOf(key);
      return [{ name, specification }];
    });
  });
}
