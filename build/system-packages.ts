/** The programs the tests and the preview need from the system, and how a bare Debian machine gets them. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findHeadlessChromium } from './electron-standin/find-chromium.ts';

type SystemProgram = {
  readonly name: string;
  readonly debianPackage: string;
  readonly isThere: () => boolean;
};

const programs: readonly SystemProgram[] = [
  {
    name: 'Chromium',
    debianPackage: 'chromium-headless-shell',
    isThere: () => findHeadlessChromium() !== null,
  },
  onPath('qpdf', 'qpdf'),
  onPath('pdftotext', 'poppler-utils'),
  onPath('pdfsig', 'poppler-utils'),
  onPath('mutool', 'mupdf-tools'),
  onPath('openssl', 'openssl'),
  onPath('certutil', 'libnss3-tools'),
  onPath('cmark-gfm', 'cmark-gfm'),
];

/** A sentence that says what to install by hand; null where all is there, or can be installed from here (Debian, root). */
export function whatToInstallByHand(): string | null {
  const missing = programs.filter((program) => !program.isThere());
  if (missing.length === 0 || (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0)) return null;
  const names = missing.map((program) => program.name).join(', ');
  return `Missing on this machine: ${names}. On Debian or Ubuntu: sudo apt-get install ${packagesOf(missing).join(' ')}`;
}

/** Installs what is missing; the caller may go on meanwhile. Resolves with a sentence where something is missing still. */
export async function installSystemPackages(): Promise<string | null> {
  const packages = packagesOf(programs.filter((program) => !program.isThere()));
  if (packages.length === 0) return null;
  process.stderr.write(`Installing ${packages.join(', ')} …\n`);
  await aptGet('update', '-qq');
  const isDone = await aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages);
  if (isDone && programs.every((program) => program.isThere())) return null;
  return `Could not install ${packages.join(', ')}. Run: apt-get install ${packages.join(' ')}`;
}

function packagesOf(missing: readonly SystemProgram[]): readonly string[] {
  return [...new Set(missing.map((program) => program.debianPackage))];
}

function aptGet(...args: readonly string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

function onPath(name: string, debianPackage: string): SystemProgram {
  const isThere = (): boolean =>
    (process.env['PATH'] ?? '').split(':').some((folder) => folder !== '' && existsSync(`${folder}/${name}`));
  return { name, debianPackage, isThere };
}
