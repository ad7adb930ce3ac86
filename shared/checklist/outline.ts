/** The rule: headings make sections and groups; what stands below them is theirs. */
import { joinGuidance, oneLine, type OutlineBlock, type OutlineItem } from './outline-blocks.ts';

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

type Heading = Extract<OutlineBlock, { kind: 'heading' }>;
type OpenGroup = {
  title: string;
  line: number;
  isSectionItself: boolean;
  guidance: string[];
  items: OutlineItem[];
};
type OpenSection = { title: string; line: number; isDocument: boolean; groups: OpenGroup[]; path: Heading[] };

/** Sections and groups that hold items, in the order of the document. */
export function outline(blocks: readonly OutlineBlock[]): Outline {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const frontMatter = blocks.find((block) => block.kind === 'front-matter')?.value ?? null;
  const titleHeading = findTitle(headings);
  const title = titleHeading?.text || titleWithoutHeading(frontMatter ?? '', blocks);
  const sectionDepth = headings
    .filter((heading) => heading !== titleHeading)
    .reduce((least, heading) => Math.min(least, heading.depth), 7);

  const sections: OpenSection[] = [openSection(title || 'Checklist', titleHeading?.line ?? 1, true)];
  for (const block of blocks) {
    const section = sections.at(-1);
    if (section === undefined || block === titleHeading) continue;
    if (block.kind !== 'heading') addBlock(section, block);
    else if (block.depth <= sectionDepth) sections.push(openSection(block.text, block.line, false));
    else addGroup(section, block);
  }
  return {
    title,
    frontMatter,
    sections: sections.map(closeSection).filter((section) => section.groups.length > 0),
  };
}

/** The first heading is the document's title when it is its only H1. */
function findTitle(headings: readonly Heading[]): Heading | undefined {
  const [first, ...others] = headings;
  return first?.depth === 1 && others.every((heading) => heading.depth > 1) ? first : undefined;
}

/** Front matter names the document, else its first heading, unless items stand before that. */
function titleWithoutHeading(frontMatter: string, blocks: readonly OutlineBlock[]): string {
  const named = /^(?:title|name)[ \t]*[:=][ \t]*["']?(.*?)["']?[ \t]*$/im.exec(frontMatter)?.[1];
  const first = blocks.find(({ kind }) => kind === 'heading' || kind === 'items');
  return oneLine(named ?? '') || (first?.kind === 'heading' ? first.text : '');
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
  const title = section.path
    .map(({ text }) => text)
    .filter(Boolean)
    .join(' – ');
  section.groups.push(openGroup(title || section.title, heading.line, false));
}

function addBlock(section: OpenSection, block: Exclude<OutlineBlock, Heading>): void {
  const group = section.groups.at(-1);
  if (group === undefined || block.kind === 'front-matter') return;
  for (const text of block.guidance) group.guidance.push(text);
  if (block.kind === 'items') for (const item of block.items) group.items.push(item);
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
  return {
    ...section,
    groups: groups.map((group) => ({ ...group, guidance: joinGuidance(group.guidance) })),
  };
}
