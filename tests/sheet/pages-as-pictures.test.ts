/** A few pages as they look, against kept pictures. UPDATE_PICTURES=1 keeps them anew: look at each before you commit. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawSheet } from '#electron/sheet/draw-sheet.ts';
import { signField } from '#electron/signing/sign-field.ts';
import {
  drawnSheet,
  madeKey,
  sheetFonts,
  signRequest,
  testSigners,
  valueOf,
} from '../signing/sheet-to-sign.ts';
import {
  pictureDistance,
  readGreyPng,
  readPgm,
  writeGreyPng,
  type GreyPicture,
} from '../support/grey-picture.ts';
import { popplerVersion, renderPage, savePdf } from '../support/pdf-tools.ts';
import { sampleTalkativeNight } from '../support/sample-run.ts';
import { benchDocument } from '../bench/bench-sheet.ts';
import { sampleDocument } from './sample-document.ts';

const folder = path.join(import.meta.dirname, 'pictures');
const versionFile = path.join(folder, 'made-with.txt');
const isUpdate = process.env['UPDATE_PICTURES'] === '1';
/** Means of grey; a missing word of small print changes its square by 6. */
const tolerance = 4;

const shapedNames = [
  'محمد العلي',
  'می\u200cخواهم',
  'דוד כהן',
  'मीरा शर्मा',
  'สมชาย ใจดี',
  '李伟 さくら 김민준',
];

async function nightPage(): Promise<Uint8Array> {
  return (await drawSheet(benchDocument(sampleTalkativeNight(240)), await sheetFonts())).bytes;
}

async function signedPage(): Promise<Uint8Array> {
  const key = await madeKey(testSigners(), 'Zoë Müller');
  const at = Date.UTC(2026, 10, 18, 12, 41, 7);
  const request = await signRequest(key, { fieldName: 'role-1', name: '李伟 Zoë Müller', at });
  return valueOf(await signField(await drawnSheet(), request)).bytes;
}

async function shapedPage(): Promise<Uint8Array> {
  const blocks = shapedNames.map((text) => ({ kind: 'heading', level: 1, text }) as const);
  const document = sampleDocument({ blocks, watermark: 'REHEARSAL', signatureFields: false });
  return (await drawSheet(document, await sheetFonts())).bytes;
}

function rendered(pdf: Uint8Array, page: number): GreyPicture {
  return readPgm(renderPage(savePdf(pdf), page, { format: 'gray', dpi: 50 }));
}

const pictures = [
  { name: 'page-one', page: 1, make: nightPage, most: tolerance },
  { name: 'timeline', page: 5, make: nightPage, most: tolerance },
  // The fingerprint of the certificate is another each time.
  { name: 'signed-field', page: 5, make: signedPage, most: 14 },
  { name: 'shaped-scripts', page: 1, make: shapedPage, most: tolerance },
] as const;

describe('a page looks as it did', () => {
  it.each(pictures)('$name', async ({ name, page, make, most }) => {
    const drawn = rendered(await make(), page);
    const file = path.join(folder, `${name}.png`);
    if (isUpdate) {
      writeFileSync(file, writeGreyPng(drawn));
      writeFileSync(versionFile, `${popplerVersion()}\n`);
    }
    const distance = pictureDistance(drawn, readGreyPng(readFileSync(file)));
    // Another Poppler rounds other edges: that is told, and is no fault of the sheet.
    expect(isOtherVersion(name, distance) ? 0 : distance).toBeLessThan(most);
  });

  it('and a missing word, or one elsewhere, would be seen', async () => {
    const pageOf = async (text: string): Promise<Uint8Array> => {
      const blocks = [{ kind: 'paragraph', tone: 'normal', text }] as const;
      return (await drawSheet(sampleDocument({ blocks, watermark: null }), await sheetFonts())).bytes;
    };
    const [whole, missing] = [
      rendered(await pageOf('Approved by Lena'), 1),
      rendered(await pageOf('Approved by'), 1),
    ];
    expect(pictureDistance(whole, whole)).toBe(0);
    expect(pictureDistance(whole, missing)).toBeGreaterThan(tolerance);
  });
});

function isOtherVersion(name: string, distance: number): boolean {
  const made = readFileSync(versionFile, 'utf8').trim();
  const here = popplerVersion();
  if (made === here) return false;
  process.stderr.write(
    `${name}: kept from ${made}, drawn by ${here}: ${distance.toFixed(1)} of 255 apart.\n`,
  );
  return true;
}
