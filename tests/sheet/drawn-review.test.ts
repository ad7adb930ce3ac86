import { expect, it } from 'vitest';
import { drawSheet } from '#electron/sheet/draw-sheet.ts';
import { loadSheetFonts } from '#electron/sheet/fonts.ts';
import { reviewDocument } from '#shared/review/review-document.ts';
import { reviewEntries, wholeRun } from '#shared/review/review-entries.ts';
import { checkWithQpdf, pdfFonts, pdfInfo, pdfText, savePdf } from '../support/pdf-tools.ts';
import { given, startingPoint } from '../support/run-spec.ts';
import { playNight } from '../support/sample-run.ts';

it('the post-run review is a sound, tagged PDF with its fonts in it, and asks for no signature', async () => {
  const night = startingPoint(playNight);
  const entry = reviewEntries(given(night).player.run()).find(({ kind }) => kind === 'late');
  const run = given(
    night,
    {
      type: 'WriteLesson',
      entry: entry?.key ?? '',
      item: entry?.item ?? null,
      text: '王小明 purges the CDN first',
    },
    { type: 'WriteLesson', entry: wholeRun, item: null, text: 'Begin an hour earlier' },
  ).player.run();
  const options = {
    letterhead: { organisation: 'XianFeast', logo: null },
    at: Date.UTC(2026, 10, 20, 9),
    offsetMinutes: 60,
  };
  const { bytes, undrawable } = await drawSheet(reviewDocument(run, options), await loadSheetFonts(null));
  const file = savePdf(bytes, 'review.pdf');
  expect(undrawable).toEqual([]);
  expect(checkWithQpdf(file).status).toBe(0);
  const info = pdfInfo(file);
  expect(info.get('Tagged')).toBe('yes');
  expect(info.get('Form')).toBe('none');
  for (const { flags } of pdfFonts(file)) expect(flags).toBe('yes yes yes');
  const text = pdfText(file).replaceAll(/\s+/g, ' ');
  expect(text).toContain('王小明 purges the CDN first');
  expect(text).toContain('is not signed and is no part of the approval sheet');
});
