import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSheetService, type SheetService } from '#electron/sheet/sheet-service.ts';
import { readTrueType, type TrueType } from '#electron/sheet/true-type.ts';
import { screenFonts } from '#shared/sheet/screen-fonts.ts';
import { copySheetAssets } from '../../build/sheet-assets.ts';
import { sampleDocument } from './sample-document.ts';

const project = new URL('../../', import.meta.url);
const sourceWorker = new URL('electron/sheet/worker.ts', project);
const folder = mkdtempSync(join(tmpdir(), 'runsheet-worker-'));
const services: SheetService[] = [];

beforeAll(async () => {
  await build({
    configFile: false,
    root: project.pathname,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: { 'sheet-worker': sourceWorker.pathname },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  await copySheetAssets(join(folder, 'assets'));
}, 60_000);

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
});

describe('the sheet service', () => {
  const drawing = service(sourceWorker, null);

  it('draws the same bytes from source and from a bundle that stands alone with its assets', async () => {
    const fromSource = await drawing.makeSheet(sampleDocument());
    const bundled = service(pathToFileURL(join(folder, 'sheet-worker.js')), join(folder, 'assets'));
    const fromBundle = await bundled.makeSheet(sampleDocument());
    expect(fromSource.ok && fromSource.value.pages).toBeGreaterThan(5);
    expect(fromBundle).toEqual(fromSource);
  });

  it('leaves the caller free to work while it draws', async () => {
    let beats = 0;
    const heart = setInterval(() => beats++, 5);
    await service(sourceWorker, null).makeSheet(sampleDocument());
    clearInterval(heart);
    expect(beats).toBeGreaterThan(8);
  });

  it('answers several requests, each with its own sheet', async () => {
    const [draft, other] = await Promise.all([
      drawing.makeSheet(sampleDocument({ watermark: 'DRAFT' })),
      drawing.makeSheet(sampleDocument({ blocks: [] })),
    ]);
    expect(draft.ok && draft.value.pages).toBeGreaterThan(1);
    expect(other.ok && other.value.pages).toBe(1);
  });

  it('says that a document cannot be drawn and draws the next one', async () => {
    const failed = await drawing.makeSheet(sampleDocument({ fileId: 'none' }));
    expect(failed).toMatchObject({ ok: false, error: { code: 'SheetNotDrawn' } });
    expect(await drawing.makeSheet(sampleDocument())).toMatchObject({ ok: true });
  });

  it('says that fonts are missing', async () => {
    const failed = await service(sourceWorker, join(folder, 'nowhere')).makeSheet(sampleDocument());
    expect(failed).toMatchObject({ ok: false, error: { code: 'SheetNotDrawn' } });
  });

  it('says that its worker cannot be started', async () => {
    const failed = await service(join(folder, 'no-worker.js'), null).makeSheet(sampleDocument());
    expect(failed).toMatchObject({ ok: false, error: { code: 'SheetWorkerFailed' } });
  });

  it('says that its worker ended, and starts another one for the next sheet', async () => {
    const file = join(folder, 'ends.js');
    writeFileSync(
      file,
      "import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => process.exit(3));\n",
    );
    const ending = service(file, null);
    const again = [await ending.makeSheet(sampleDocument()), await ending.makeSheet(sampleDocument())];
    expect(again).toEqual([
      { ok: false, error: { code: 'SheetWorkerFailed', detail: 'The worker ended with 3.' } },
      { ok: false, error: { code: 'SheetWorkerFailed', detail: 'The worker ended with 3.' } },
    ]);
  });

  it('gives up on a worker that does not answer', async () => {
    const file = join(folder, 'silent.js');
    writeFileSync(
      file,
      "import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => {});\n",
    );
    const silent = makeSheetService({ workerFile: file, assetsFolder: null, patience: 80 });
    services.push(silent);
    expect(await silent.makeSheet(sampleDocument())).toMatchObject({
      ok: false,
      error: { code: 'SheetTooSlow' },
    });
  });
});

describe('the assets of the sheet', () => {
  it('are the fonts, the subsetter and a licence for each', async () => {
    const pieces = new Set(screenFonts.filter(({ isCut }) => isCut).map(({ file }) => file));
    const names = await readdir(join(folder, 'assets'));
    expect(names.filter((name) => !pieces.has(name)).toSorted()).toEqual([
      'DejaVu-LICENSE.txt',
      'DejaVuSans.ttf',
      'DejaVuSansMono.ttf',
      'HarfBuzz-LICENSE.txt',
      'NotoSans-Bold.ttf',
      'NotoSans-LICENSE.txt',
      'NotoSans-Regular.ttf',
      'NotoSansKR-LICENSE.txt',
      'NotoSansKR-Regular.ttf',
      'NotoSansSC-LICENSE.txt',
      'NotoSansSC-Regular.ttf',
      'NotoSansThai-LICENSE.txt',
      'NotoSansThai-Regular.ttf',
      'harfbuzz-subset.wasm',
      'harfbuzz.wasm',
    ]);
  });

  it('are read for every script Plex has not, each character from one file', () => {
    const spans = Map.groupBy(
      screenFonts.flatMap(({ from, holds }) => holds.map(([first, last]) => ({ from, first, last }))),
      ({ from }) => from,
    );
    const joined = [...spans].map(([from, all]) => [from, joinedSpans(all)]);
    expect(Object.fromEntries(joined)).toEqual({
      'NotoSansSC-Regular': '2e80-2fdf 3000-30ff 31f0-31ff 3400-4dbf 4e00-9fff f900-faff ff00-ffef',
      'NotoSansKR-Regular': '1100-11ff 3130-318f a960-a97f ac00-d7ff',
      'NotoSansThai-Regular': 'e00-e7f',
      'NotoSans-Regular': '900-97f a8e0-a8ff',
      DejaVuSans: '590-6ff 750-77f fb1d-fdff fe70-feff',
    });
  });

  it('are the pieces the screen reads too: together all that the whole font has of their characters', async () => {
    const read = async (file: string) => readTrueType(await readFile(join(folder, 'assets', file)));
    const cut = screenFonts.filter(({ isCut }) => isCut);
    const whole = new Map<string, TrueType>();
    for (const from of new Set(cut.map((font) => font.from))) whole.set(from, await read(`${from}.ttf`));
    for (const { file, from, holds } of cut) {
      const piece = await read(file);
      const differing = holds
        .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
        .filter((at) => (whole.get(from)?.glyphOf(at) === 0) !== (piece.glyphOf(at) === 0));
      expect(differing, file).toEqual([]);
    }
  });
});

type Span = { readonly first: number; readonly last: number };

/** Spans in their order, those that touch as one, in hexadecimal digits; two that overlap stay two. */
function joinedSpans(all: readonly Span[]): string {
  const joined: Span[] = [];
  for (const span of all.toSorted((a, b) => a.first - b.first)) {
    const before = joined.at(-1);
    if (before?.last === span.first - 1) joined[joined.length - 1] = { first: before.first, last: span.last };
    else joined.push(span);
  }
  return joined.map(({ first, last }) => `${first.toString(16)}-${last.toString(16)}`).join(' ');
}

function service(workerFile: string | URL, assetsFolder: string | null): SheetService {
  const made = makeSheetService({ workerFile, assetsFolder });
  services.push(made);
  return made;
}
