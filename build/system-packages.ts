/** The programs the tests and the preview need from the system, and how a bare Debian machine gets them. */
import { spawnSync } from 'node:child_process';
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

/** Installs what is missing where it may (Debian, root). Returns a sentence saying what to install otherwise. */
export function installSystemPackages(): string | null {
  const missing = programs.filter((program) => !program.isThere());
  if (missing.length === 0) return null;
  const packages = [...new Set(missing.map((program) => program.debianPackage))];
  const names = missing.map((program) => program.name).join(', ');
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    return `Missing on this machine: ${names}. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`;
  }
  process.stderr.write(`Installing ${packages.join(', ')} …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  const install = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  const still = programs.filter((program) => !program.isThere());
  if (install.status === 0 && still.length === 0) return null;
  return `Could not install ${packages.join(', ')}. Run: apt-get install ${packages.join(' ')}`;
}

function onPath(name: string, debianPackage: string): SystemProgram {
  const isThere = (): boolean =>
    (process.env['PATH'] ?? '').split(':').some((folder) => folder !== '' && existsSync(`${folder}/${name}`));
  return { name, debianPackage, isThere };
}
