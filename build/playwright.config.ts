import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findElectron } from './find-electron.ts';

const root = path.resolve(import.meta.dirname, '..');
const host = process.env['E2E_HOST'] ?? (findElectron(process.env) ? 'electron' : 'standin');
const wholeNights = ['**/whole-cutover.e2e.ts', '**/key-count.e2e.ts'];

export default defineConfig({
  testDir: path.join(root, 'tests/e2e'),
  testMatch: '**/*.e2e.ts',
  outputDir: path.join(root, 'test-results'),
  // Kept pictures of screens, by Chromium's major and the screen.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // The name stands in front of every line of the report. Whole nights begin first, one after the other beside the rest:
  // they wait most of their time, as the person whose keys they press does.
  projects: [
    { name: `host=${host}, whole nights`, testMatch: wholeNights, workers: 1 },
    { name: `host=${host}`, testIgnore: wholeNights, workers: 2 },
  ],
  // Each spec has an app and a folder of its own, so those of one file run side by side too. On two cores a third of the
  // rest, where no whole night runs, gains nothing as measured over all of them, and makes more of them late.
  fullyParallel: true,
  workers: Number(process.env['E2E_WORKERS'] ?? 3),
  // A busy machine is late now and then; what passes only at a later try is named in the report as flaky.
  retries: process.env['CI'] === undefined ? 0 : 2,
  // Generous: a busy machine is slow, and waiting costs nothing while all is well.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  preserveOutput: 'failures-only',
  reporter: [
    ['list'],
    // For the sum at the end of `npm test`, which names the file.
    ...(process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] === undefined ? [] : [['json'] as const]),
    [path.join(root, 'tests/e2e/host-reporter.ts')],
  ],
});
