import type { EntriesBlock, SheetText } from '#shared/sheet/sheet-document.ts';
import { drawGlyph } from './draw-glyph.ts';
import { page, size } from './look.ts';
import { bodyLines, drawLines, flowLines, lineHeight, makeRoom, type PageFlow } from './page-flow.ts';
import type { TagElement } from './structure-tree.ts';
import type { Line } from './typesetter.ts';

type Entry = EntriesBlock['entries'][number];

/** How close entries stand: in full, in full but smaller, or a line each. */
type Setting = { readonly size: number; readonly gap: number; readonly most: number };

const inFull: Setting = { size: size.body, gap: 3.5, most: Infinity };
const closer: Setting = { size: size.mono, gap: 2, most: Infinity };
const lineEach: Setting = { size: size.mono, gap: 2, most: 1 };

type SetEntry = {
  readonly glyph: Entry['glyph'];
  readonly label: readonly Line[];
  readonly text: readonly Line[];
  readonly height: number;
};
type SetList = {
  readonly setting: Setting;
  readonly textLeft: number;
  readonly entries: readonly SetEntry[];
  readonly height: number;
};

const listNumbering = '/A <</O /List /ListNumbering /None>>';
const labelLeft = page.left + 18;

/** A list that should end on its page comes closer together before it runs over, and says so when it does. */
export function drawEntries(flow: PageFlow, block: EntriesBlock): void {
  const { onePage } = block;
  const set = onePage === undefined ? setEntries(flow, block, inFull) : closestNeeded(flow, block);
  if (set.setting.most < Infinity && onePage !== undefined) drawNote(flow, onePage.note);
  const list = flow.pdf.element(flow.pdf.root, 'L', listNumbering);
  set.entries.forEach((entry, index) => {
    if (onePage !== undefined) continueAfter(flow, set, { index, title: onePage.title });
    drawEntry(flow, list, { entry, set });
  });
  flow.y += 5;
}

/** What `drawEntries` may write beside the entries themselves. */
export function entriesTexts({ entries, onePage }: EntriesBlock): readonly string[] {
  const own = entries.flatMap((entry) => [
    entry.label,
    typeof entry.text === 'string' ? entry.text : entry.text.map(({ text }) => text).join(''),
  ]);
  return onePage === undefined
    ? own
    : [...own, continues(1_234_567_890), continued(onePage.title), onePage.note, '…'];
}

function continues(more: number): string {
  return `Continued on the next page: ${more} more`;
}

function continued(title: string): string {
  return `${title}, continued`;
}

function closestNeeded(flow: PageFlow, block: EntriesBlock): SetList {
  const room = page.bottom - flow.y;
  for (const setting of [inFull, closer]) {
    const set = setEntries(flow, block, setting);
    if (set.height <= room) return set;
  }
  return setEntries(flow, block, lineEach);
}

function setEntries(flow: PageFlow, { entries }: EntriesBlock, setting: Setting): SetList {
  const labels = entries.map(({ label }) =>
    flow.typesetter.clampedLines(
      label,
      { size: setting.size, width: 110, style: 'strong' },
      Math.min(2, setting.most),
    ),
  );
  const widest = Math.max(36, ...labels.flat().map((line) => line.width));
  const textLeft = labelLeft + widest + 12;
  const set = entries.map(({ glyph, text: words }, index): SetEntry => {
    const label = labels[index] ?? [];
    const text = entryLines(flow, words, { setting, width: page.right - textLeft });
    return {
      glyph,
      label,
      text,
      height: Math.max(label.length, text.length) * lineHeight(setting.size) + setting.gap,
    };
  });
  return { setting, textLeft, entries: set, height: set.reduce((sum, { height }) => sum + height, 0) };
}

function entryLines(
  flow: PageFlow,
  text: SheetText,
  { setting, width }: { readonly setting: Setting; readonly width: number },
): readonly Line[] {
  if (setting.most === Infinity) return bodyLines(flow, text, { width, size: setting.size });
  return flow.typesetter.clampedLines(text, { size: setting.size, width, style: 'normal' }, setting.most);
}

/** Before an entry that no longer fits: what is left is counted at the foot, and named at the head of the next page. */
function continueAfter(
  flow: PageFlow,
  set: SetList,
  { index, title }: { readonly index: number; readonly title: string },
): void {
  const entry = set.entries[index];
  const isLast = index === set.entries.length - 1;
  const reserved = isLast ? 0 : lineHeight(size.mono);
  if (entry === undefined || flow.y + entry.height + reserved <= page.bottom) return;
  drawAside(flow, continues(set.entries.length - index));
  flow.newPage();
  drawAside(flow, continued(title));
  flow.y += 4;
}

/** The break is the page's, not the list's: a screen reader reads on without it. */
function drawAside(flow: PageFlow, text: string): void {
  const lines = flow.typesetter.clampedLines(
    text,
    { size: size.mono, width: page.right - labelLeft, style: 'strong' },
    1,
  );
  flow.pdf.artifact('Pagination', () =>
    drawLines(flow.pdf, lines, { x: labelLeft, y: flow.y, size: size.mono }),
  );
  flow.y += lineHeight(size.mono);
}

function drawEntry(
  flow: PageFlow,
  list: TagElement,
  { entry, set }: { readonly entry: SetEntry; readonly set: SetList },
): void {
  const { setting, textLeft } = set;
  const { glyph, label, text } = entry;
  makeRoom(flow, lineHeight(setting.size) * Math.max(label.length, Math.min(3, text.length)));
  const element = flow.pdf.element(list, 'LI');
  const top = flow.y;
  if (glyph !== null) {
    flow.pdf.artifact('Layout', () =>
      drawGlyph(flow.pdf.canvas, glyph, { x: page.left, y: top + 1, side: setting.size + 1 }),
    );
  }
  flow.pdf.mark(flow.pdf.element(element, 'Lbl'), () =>
    drawLines(flow.pdf, label, { x: labelLeft, y: top, size: setting.size }),
  );
  flowLines(flow, flow.pdf.element(element, 'LBody'), text, { x: textLeft, size: setting.size });
  if (flow.y > top) flow.y = Math.max(flow.y, top + label.length * lineHeight(setting.size));
  flow.y += setting.gap;
}

function drawNote(flow: PageFlow, note: string): void {
  const lines = bodyLines(flow, note, { width: page.right - page.left, style: 'quiet', size: size.mono });
  flowLines(flow, flow.pdf.element(flow.pdf.root, 'P'), lines, { x: page.left, size: size.mono });
  flow.y += 4;
}
