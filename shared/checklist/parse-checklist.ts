import { ok, refused, type Result } from '#shared/result.ts';
import type { Checklist, ChecklistGroup, ChecklistItem, ChecklistSection, Notice } from './checklist.ts';
import { findLimitPassed } from './checklist-limits.ts';
import type { ChecklistProblem } from './checklist-problem.ts';
import { countChecklist } from './count-checklist.ts';
import { findNotices } from './find-notices.ts';
import { itemMeaning } from './item-meaning.ts';
import { numberSteps } from './number-steps.ts';
import { outline, type OutlineGroup, type OutlineSection } from './outline.ts';
import { outlineBlocks, type OutlineBlock, type OutlineItem } from './outline-blocks.ts';
import { readMarkdown } from './read-markdown.ts';
import { almostBoxesIn, fewAlmostBoxes } from './recognise/almost-boxes.ts';
import { blankCollector } from './recognise/blanks.ts';
import { recogniseGroup, type RecognisedGroup } from './recognise/groups.ts';
import { recognisePart } from './recognise/parts.ts';

/**
 * Reads any GitHub-flavoured Markdown as a checklist. Every task item outside code becomes an item; what is
 * recognised beyond that carries the words that led to it. Refuses only what holds no items or passes a limit.
 */
export function parseChecklist(markdown: string): Result<Checklist, ChecklistProblem> {
  if (markdown.trim() === '') return refused({ code: 'Empty' });
  const limitPassed = findLimitPassed(markdown);
  if (limitPassed !== null) return refused(limitPassed);
  const blanksFound = blankCollector();
  const blocks: OutlineBlock[] = [];
  const almostBoxes: Notice[] = [];
  for (const piece of readMarkdown(markdown)) {
    for (const block of outlineBlocks(piece)) blocks.push(block);
    blanksFound.look(piece);
    for (const notice of almostBoxesIn(piece)) almostBoxes.push(notice);
  }
  const outlined = outline(blocks);
  if (outlined.sections.length === 0) return refused({ code: 'NoItems' });
  const sections = numberSteps(outlined.sections.map((section, index) => buildSection(section, index + 1)));
  const blanks = blanksFound.blanks();
  return ok({
    title: outlined.title,
    frontMatter: outlined.frontMatter,
    sections,
    blanks,
    notices: findNotices(outlined, sections, fewAlmostBoxes(almostBoxes)),
    counts: countChecklist(sections, blanks),
  });
}

function buildSection(section: OutlineSection, position: number): ChecklistSection {
  const number = String(position);
  // Items before any section stand under the document's title, which names the whole, not their part.
  const sectionTitle = section.isDocument ? '' : section.title;
  const groups = section.groups.map((group, index) =>
    buildGroup(group, `${number}.${index + 1}`, sectionTitle),
  );
  return {
    number,
    title: section.title,
    ...recognisePart(sectionTitle, groups),
    line: section.line,
    groups,
  };
}

function buildGroup(group: OutlineGroup, number: string, sectionTitle: string): ChecklistGroup {
  const recognised = recogniseGroup(group, sectionTitle);
  return {
    number,
    title: group.title,
    kind: recognised.kind,
    step: null,
    window: recognised.window,
    followUp: recognised.followUp,
    ordered: recognised.ordered,
    because: recognised.because,
    line: group.line,
    guidance: group.guidance,
    items: buildItems(group.items, number, recognised),
  };
}

function buildItems(
  items: readonly OutlineItem[],
  number: string,
  group: RecognisedGroup,
): readonly ChecklistItem[] {
  return items.map((item, index) => buildItem(item, `${number}.${index + 1}`, group));
}

function buildItem(item: OutlineItem, number: string, group: RecognisedGroup): ChecklistItem {
  return {
    number,
    text: item.text,
    ...itemMeaning(item.text, group.kind),
    line: item.line,
    boxOffset: item.boxOffset,
    tickedInSource: item.ticked,
    guidance: item.guidance,
    children: buildItems(item.children, number, group),
  };
}
