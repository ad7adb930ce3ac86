import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { screenFonts } from '#shared/sheet/screen-fonts.ts';
import { findSheetAsset, sheetAssets } from '../electron/sheet/sheet-assets.ts';
import { loadFontSubsetter } from '../electron/sheet/subset-font.ts';

/**
 * Copies fonts, the font subsetter and their licences into a folder, which is made if need be, and cuts the pieces of
 * the large fonts that the screen reads.
 */
export async function copySheetAssets(targetDir: string): Promise<void> {
  await mkdir(targetDir, { recursive: true });
  await Promise.all(
    sheetAssets.map(({ name }) => copyFile(findSheetAsset(name, null), join(targetDir, name))),
  );
  await cutScreenFonts(targetDir);
}

async function cutScreenFonts(targetDir: string): Promise<void> {
  const subset = await loadFontSubsetter(await readFile(findSheetAsset('harfbuzz-subset.wasm', null)));
  const cuts = Map.groupBy(
    screenFonts.filter(({ isCut }) => isCut),
    ({ from }) => from,
  );
  for (const [from, pieces] of cuts) {
    const font = await readFile(findSheetAsset(`${from}.ttf`, null));
    await Promise.all(
      pieces.map(({ file, holds }) => {
        const codePoints = holds.flatMap(([first, last]) =>
          Array.from({ length: last - first + 1 }, (_, index) => first + index),
        );
        return writeFile(join(targetDir, file), subset(font, codePoints));
      }),
    );
  }
}
