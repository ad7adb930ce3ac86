/** A guard that never failed proves nothing: each rule of the layers gets a planted violation and has to turn red. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
type Plant = { readonly path: string; readonly source: string };

let plot = '';

/** A copy of the rules in an otherwise empty project, so that nothing is planted in the real one. */
beforeAll(() => {
  plot = mkdtempSync(join(tmpdir(), 'runsheet-layers-'));
  for (const name of ['.oxlintrc.json', 'package.json']) cpSync(join(root, name), join(plot, name));
  // What is compiled here must not end in the real project's cache, which lies behind the link.
  writeFileSync(
    join(plot, 'tsconfig.json'),
    read('tsconfig.json').replace('/../node_modules/.cache/types', '/../out'),
  );
  for (const folder of ['shared', 'electron', 'renderer', 'build', 'tests']) {
    mkdirSync(join(plot, folder));
    cpSync(join(root, folder, 'tsconfig.json'), join(plot, folder, 'tsconfig.json'));
    writeFileSync(join(plot, folder, 'here.ts'), `export const here = '${folder}';\n`);
  }
  symlinkSync(join(root, 'node_modules'), join(plot, 'node_modules'));
});

afterAll(() => rmSync(plot, { recursive: true, force: true }));

/** What lint says of each source, planted in the folder of `path`; all in one run, since starting it is what takes time. */
function lint(plants: readonly Plant[]): readonly string[] {
  const planted = plants.map(({ path, source }, index) => {
    const name = path.startsWith('electron/preload') ? path : path.replace(/x\.ts$/, `x${index}.ts`);
    mkdirSync(dirname(join(plot, name)), { recursive: true });
    writeFileSync(join(plot, name), source);
    return name;
  });
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format', 'unix', ...planted], {
    cwd: plot,
    encoding: 'utf8',
  });
  for (const name of planted) rmSync(join(plot, name));
  const lines = stdout.split('\n');
  return planted.map((name) => lines.filter((line) => line.startsWith(`${name}:`)).join('\n'));
}

const use = (name: string) => `import * as planted from '${name}';\nexport const used = planted;\n`;

describe('the layers, by lint', () => {
  it('lets a plain file pass in each folder', () => {
    const folders = ['shared', 'electron', 'renderer', 'build', 'tests'];
    const said = lint(
      folders.map((folder) => ({ path: `${folder}/x.ts`, source: 'export const one = 1;\n' })),
    );
    expect(said).toEqual(folders.map(() => ''));
  });

  it('refuses each import that a layer may not have', () => {
    const forbidden = [
      ['shared/run/x.ts', 'node:fs'],
      ['shared/run/x.ts', 'electron'],
      ['shared/run/x.ts', 'react'],
      ['shared/run/x.ts', 'dexie'],
      ['shared/run/x.ts', '#electron/here.ts'],
      ['shared/run/x.ts', '../../electron/here.ts'],
      ['shared/run/x.ts', '../../renderer/here.ts'],
      ['electron/x.ts', 'electron'],
      ['electron/ipc/x.ts', 'electron'],
      ['electron/x.ts', 'node:http'],
      ['electron/x.ts', 'node:https'],
      ['electron/x.ts', 'node:net'],
      ['electron/x.ts', 'node:tls'],
      ['electron/x.ts', 'node:dgram'],
      ['electron/x.ts', 'node:dns'],
      ['electron/shell/x.ts', 'node:http'],
      ['electron/x.ts', '#renderer/here.ts'],
      ['electron/x.ts', 'dexie'],
      ['electron/shell/x.ts', 'react'],
      ['renderer/x.ts', 'node:fs'],
      ['renderer/x.ts', 'electron'],
      ['renderer/x.ts', '#electron/here.ts'],
      ['renderer/features/x.ts', 'dexie'],
      ['renderer/features/x.ts', '../storage/here.ts'],
      ['renderer/ui/x.ts', 'node:fs'],
    ] as const;
    const said = lint(forbidden.map(([path, name]) => ({ path, source: use(name) })));
    expect(forbidden.filter((_, index) => !said[index]?.includes('no-restricted-imports'))).toEqual([]);
  });

  it('refuses what a layer may not hold', () => {
    const forbidden = [
      ['shared/x.ts', 'export const now = Date.now();\n', 'no-restricted-globals'],
      ['shared/x.ts', 'export const at = new Date();\n', 'no-restricted-globals'],
      ['shared/x.ts', 'export const luck = Math.random();\n', 'no-restricted-properties'],
      ['shared/x.ts', 'export const id = crypto.randomUUID();\n', 'no-restricted-globals'],
      ['electron/x.ts', "export const page = fetch('https://example.org');\n", 'no-restricted-globals'],
      ['renderer/x.ts', "export const page = fetch('https://example.org');\n", 'no-restricted-globals'],
      ['electron/x.ts', 'export default 1;\n', 'no-default-export'],
      ['electron/x.ts', 'try { globalThis.stop(); } catch {}\n', 'no-empty'],
    ] as const;
    const said = lint(forbidden.map(([path, source]) => ({ path, source })));
    expect(forbidden.filter(([, , rule], index) => !said[index]?.includes(rule))).toEqual([]);
  });

  it('lets the shell and the preload import electron', () => {
    const paths = ['electron/shell/x.ts', 'electron/preload.ts'];
    expect(lint(paths.map((path) => ({ path, source: use('electron') }))).join('\n')).not.toContain(
      'no-restricted-imports',
    );
  });
});

describe('the layers, by the compiler', () => {
  const refused = [
    ['shared', "import { here } from '../electron/here.ts';\nexport const there = here;\n"],
    ['electron', "import { here } from '../renderer/here.ts';\nexport const there = here;\n"],
    ['renderer', "import { here } from '../electron/here.ts';\nexport const there = here;\n"],
    ['shared', 'export const page = document.title;\n'],
    ['shared', 'export const env = process.env;\n'],
    ['electron', 'export const page = document.title;\n'],
  ] as const;
  let said = '';
  let left: number | null = 0;

  /** All of them in one run, which names each file it refuses. */
  beforeAll(() => {
    const planted = refused.map(([folder, source], index) => {
      const path = join(plot, folder, `planted${index}.ts`);
      writeFileSync(path, source);
      return path;
    });
    ({ stdout: said, status: left } = spawnSync(
      join(root, 'node_modules/.bin/tsc'),
      ['-b', 'shared', 'electron', 'renderer'],
      { cwd: plot, encoding: 'utf8' },
    ));
    for (const path of planted) rmSync(path);
  });

  it.each(refused.map(([folder, source], index) => [folder, source, index] as const))(
    '%s does not compile with %j',
    (folder, _source, index) => {
      expect(said).toContain(`${folder}/planted${index}.ts`);
    },
  );

  it('fails for them, and not for the plain files beside them', () => {
    expect(left).toBeGreaterThan(0);
    expect(said).not.toContain('/here.ts(');
  });
});

describe('the project as it is', () => {
  it('has electron imported by the shell and the preload alone', () => {
    const importing = files('electron').filter((path) => /from 'electron'/.test(read(path)));
    expect(importing.filter((path) => !/^electron\/(shell\/|preload\.ts$)/.test(path))).toEqual([]);
    expect(importing).toContain('electron/preload.ts');
  });

  it('keeps schemas out of the preload', () => {
    const imports = [...read('electron/preload.ts').matchAll(/^import (?!type)[^;]*from '([^']+)'/gm)].map(
      ([, name]) => name,
    );
    expect(imports).toEqual(['electron', '#shared/ipc/desktop-channels.ts']);
    expect(read('shared/ipc/desktop-channels.ts')).not.toMatch(/^import /m);
  });
});

function files(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name));
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
