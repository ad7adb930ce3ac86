import { beforeAll, describe, expect, it } from 'vitest';
import { loadSheetFonts } from '#electron/sheet/fonts.ts';
import { planFonts, type FontPlan } from '#electron/sheet/plan-fonts.ts';
import { makeTypesetter, type Line, type Typesetter } from '#electron/sheet/typesetter.ts';

let plan: FontPlan;
let typesetter: Typesetter;
const setting = { size: 10, width: 100, style: 'normal' } as const;

beforeAll(async () => {
  plan = await planFonts(['Zoë 李伟验证完毕。김민준 →'], await loadSheetFonts(null));
  typesetter = makeTypesetter(plan);
});

describe('lines', () => {
  it('are no wider than asked and lose nothing but the spaces they break at', () => {
    const text = 'Step 3 started with three items not closed, because source maps can be uploaded later.';
    const lines = typesetter.lines(text, setting);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(100);
    expect(words(lines).join(' ')).toBe(text);
  });

  it('break after a hyphen before a letter, never inside a date', () => {
    expect(words(typesetter.lines('Liechtenstein-Hohenzollern', setting))).toEqual([
      'Liechtenstein-',
      'Hohenzollern',
    ]);
    expect(words(typesetter.lines('on the morning of 2026-11-18', setting))).toContain('2026-11-18');
  });

  it('break between ideographs but not before their full stop', () => {
    const lines = typesetter.lines('李伟验证完毕。', { ...setting, width: 60 });
    expect(words(lines)).toEqual(['李伟验证完', '毕。']);
  });

  it('cut a word that is longer than a line', () => {
    const lines = typesetter.lines('x'.repeat(60), setting);
    expect(words(lines).join('')).toBe('x'.repeat(60));
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(100);
  });

  it('start anew at a line feed, also for an empty line', () => {
    expect(words(typesetter.lines('a\n\nb', setting))).toEqual(['a', '', 'b']);
  });

  it('take each character from the first font that has it', () => {
    const [line] = typesetter.lines('Zoë 李 김 →', { ...setting, width: 400 });
    const fonts = (line?.runs ?? []).map((run) => [run.text, run.font.slice(7)]);
    expect(fonts).toEqual([
      ['Zoë ', 'NotoSans-Regular'],
      ['李', 'NotoSansSC-Regular'],
      [' ', 'NotoSans-Regular'],
      ['김', 'NotoSansKR-Regular'],
      [' ', 'NotoSans-Regular'],
      ['→', 'DejaVuSans'],
    ]);
  });

  it('keep the styles of spans', () => {
    const [line] = typesetter.lines(
      [
        { text: 'Deployed ', style: 'strong' },
        { text: 'at 02:04', style: 'normal' },
      ],
      { ...setting, width: 400 },
    );
    expect(line?.runs.map((run) => run.style)).toEqual(['strong', 'normal']);
  });
});

describe('clampedLines', () => {
  it('end in an ellipsis when there was more, and stay within the width', () => {
    const lines = typesetter.clampedLines('one two three four five six seven eight nine ten', setting, 2);
    expect(lines).toHaveLength(2);
    expect(words(lines)[1]).toMatch(/…$/);
    expect(lines[1]?.width).toBeLessThanOrEqual(100);
  });

  it('leave a text alone that fits', () => {
    expect(words(typesetter.clampedLines('one', setting, 2))).toEqual(['one']);
  });
});

function words(lines: readonly Line[]): readonly string[] {
  return lines.map((line) => line.runs.map((run) => run.text).join(''));
}
