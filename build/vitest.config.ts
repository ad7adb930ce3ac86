import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What draws, signs, kills and starts programs begins, so that many short files even out the end of the two workers. A
 * class, as Vitest asks for.
 */
class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isShort = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/tests/unit/');
    return sorted.toSorted((one, other) => Number(isShort(one)) - Number(isShort(other)));
  }
}

// Node is enough for all of these: storage tests bring fake-indexeddb, screens are tested in a real browser by Playwright.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    environment: 'node',
    // Generous: a busy machine is slow, and waiting costs nothing while all is well.
    testTimeout: 60_000,
    // The files of a worker share what they import: importing is two fifths of the time otherwise. No file changes a module.
    isolate: false,
    // Node reads the sources as they stand, as it does for the command line: no module is rewritten and none is a proxy.
    experimental: { viteModuleRunner: false },
    // All cores: by default one is left free, which on two cores halves the pace.
    maxWorkers: '100%',
    sequence: { sequencer: LongFilesFirst },
    reporters: ['default'],
  },
});
