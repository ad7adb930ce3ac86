import type { PdfWriter } from './pdf-writer.ts';

export type TagType =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Div'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Figure'
  | 'Caption'
  | 'Form';

export type TagElement = {
  readonly type: TagType;
  /** Further entries of the element's dictionary, such as `/Alt (…)`. */
  readonly attributes: string;
  readonly parent: TagElement | null;
  readonly kids: TagKid[];
  /** Object number, 0 until the file is written. */
  id: number;
};

type TagKid =
  | { readonly kind: 'element'; readonly element: TagElement }
  | { readonly kind: 'content'; readonly page: number; readonly mark: number }
  | { readonly kind: 'object'; readonly page: number; readonly objectId: () => number };

/** The logical structure of a document, and which marked content of which page belongs to which element. */
export type StructureTree = {
  readonly root: TagElement;
  /** Elements by page number, then by mark. */
  readonly marks: TagElement[][];
  /** Elements that hold an annotation, in the order of their keys after the pages' keys. */
  readonly annotated: TagElement[];
};

export function newStructureTree(): StructureTree {
  return {
    root: { type: 'Document', attributes: '', parent: null, kids: [], id: 0 },
    marks: [],
    annotated: [],
  };
}

export function addElement(parent: TagElement, type: TagType, attributes: string): TagElement {
  const element: TagElement = { type, attributes, parent, kids: [], id: 0 };
  parent.kids.push({ kind: 'element', element });
  return element;
}

/** Claims the next mark of the page for the element's content. */
export function addMark(tree: StructureTree, element: TagElement, page: number): number {
  const marks = (tree.marks[page] ??= []);
  const mark = marks.push(element) - 1;
  element.kids.push({ kind: 'content', page, mark });
  return mark;
}

/** Numbers every element; call it once, when the tree is complete. */
export function allocateElements(tree: StructureTree, writer: PdfWriter): void {
  for (const element of walk(tree.root)) element.id = writer.allocate();
}

/** Writes all elements, the parent tree and the root; `pageIds` by page number, from 1. */
export function writeStructureTree(
  tree: StructureTree,
  writer: PdfWriter,
  ids: { readonly root: number; readonly parents: number; readonly pageIds: readonly number[] },
): void {
  for (const element of walk(tree.root)) writer.small(element.id, describe(element, ids));
  const pageCount = ids.pageIds.length - 1;
  const keys = Array.from({ length: pageCount }, (_, index) => {
    const marks = tree.marks[index + 1] ?? [];
    return `${index} [${marks.map((element) => `${element.id} 0 R`).join(' ')}]`;
  });
  tree.annotated.forEach((element, index) => keys.push(`${pageCount + index} ${element.id} 0 R`));
  writer.small(ids.parents, `<</Nums [${keys.join('\n')}]>>`);
  writer.object(
    ids.root,
    `<</Type /StructTreeRoot /K ${tree.root.id} 0 R /ParentTree ${ids.parents} 0 R /ParentTreeNextKey ${keys.length}>>`,
  );
}

function* walk(element: TagElement): Generator<TagElement> {
  yield element;
  for (const kid of element.kids) if (kid.kind === 'element') yield* walk(kid.element);
}

function describe(
  element: TagElement,
  ids: { readonly root: number; readonly pageIds: readonly number[] },
): string {
  const head = `/Type /StructElem /S /${element.type} /P ${element.parent?.id ?? ids.root} 0 R`;
  const page = onlyPageOf(element);
  const kids = element.kids.map((kid) => describeKid(kid, { pageIds: ids.pageIds, page }));
  // A single kid stands alone: a Form whose object reference is in a list cannot be signed without
  // later checkers seeing an unexplained change.
  const list = kids.length === 1 ? kids.join('') : `[${kids.join(' ')}]`;
  const onPage = page === null ? '' : ` /Pg ${ids.pageIds[page] ?? 0} 0 R`;
  return `<<${head}${onPage} /K ${list} ${element.attributes}>>`;
}

function describeKid(
  kid: TagKid,
  on: { readonly pageIds: readonly number[]; readonly page: number | null },
): string {
  if (kid.kind === 'element') return `${kid.element.id} 0 R`;
  const pageId = on.pageIds[kid.page] ?? 0;
  if (kid.kind === 'object') return `<</Type /OBJR /Obj ${kid.objectId()} 0 R /Pg ${pageId} 0 R>>`;
  return on.page === null ? `<</Type /MCR /Pg ${pageId} 0 R /MCID ${kid.mark}>>` : `${kid.mark}`;
}

/** The page all content of an element stands on, if it is one page and there is nothing but content. */
function onlyPageOf(element: TagElement): number | null {
  const [first] = element.kids;
  if (first?.kind !== 'content') return null;
  const together = element.kids.every((kid) => kid.kind === 'content' && kid.page === first.page);
  return together ? first.page : null;
}
