import { pdfString } from './pdf-text.ts';
import type { PdfWriter } from './pdf-writer.ts';

export type Bookmark = {
  readonly title: string;
  readonly level: number;
  readonly page: number;
  /** Points from the lower edge of the page. */
  readonly top: number;
};

type Node = {
  readonly bookmark: Bookmark;
  readonly id: number;
  readonly parent: Node | null;
  readonly kids: Node[];
};

/** Bookmarks as a tree with their object numbers; `rootId` is the outline dictionary's. */
export type Outline = { readonly rootId: number; readonly top: readonly Node[] };

export function allocateOutline(bookmarks: readonly Bookmark[], writer: PdfWriter): Outline {
  const rootId = writer.allocate();
  const top: Node[] = [];
  const path: Node[] = [];
  for (const bookmark of bookmarks) {
    while ((path.at(-1)?.bookmark.level ?? 0) >= bookmark.level) path.pop();
    const parent = path.at(-1) ?? null;
    const node: Node = { bookmark, id: writer.allocate(), parent, kids: [] };
    (parent?.kids ?? top).push(node);
    path.push(node);
  }
  return { rootId, top };
}

export function writeOutline(outline: Outline, writer: PdfWriter, pageIds: readonly number[]): void {
  writer.object(outline.rootId, `<</Type /Outlines${describeKids(outline.top)}>>`);
  writeNodes(outline.top, writer, { rootId: outline.rootId, pageIds });
}

function writeNodes(
  nodes: readonly Node[],
  writer: PdfWriter,
  at: { readonly rootId: number; readonly pageIds: readonly number[] },
): void {
  nodes.forEach((node, index) => {
    const { title, page, top } = node.bookmark;
    const before = nodes[index - 1];
    const after = nodes[index + 1];
    writer.small(
      node.id,
      [
        `<</Title ${pdfString(title)} /Parent ${node.parent?.id ?? at.rootId} 0 R`,
        before ? `/Prev ${before.id} 0 R` : '',
        after ? `/Next ${after.id} 0 R` : '',
        `/Dest [${at.pageIds[page] ?? 0} 0 R /XYZ 0 ${Math.round(top)} null]${describeKids(node.kids)}>>`,
      ].join(' '),
    );
    writeNodes(node.kids, writer, at);
  });
}

/** Deeper levels start closed (a negative count), the first level is open. */
function describeKids(kids: readonly Node[]): string {
  const [first] = kids;
  const last = kids.at(-1);
  if (!first || !last) return '';
  const count = first.parent === null ? kids.length : -kids.length;
  return ` /First ${first.id} 0 R /Last ${last.id} 0 R /Count ${count}`;
}
