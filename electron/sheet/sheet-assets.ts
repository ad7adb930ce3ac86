import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A file the sheet worker reads at run time: where its package keeps it, and its name in the assets folder. */
export type SheetAsset = { readonly package: string; readonly path: string; readonly name: string };

export const sheetAssets: readonly SheetAsset[] = [
  noto('noto-sans', '400Regular/NotoSans_400Regular.ttf', 'NotoSans-Regular.ttf'),
  noto('noto-sans', '700Bold/NotoSans_700Bold.ttf', 'NotoSans-Bold.ttf'),
  noto('noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf', 'NotoSansSC-Regular.ttf'),
  noto('noto-sans-kr', '400Regular/NotoSansKR_400Regular.ttf', 'NotoSansKR-Regular.ttf'),
  noto('noto-sans-thai', '400Regular/NotoSansThai_400Regular.ttf', 'NotoSansThai-Regular.ttf'),
  noto('noto-sans', 'LICENSE_FONT', 'NotoSans-LICENSE.txt'),
  noto('noto-sans-sc', 'LICENSE_FONT', 'NotoSansSC-LICENSE.txt'),
  noto('noto-sans-kr', 'LICENSE_FONT', 'NotoSansKR-LICENSE.txt'),
  noto('noto-sans-thai', 'LICENSE_FONT', 'NotoSansThai-LICENSE.txt'),
  { package: 'dejavu-fonts-ttf', path: 'ttf/DejaVuSans.ttf', name: 'DejaVuSans.ttf' },
  { package: 'dejavu-fonts-ttf', path: 'ttf/DejaVuSansMono.ttf', name: 'DejaVuSansMono.ttf' },
  { package: 'dejavu-fonts-ttf', path: 'LICENSE', name: 'DejaVu-LICENSE.txt' },
  { package: 'harfbuzzjs', path: 'dist/harfbuzz-subset.wasm', name: 'harfbuzz-subset.wasm' },
  { package: 'harfbuzzjs', path: 'dist/harfbuzz.wasm', name: 'harfbuzz.wasm' },
  { package: 'harfbuzzjs', path: 'LICENSE', name: 'HarfBuzz-LICENSE.txt' },
];

/** Path of an asset in the folder it was copied to, or in its package when there is no such folder (development). */
export function findSheetAsset(name: string, assetsFolder: string | null): string {
  if (assetsFolder !== null) return join(assetsFolder, name);
  const asset = sheetAssets.find((candidate) => candidate.name === name);
  if (!asset) throw new Error(`The sheet has no asset ${name}.`);
  return join(packageFolder(asset.package), asset.path);
}

/** Packages may stand in this project's folder or above it. */
function packageFolder(name: string): string {
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const folder = places.map((place) => join(place, name)).find((candidate) => existsSync(candidate));
  if (folder === undefined) throw new Error(`The package ${name} is not installed: run npm ci.`);
  return folder;
}

function noto(family: string, path: string, name: string): SheetAsset {
  return { package: `@expo-google-fonts/${family}`, path, name };
}
