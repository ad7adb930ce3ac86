/** Page one answers in a minute, however much went wrong and however long the names are. */
import { describe, expect, it } from 'vitest';
import { drawSheet } from '#electron/sheet/draw-sheet.ts';
import { sheetFonts } from '../signing/sheet-to-sign.ts';
import { benchDocument } from '../bench/bench-sheet.ts';
import { pdfText, savePdf } from '../support/pdf-tools.ts';
import { failed } from '../support/run-commands.ts';
import { playRun } from '../support/run-player.ts';
import { sampleNight, type SampleRun } from '../support/sample-run.ts';

const long =
  'Answered 502 from the second node, to be looked at after the release by the platform team. '.repeat(3);

/** So many items of the preparation failed, before anybody went on. */
function nightOf(failures: number, details: { readonly reason?: string } = {}): SampleRun {
  const player = playRun({
    details,
    people: {
      deployedBy: 'สมชาย ใจดี ณ อยุธยา',
      decisionMaker: { name: 'محمد عبد الرحمن العلي', phone: '+1 555 0100' },
      contacts: { 'On-call Engineer': { name: 'मीरा शर्मा', phone: '+1 555 0142' } },
    },
  });
  const items = [...player.run().places.values()].filter(({ section }) => section.part === 'prepare');
  for (const { item } of items.slice(0, failures)) player.play(failed(item.number, long));
  return { run: player.run(), events: player.events(), lines: player.lines(), steadyNow: 0 };
}

async function pagesOf(night: SampleRun): Promise<readonly string[]> {
  const file = savePdf((await drawSheet(benchDocument(night), await sheetFonts())).bytes);
  return pdfText(file).split('\f');
}

describe('page one', () => {
  it('says none when nothing went wrong, and names one exception whole', async () => {
    const [none = ''] = await pagesOf(nightOf(0));
    expect(none).toContain('Exceptions: none');
    const [one = ''] = await pagesOf(nightOf(1));
    expect(one.replaceAll(/\s+/gu, ' ')).toContain(long.trim());
    expect(one).not.toContain('A line each');
  });

  it('holds the eight exceptions of the common night with what was found, and who approved', async () => {
    const [first = ''] = await pagesOf(sampleNight());
    expect(first).toContain('13 of 13: 13 after go-live (retrospective)');
    expect(first).toMatch(/held by Tomás Arriaga until 03:03:20: Spike comes from one bad/u);
    expect(first).toContain('A batch: 83 marks in 84 s');
    expect(first).not.toContain('Continued');
  });

  it('gives thirty exceptions a line each, and says how many go on', async () => {
    const [first = '', second = ''] = await pagesOf(nightOf(30, { reason: long.repeat(8) }));
    const more = Number(/Continued on the next page: (\d+) more/u.exec(first)?.[1]);
    const numbers = (text: string) => text.match(/^\s*\d+\.\d+\.\d+\b/gmu)?.length ?? 0;
    expect(first).toContain('A line each; every word of them under “Exceptions in full”.');
    expect(first).toContain('13 signature fields under Approvals');
    expect(second).toContain('Exceptions, continued');
    expect(numbers(first)).toBeGreaterThanOrEqual(4);
    expect(numbers(first) + more).toBe(30);
    expect(numbers(second.slice(0, second.indexOf('Approvals')))).toBe(more);
  });

  it('cuts a long reason there and prints it whole further on', async () => {
    const pages = await pagesOf(nightOf(0, { reason: `${long.repeat(8)}To the end.` }));
    expect(pages[0]).toContain('(in full under “Blanks of the document”)');
    expect(pages[0]).not.toContain('To the end.');
    expect(pages.slice(1).join(' ').replaceAll(/\s+/gu, ' ')).toContain('platform team. To the end.');
  });
});
