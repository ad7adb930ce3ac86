/**
 * `npm test`: everything a stranger needs to believe this tree, in one command.
 * Installs the system programs where it may, runs every check to its end, and closes with the sum of all tests.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installSystemPackages } from './system-packages.ts';

type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };
type Step = {
  readonly name: string;
  readonly command: readonly string[];
  readonly count?: (report: string) => Count;
};

const root = path.resolve(import.meta.dirname, '..');
const reports = path.join(root, 'test-results');
const vitestReport = path.join(reports, 'vitest.json');
const playwrightReport = path.join(reports, 'playwright.json');

const steps: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'unused', command: ['knip'] },
  {
    name: 'build',
    command: ['vite', 'build', '--app', '--config', 'build/vite.config.ts', '--logLevel', 'warn'],
  },
  {
    name: 'unit, property, storage and sheet tests',
    command: [
      'vitest',
      'run',
      '--config',
      'build/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
    count: countVitest,
  },
  {
    name: 'end-to-end tests',
    command: ['playwright', 'test', '--config', 'build/playwright.config.ts'],
    count: countPlaywright,
  },
];

const missing = installSystemPackages();
if (missing !== null) {
  process.stderr.write(`${missing}\n`);
  process.exit(1);
}
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const counts = steps.map(runStep);
const sum = counts.reduce((a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
}));
process.stdout.write(
  `${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}\n`,
);
process.exitCode = sum.failed === 0 ? 0 : 1;

/** Runs one step to its end. A step that dies without a report counts as one failure, never as none. */
function runStep(step: Step): Count {
  process.stdout.write(`\n== ${step.name}\n`);
  const started = performance.now();
  const [program = '', ...args] = step.command;
  const run = spawnSync(path.join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const passed = run.status === 0;
  process.stdout.write(`== ${step.name}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  if (step.count === undefined) return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
  const counted = readCount(step.count);
  return passed || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

function readCount(count: (report: string) => Count): Count {
  try {
    return count(readFileSync(count === countVitest ? vitestReport : playwrightReport, 'utf8'));
  } catch (cause) {
    process.stderr.write(`No test report: ${String(cause)}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function countVitest(report: string): Count {
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(report) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numPendingTests: number;
    readonly numFailedTestSuites: number;
  };
  const failed = numFailedTests > 0 ? numFailedTests : numFailedTestSuites;
  return { passed: numPassedTests, failed, skipped: numPendingTests };
}

function countPlaywright(report: string): Count {
  const { stats, errors } = JSON.parse(report) as {
    readonly stats: {
      readonly expected: number;
      readonly unexpected: number;
      readonly flaky: number;
      readonly skipped: number;
    };
    readonly errors: readonly unknown[];
  };
  if (stats.flaky > 0)
    process.stdout.write(`${stats.flaky} of the end-to-end tests passed only at a later try.\n`);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}
