/**
 * `npm test`: everything a stranger needs to believe this tree, in one command.
 * Installs the system programs where it may, runs every check to its end, and closes with the sum of all tests.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installSystemPackages, whatToInstallByHand } from './system-packages.ts';

type Count = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, by name; the runner that follows writes a lot below the report of the one before. */
  readonly failures: readonly string[];
};
type Step = {
  readonly name: string;
  readonly command: readonly string[];
  readonly count?: (report: string) => Count;
};

const root = path.resolve(import.meta.dirname, '..');
const reports = path.join(root, 'test-results');
const vitestReport = path.join(reports, 'vitest.json');
const playwrightReport = path.join(reports, 'playwright.json');

/** What needs nothing of the system but Node. */
const checks: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'unused', command: ['knip'] },
  { name: 'build', command: ['node', 'build/fresh-build.ts'] },
];
const tests: readonly Step[] = [
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

const byHand = whatToInstallByHand();
if (byHand !== null) {
  process.stderr.write(`${byHand}\n`);
  process.exit(1);
}
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
// What tests leave behind goes with it: apps that are killed, as most are, cannot clean up.
const temporary = mkdtempSync(path.join(tmpdir(), 'runsheet-test-'));
process.once('exit', removeTemporary);
/** What Node compiled, kept from one program to the next: a run starts some hundreds of them. */
const compileCache = path.join(root, 'node_modules/.cache/compiled');
// Fetching packages is waiting for the most part, and the checks do without them.
const installing = installSystemPackages();
const counts = await runSteps(checks);
const notInstalled = await installing;
if (notInstalled === null) counts.push(...(await runSteps(tests)));
else {
  process.stderr.write(`${notInstalled}\n`);
  counts.push({ passed: 0, failed: 1, skipped: 0, failures: ['the system programs'] });
}
const sum = counts.reduce((a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...a.failures, ...b.failures],
}));
for (const failure of sum.failures) process.stdout.write(`FAILED: ${failure}\n`);
process.stdout.write(
  `${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}\n`,
);
process.exitCode = sum.failed === 0 ? 0 : 1;

function removeTemporary(): void {
  try {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {
    // A small disk may still be mounted in it. The sum is the last line, and what it says is right all the same.
  }
}

async function runSteps(steps: readonly Step[]): Promise<Count[]> {
  const counts: Count[] = [];
  // oxlint-disable-next-line no-await-in-loop -- one after the other: each has all cores
  for (const step of steps) counts.push(await runStep(step));
  return counts;
}

/** Runs one step to its end. A step that dies without a report counts as one failure, never as none. */
async function runStep(step: Step): Promise<Count> {
  process.stdout.write(`\n== ${step.name}\n`);
  const started = performance.now();
  const [program = '', ...args] = step.command;
  const run = spawn(path.join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
      TMPDIR: temporary,
      NODE_COMPILE_CACHE: compileCache,
    },
  });
  const status = await new Promise<number | null>((resolve) => {
    run.once('error', () => resolve(null));
    run.once('exit', resolve);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const passed = status === 0;
  process.stdout.write(`== ${step.name}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  const itself = {
    passed: passed ? 1 : 0,
    failed: passed ? 0 : 1,
    skipped: 0,
    failures: passed ? [] : [step.name],
  };
  if (step.count === undefined) return itself;
  const counted = readCount(step.count);
  return passed || counted.failed > 0 ? counted : { ...counted, failed: 1, failures: [step.name] };
}

function readCount(count: (report: string) => Count): Count {
  try {
    return count(readFileSync(count === countVitest ? vitestReport : playwrightReport, 'utf8'));
  } catch (cause) {
    process.stderr.write(`No test report: ${String(cause)}\n`);
    return { passed: 0, failed: 1, skipped: 0, failures: ['a test report that cannot be read'] };
  }
}

function countVitest(report: string): Count {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(report) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numPendingTests: number;
    readonly testResults: readonly {
      readonly name: string;
      readonly status: string;
      readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
    }[];
  };
  const failures = testResults.flatMap(({ name, status, assertionResults }) => {
    const file = path.relative(root, name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    // A file that could not even be read has no tests.
    if (tests.length === 0) return status === 'failed' ? [file] : [];
    return tests.map(({ fullName }) => `${file}: ${fullName}`);
  });
  const failed = Math.max(numFailedTests, failures.length);
  return { passed: numPassedTests, failed, skipped: numPendingTests, failures };
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
    // Named just above, by the runner itself.
    failures: [],
  };
}
