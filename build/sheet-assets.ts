import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findSheetAsset, sheetAssets } from '../electron/sheet/sheet-assets.ts';

/** Copies fonts, the font subsetter and their licences into a folder, which is made if need be. */
export async function copySheetAssets(targetDir: string): Promise<void> {
  await mkdir(targetDir, { recursive: true });
  await Promise.all(
    sheetAssets.map(({ name }) => copyFile(findSheetAsset(name, null), join(targetDir, name))),
  );
}
