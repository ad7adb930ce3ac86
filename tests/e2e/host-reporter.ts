import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { needsElectron } from './needs-electron.ts';

/**
 * Closes every run with the host the specs ran on and how many were skipped for want of real Electron,
 * so that a green run on the stand-in is never taken for one on Electron.
 */
// Playwright constructs a reporter from a module's default export; there is no other way to hand it one.
// oxlint-disable-next-line import/no-default-export
export default class HostReporter implements Reporter {
  #host = 'none was started';
  #skipped = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    const notes = [...test.annotations, ...result.annotations];
    this.#host = notes.find((note) => note.type === 'host')?.description ?? this.#host;
    const isForElectron = notes.some((note) => note.description?.startsWith(needsElectron));
    if (result.status === 'skipped' && isForElectron) this.#skipped += 1;
  }

  onEnd(): void {
    const skipped = `${this.#skipped} spec${this.#skipped === 1 ? '' : 's'}`;
    process.stdout.write(`\nE2E host: ${this.#host}. ${skipped} skipped for want of real Electron.\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
