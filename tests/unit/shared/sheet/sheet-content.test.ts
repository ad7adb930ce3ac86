import { describe, expect, it } from 'vitest';
import { recordJson } from '#shared/sheet/record-json.ts';
import { isDraft, sheetContent } from '#shared/sheet/sheet-content.ts';
import type { SheetBlock, SheetDocument, SheetText, TableCell } from '#shared/sheet/sheet-document.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { documentTexts } from '#electron/sheet/document-texts.ts';
import { closeGroups, closeRecord, done, playToLive } from '../../../support/run-commands.ts';
import { playRun, sha256 } from '../../../support/run-player.ts';
import {
  sampleAborted,
  sampleNight,
  sampleNightLive,
  sampleNightUnsigned,
  sampleRollback,
  type SampleRun,
} from '../../../support/sample-run.ts';

describe('page one of the sheet', () => {
  it('answers what, when and how it ended in one line', () => {
    expect(callout(sheetOf(sampleNight()))).toMatchObject({
      title: 'Deployed',
      text: 'Live 02:04:00, watched to 03:34:00, no rollback, 8 exceptions',
    });
    expect(callout(sheetOf(sampleRollback())).title).toBe('Rolled back');
    expect(callout(sheetOf(sampleRollback())).text).toMatch(/time to restore \d+:\d\d/u);
    expect(callout(sheetOf(sampleAborted())).title).toBe('Aborted');
    expect(callout(sheetOf(sampleNightLive())).title).toBe('Not finished');
  });

  it('tells no time as watched that had not come when the record was closed', () => {
    const player = playToLive(playRun());
    player.clock.advance(61 * 60_000);
    closeGroups(player, ['3.1', '3.2', '3.3', '3.4']);
    player.play(closeRecord('deployed', { overrideReason: 'Prepare was worked on paper' }));
    const [run, events, lines] = [player.run(), player.events(), player.lines()];
    const { text } = callout(sheetOf({ run, events, lines, steadyNow: 0 }));
    const [watched, ends] = [...plain(text).matchAll(/to (\d\d:\d\d:\d\d)/gu)].map(([, time]) => time);
    expect(watched).toBe(formatTimeOfDay(run.closing?.stamp.at ?? 0, 60));
    expect(ends).toBe(formatTimeOfDay((run.goLive?.liveAt ?? 0) + 90 * 60_000, 60));
  });

  it('is headed by the name of the file where the checklist has no title', () => {
    const player = playRun({ markdown: '- [ ] One\n- [ ] Two\n' });
    const [run, events, lines] = [player.run(), player.events(), player.lines()];
    const document = sheetOf({ run, events, lines, steadyNow: 0 });
    expect(headings(document)[0]).toBe('xianfeast-production.md');
    expect(document.title).toMatch(/^xianfeast-production\.md: /);
  });

  it('accounts for every item of the checklist', () => {
    const table = firstOf(sheetOf(sampleNight()), 'table');
    const items = table.rows.map((row) => Number(row.cells[1]));
    expect(items).toEqual([110, 24, 25, 10, 10, 15]);
    expect(items.reduce((a, b) => a + b)).toBe(194);
  });

  it('lists every override with its reason, who and when', () => {
    const overrides = entriesOf(sheetOf(sampleNight())).filter(({ label }) => label === 'Override');
    expect(overrides.map(({ text }) => plain(text))).toEqual([
      'Step 1 started with 1 item not closed: Load test is repeated in the steps, agreed with Jonas 01:30:00, Mei Lindqvist',
      'Step 3 started with 1 item not closed: Source maps are for debugging only and follow tomorrow 01:50:12, Mei Lindqvist',
    ]);
  });

  it('says "none" when there is nothing to say', () => {
    const player = playRun();
    const document = sheetOf({
      run: player.run(),
      events: player.events(),
      lines: player.lines(),
      steadyNow: 0,
    });
    expect(headings(document)).toContain('Exceptions: none');
  });

  it('fills the blanks of the document and names no approver until they approved', () => {
    const signed = [...documentTexts(sheetOf(sampleNight()))].join('\n');
    expect(signed).toContain('02:04:00 (UTC+1)');
    const unsigned = blanksOf(sheetOf(sampleNightUnsigned()));
    expect(unsigned.get('Technical Lead')).toBe('see the field above');
    expect(unsigned.get('Technical Lead, date')).toBe('see the field above');
    expect(unsigned.get('On-call Engineer')).toBe('Jonas Weber, +1 555 0142');
    expect(blanksOf(sheetOf(sampleNight())).get('Technical Lead')).toBe('Ravi Menon');
  });

  it('names people who signed in several roles', () => {
    const labels = entriesOf(sheetOf(sampleNight())).filter(({ label }) => label === 'Finding');
    expect(labels.map(({ text }) => plain(text))).toContain(
      'Ravi Menon signed in 2 roles: Lead Developer, Technical Lead.',
    );
  });

  it('counts approvals given after go-live as retrospective', () => {
    expect([...documentTexts(sheetOf(sampleNight()))]).toContain(
      '13 of 13: 13 after go-live (retrospective)',
    );
  });
});

describe('the whole sheet', () => {
  it('is the same for the same run', () => {
    expect(sheetOf(sampleNight())).toEqual(sheetOf(sampleNight()));
  });

  it('is a draft until the record is closed and every slot has signed', () => {
    expect(isDraft(sampleNight().run)).toBe(false);
    expect(isDraft(sampleNightUnsigned().run)).toBe(true);
    expect(sheetOf(sampleNightUnsigned()).watermark).toBe('DRAFT');
    const night = sampleNight();
    expect(sheetOf({ ...night, run: { ...night.run, rehearsal: true } }).watermark).toBe('REHEARSAL');
  });

  it('prints on every page the hash of the history it carries, and once that of the record as closed', () => {
    const { run } = sampleNight();
    const head = run.closing?.head ?? '';
    expect(head).not.toBe(run.head);
    expect(sheetOf(sampleNight()).shortHash).toContain(run.head.slice(0, 8));
    const texts = [...documentTexts(sheetOf(sampleNight()))];
    expect(texts.some((text) => text.includes(head))).toBe(true);
    expect(texts.some((text) => text.includes(run.head))).toBe(true);
  });

  it('never ends a trigger, a rollback step or a follow-up as a tick', () => {
    const texts = [...documentTexts(sheetOf(sampleNight()))];
    expect(texts.filter((text) => text === 'not invoked')).toHaveLength(6);
    expect(texts.filter((text) => text === 'watched, not tripped')).toHaveLength(2);
    expect(texts.filter((text) => /^due \d+ \w+ 2026$/u.test(text))).toHaveLength(15);
  });

  it('never says of a role that may sign this file later that it is not signed', () => {
    const texts = itemEndings(sheetOf(sampleNightUnsigned()), /^12\.\d\.\d$/u);
    expect(texts).toHaveLength(10);
    expect(new Set(texts)).toEqual(new Set(['see Approvals']));
    const page = [...documentTexts(sheetOf(sampleNightUnsigned()))].filter((text) =>
      /\bsigned\b/u.test(text),
    );
    expect(page.filter((text) => text.includes('under Approvals')).length).toBeGreaterThan(1);
    for (const text of page.filter((words) => words.includes('under Approvals')))
      expect(text).toContain('to be signed');
  });

  it('keeps the field open for a role that gave a reason at closing', () => {
    const player = playToLive(playRun());
    player.clock.advance(61 * 60_000);
    closeGroups(player, ['3.1', '3.2', '3.3', '3.4']);
    const missing = { '12.1.4': 'On leave' };
    player.play(closeRecord('deployed', { overrideReason: 'Prepare was worked on paper', missing }));
    const [run, events, lines] = [player.run(), player.events(), player.lines()];
    expect(itemEndings(sheetOf({ run, events, lines, steadyNow: 0 }), /^12\.1\.4$/u)).toEqual([
      'at closing: On leave; see Approvals',
    ]);
  });

  it('says of an item that was asked whether it applies that it did, before it was done', () => {
    const player = playRun();
    player.play({ type: 'AnswerApplicability', item: '10.1.1', applies: true, reason: null });
    player.play(done('10.1.1', { outOfOrder: true }));
    const [run, events, lines] = [player.run(), player.events(), player.lines()];
    const texts = [...documentTexts(sheetOf({ run, events, lines, steadyNow: 0 }))];
    expect(texts.filter((text) => text.includes('Before:'))).toEqual([
      expect.stringMatching(/Before: applies 20:10:00$/u),
    ]);
  });

  it('prints the paused items of a rolled back run as not done', () => {
    const texts = [...documentTexts(sheetOf(sampleRollback()))];
    expect(texts).toContain('not done, rolled back');
    expect(texts.some((text) => text.startsWith('Time to restore, from first observed to verified'))).toBe(
      true,
    );
  });

  it('has one signature box for each of the thirteen slots, each with a field of its own', () => {
    const boxes = sheetOf(sampleNight()).blocks.flatMap((block) =>
      block.kind === 'signatureBoxes' ? block.boxes : [],
    );
    expect(boxes).toHaveLength(13);
    expect(new Set(boxes.map(({ fieldName }) => fieldName)).size).toBe(13);
    expect(boxes.every(({ fieldName }) => /^[\w-]+$/u.test(fieldName ?? ''))).toBe(true);
  });

  it('says where controls find their answers, in headings that exist, and claims nothing', () => {
    const document = sheetOf(sampleNight());
    const index = firstOf(document, 'pageIndex');
    expect(index.entries.map(({ what }) => what)).toEqual([
      'SOC 2 CC8.1',
      'PCI DSS 6.5.1',
      'ISO/IEC 27001 A.8.32',
      '21 CFR 11.50',
    ]);
    for (const { headings: named } of index.entries) {
      expect(named.length).toBeGreaterThan(2);
      expect(headings(document)).toEqual(expect.arrayContaining([...named]));
    }
    expect([...documentTexts(document)].join(' ')).not.toMatch(/\bis compliant|complies with\b/iu);
  });

  it('names and attaches a piece of evidence once, also one that belongs to an item', () => {
    const player = playRun();
    const evidence = { id: 'e1', kind: 'file', name: 'a.log', mime: '', size: 1, text: null } as const;
    const sha256 = 'd'.repeat(64);
    player.play({ type: 'AddEvidence', item: '1.1.1', evidence: { ...evidence, sha256 } });
    const run = player.run();
    const sample = { run, events: player.events(), lines: player.lines(), steadyNow: run.lastAt };
    const document = sheetContent(sample.run, sample.events, {
      ...optionsOf(sample),
      evidence: new Map([['e1', new Uint8Array([1])]]),
    });
    expect(document.attachments.filter(({ name }) => name === 'E1-a.log')).toHaveLength(1);
    expect(headings(document)).toContain('Evidence: 1 piece');
  });

  it('shows a picture small under its name, and prints the hash of every piece', () => {
    const player = playRun();
    const evidence = { kind: 'image', size: 1, text: null } as const;
    const add = (id: string, name: string, mime: string) =>
      player.play({
        type: 'AddEvidence',
        item: '1.1.1',
        evidence: { ...evidence, id, name, mime, sha256: sha256(name) },
      });
    add('e1', 'graph.png', 'image/png');
    add('e2', 'photo.webp', 'image/webp');
    const run = player.run();
    const sample = { run, events: player.events(), lines: player.lines(), steadyNow: run.lastAt };
    const bytes = new Uint8Array([1]);
    const document = sheetContent(sample.run, sample.events, {
      ...optionsOf(sample),
      evidence: new Map([
        ['e1', bytes],
        ['e2', bytes],
      ]),
    });
    const { images, maxHeight } = firstOf(document, 'images');
    expect(images).toEqual([
      { bytes, mime: 'image/png', alternative: 'Evidence E1 1.1.1 graph.png', caption: 'E1 1.1.1 graph.png' },
    ]);
    expect(maxHeight).toBeLessThan(300);
    const texts = [...documentTexts(document)];
    expect(texts).toEqual(expect.arrayContaining([sha256('graph.png'), sha256('photo.webp')]));
  });

  it('carries the ledger, the record and the checklist as data', () => {
    const { attachments } = sheetOf(sampleNight());
    expect(attachments.slice(0, 3).map(({ name }) => name)).toEqual([
      'record.json',
      'run.jsonl',
      'checklist.md',
    ]);
    expect(attachments[1]?.content).toBe(
      sampleNight()
        .lines.map((line) => `${line}\n`)
        .join(''),
    );
    expect(attachments[2]?.content).toBe(sampleNight().run.checklistSource.markdown);
  });
});

function sheetOf(sample: SampleRun): SheetDocument {
  return sheetContent(sample.run, sample.events, optionsOf(sample));
}

/** How the items of these numbers ended, in the words of the list of all items. */
function itemEndings(document: SheetDocument, numbers: RegExp): readonly string[] {
  return document.blocks.flatMap((block) =>
    block.kind !== 'table'
      ? []
      : block.rows
          .filter(({ cells }) => typeof cells[0] === 'string' && numbers.test(cells[0]))
          .map(({ cells }) => cellText(cells[2])),
  );
}

function cellText(cell: TableCell | undefined): string {
  if (cell === undefined) return '';
  return plain(typeof cell !== 'string' && 'text' in cell ? cell.text : cell);
}

function optionsOf({ run, lines }: SampleRun) {
  return {
    letterhead: { organisation: '', logo: null },
    appVersion: '0',
    evidence: new Map<string, Uint8Array>(),
    purpose: 'draft' as const,
    carried: [],
    recordJson: recordJson(run, lines),
    ledger: lines.map((line) => `${line}\n`).join(''),
  };
}

type BlockOf<K extends SheetBlock['kind']> = Extract<SheetBlock, { kind: K }>;

function firstOf<K extends SheetBlock['kind']>(document: SheetDocument, kind: K): BlockOf<K> {
  const found = document.blocks.find((block): block is BlockOf<K> => block.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
}

const callout = (document: SheetDocument) => firstOf(document, 'callout');
const entriesOf = (document: SheetDocument) => firstOf(document, 'entries').entries;
const headings = (document: SheetDocument) =>
  document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));

/** The last list of labels and values: the blanks of the document. */
function blanksOf(document: SheetDocument): ReadonlyMap<string, string> {
  const lists = document.blocks.filter((block): block is BlockOf<'keyValues'> => block.kind === 'keyValues');
  return new Map(lists.at(-1)?.pairs.map(({ label, value }) => [label, plain(value)]));
}

function plain(text: SheetText): string {
  return typeof text === 'string' ? text : text.map((span) => span.text).join('');
}
