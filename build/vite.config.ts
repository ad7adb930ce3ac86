import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { copySheetAssets } from './sheet-assets.ts';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const externalToNode = ['electron', /^node:/];

// What is built is what users get. A test runner's own NODE_ENV would bring React's development build with our paths in it.
process.env['NODE_ENV'] = 'production';

// Workers are entries of their own: worker_threads starts each from its file.
const mainEntries = {
  main: at('electron/main.ts'),
  'sheet-worker': at('electron/sheet/worker.ts'),
  'index-worker': at('electron/run-index/worker.ts'),
  'mirror-worker': at('electron/mirror/mirror-worker.ts'),
  'archive-worker': at('electron/archive/archive-worker.ts'),
  'checklist-worker': at('electron/reading/checklist-worker.ts'),
};

// Source maps carry the sources, so they are made only when asked for and never packed.
const sourcemap = process.env['RUNSHEET_SOURCEMAP'] === '1';

export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), sheetAssets()],
  builder: {
    async buildApp(builder) {
      await Promise.all(Object.values(builder.environments).map((environment) => builder.build(environment)));
    },
  },
  environments: {
    client: {
      build: {
        outDir: at('dist/renderer'),
        // Read from the disk beside it, not from a network.
        chunkSizeWarningLimit: 2000,
        emptyOutDir: true,
        target: 'chrome150',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0, // the content security policy has no exception for data: scripts and fonts
        rolldownOptions: { input: { index: at('renderer/index.html'), wall: at('renderer/wall.html') } },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: at('dist/main'),
        emptyOutDir: true,
        target: 'node24',
        ssr: true,
        minify: false,
        sourcemap,
        rolldownOptions: {
          input: mainEntries,
          external: externalToNode,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: at('dist/preload'),
        emptyOutDir: true,
        target: 'chrome150',
        ssr: true,
        minify: false,
        sourcemap: false,
        rolldownOptions: {
          input: { preload: at('electron/preload.ts') },
          external: externalToNode,
          // A sandboxed preload can be neither a module nor more than one file.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
});

/** Puts the fonts and wasm files of the sheet beside the main bundle, in dist/main/assets. */
function sheetAssets(): Plugin {
  return {
    name: 'runsheet-sheet-assets',
    applyToEnvironment: (environment) => environment.name === 'main',
    writeBundle: () => copySheetAssets(at('dist/main/assets')),
  };
}
