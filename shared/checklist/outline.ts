/** The rule: headings make sections and groups, boxes make items at any depth, everything else is guidance. */
import type { Heading, List, ListItem, Nodes, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { offsetsOf, sourceOf, type MarkdownDocument } from './read-markdown.ts';

export type OutlineItem = {
  readonly text: string;
  readonly line: number;
  readonly boxOffset: number;
  readonly ticked: boolean;
  /** The number written before the item (`3.`), or null in a bulleted list. */
  readonly writtenNumber: number | null;
  readonly guidance: string;
  readonly children: readonly OutlineItem[];
};

export type OutlineGroup = {
  readonly title: string;
  readonly line: number;
  /** The group's items stand directly under the section's heading. */
  readonly isSectionItself: boolean;
  readonly guidance: string;
  readonly items: readonly OutlineItem[];
};

export type OutlineSection = {
  readonly title: string;
  readonly line: number;
  /** Its items stand before any section heading, so it carries the document's title. */
  readonly isDocument: boolean;
  readonly groups: readonly OutlineGroup[];
};

export type Outline = {
  readonly title: string;
  readonly frontMatter: string | null;
  readonly sections: readonly OutlineSection[];
};

type OpenGroup = {
  title: string;
  line: number;
  isSectionItself: boolean;
  guidance: string[];
  items: OutlineItem[];
};
type OpenSection = { title: string; line: number; isDocument: boolean; groups: OpenGroup[]; path: Heading[] };

/** Sections and groups that hold items, in the order of the document. */
export function outline(document: MarkdownDocument): Outline {
  const blocks = flatten(document.root.children);
  const headings = blocks.filter((block) => block.type === 'heading');
  const frontMatter = document.root.children.find((node) => node.type === 'yaml' || isToml(node));
  const titleHeading = findTitle(headings);
  const title = documentTitle(titleHeading ?? headings[0], frontMatter);
  const sectionDepth = Math.min(
    ...headings.filter((heading) => heading !== titleHeading).map((heading) => heading.depth),
  );

  const sections: OpenSection[] = [openSection(title, titleHeading?.position?.start.line ?? 1, true)];
  for (const block of blocks) {
    const section = sections.at(-1);
    if (section === undefined || block === titleHeading) continue;
    if (block.type !== 'heading') addBlock(document, section, block);
    else if (block.depth <= sectionDepth) sections.push(openSection(plainText(block), lineOf(block), false));
    else addGroup(section, block);
  }
  return {
    title,
    frontMatter: frontMatter !== undefined && 'value' in frontMatter ? frontMatter.value : null,
    sections: sections.map(closeSection).filter((section) => section.groups.length > 0),
  };
}

/** One line of plain text: no markup, no line breaks, no control characters. */
export function plainText(node: Nodes): string {
  return oneLine(toString(node, { includeHtml: false }));
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** The first heading is the document's title when it is its only H1. */
function findTitle(headings: readonly Heading[]): Heading | undefined {
  const [first, ...others] = headings;
  return first?.depth === 1 && others.every((heading) => heading.depth > 1) ? first : undefined;
}

function documentTitle(heading: Heading | undefined, frontMatter: RootContent | undefined): string {
  const value = frontMatter !== undefined && 'value' in frontMatter ? frontMatter.value : '';
  const named = /^(?:title|name)[ \t]*[:=][ \t]*["']?(.*?)["']?[ \t]*$/im.exec(value)?.[1];
  return (heading === undefined ? '' : plainText(heading)) || oneLine(named ?? '') || 'Checklist';
}

function isToml(node: { readonly type: string }): boolean {
  return node.type === 'toml';
}

/** Blocks in document order, with quotes and footnotes opened: a checklist may stand inside one. */
function flatten(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) =>
    node.type === 'blockquote' || node.type === 'footnoteDefinition' ? flatten(node.children) : [node],
  );
}

function openSection(title: string, line: number, isDocument: boolean): OpenSection {
  return { title, line, isDocument, path: [], groups: [openGroup(title, line, true)] };
}

function openGroup(title: string, line: number, isSectionItself: boolean): OpenGroup {
  return { title, line, isSectionItself, guidance: [], items: [] };
}

/** Headings below a group's are joined with it: "Backup – Database". */
function addGroup(section: OpenSection, heading: Heading): void {
  section.path = [...section.path.filter((outer) => outer.depth < heading.depth), heading];
  const title = section.path.map(plainText).filter(Boolean).join(' – ');
  section.groups.push(openGroup(title || section.title, lineOf(heading), false));
}

function addBlock(document: MarkdownDocument, section: OpenSection, block: RootContent): void {
  const group = section.groups.at(-1);
  if (group === undefined) return;
  if (block.type === 'list' && document.nodesWithBoxes.has(block)) {
    const read = readList(document, block);
    group.items.push(...read.items);
    group.guidance.push(...read.guidance);
  } else {
    group.guidance.push(...guidanceOf(document, block));
  }
}

/** Groups without items give their prose to the next group of the section, or to the last one. */
function closeSection(section: OpenSection): OutlineSection {
  const groups: OpenGroup[] = [];
  let waiting: string[] = [];
  for (const group of section.groups) {
    const heading = group.isSectionItself || group.guidance.length === 0 ? [] : [`**${group.title}**`];
    if (group.items.length === 0) {
      waiting.push(...heading, ...group.guidance);
    } else {
      groups.push({ ...group, guidance: [...waiting, ...group.guidance] });
      waiting = [];
    }
  }
  groups.at(-1)?.guidance.push(...waiting);
  return { ...section, groups: groups.map((group) => ({ ...group, guidance: group.guidance.join('\n\n') })) };
}

type ReadList = { readonly items: OutlineItem[]; readonly guidance: string[] };

/** The task items of a list; a plain item's text is guidance, the task items below it stand in its place. */
function readList(document: MarkdownDocument, list: List): ReadList {
  const read: ReadList = { items: [], guidance: [] };
  for (const [index, node] of list.children.entries()) {
    const box = document.boxes.get(node);
    const inside = readInside(document, box === undefined ? node.children : node.children.slice(1));
    if (box === undefined) {
      read.items.push(...inside.items);
      read.guidance.push(...inside.guidance);
    } else {
      read.items.push({
        text: itemText(document, node),
        line: box.line,
        boxOffset: box.offset,
        ticked: node.checked === true,
        writtenNumber:
          list.ordered === true ? writtenNumber(document, node, (list.start ?? 1) + index) : null,
        guidance: inside.guidance.join('\n\n'),
        children: inside.items,
      });
    }
  }
  return read;
}

function readInside(document: MarkdownDocument, nodes: readonly RootContent[]): ReadList {
  const read: ReadList = { items: [], guidance: [] };
  for (const node of flatten(nodes)) {
    const inner =
      node.type === 'list' && document.nodesWithBoxes.has(node)
        ? readList(document, node)
        : { items: [], guidance: guidanceOf(document, node) };
    read.items.push(...inner.items);
    read.guidance.push(...inner.guidance);
  }
  return read;
}

/** An item of an image without words, or of bare HTML, is named by its source. */
function itemText(document: MarkdownDocument, node: ListItem): string {
  const [first] = node.children;
  if (first === undefined) return '';
  return plainText(first) || oneLine(sourceOf(document, first).replace(/^\[.\]/, ''));
}

function writtenNumber(document: MarkdownDocument, node: ListItem, expected: number): number {
  const written = /^\d+/.exec(sourceOf(document, node))?.[0];
  return written === undefined ? expected : Number(written);
}

/** A block as Markdown for reading, without the indentation of the list it stands in; comments say nothing. */
function guidanceOf(document: MarkdownDocument, node: RootContent): string[] {
  if (['thematicBreak', 'definition', 'yaml', 'toml'].includes(node.type)) return [];
  if (node.type === 'html' && node.value.startsWith('<!--')) return [];
  const { start, end } = offsetsOf(document, node);
  const indent = (node.position?.start.column ?? 1) - 1;
  const prefix = new RegExp(`^[ \\t>]{0,${indent}}`);
  const [first = '', ...rest] = document.source.slice(start, end).split(/\r\n|\n|\r/);
  return [[first, ...rest.map((line) => line.replace(prefix, ''))].join('\n').trimEnd()].filter(Boolean);
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}
