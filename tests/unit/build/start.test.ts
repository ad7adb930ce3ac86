import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

describe.runIf(process.platform === 'linux')('npm start', () => {
  it('says in one sentence that there is no display, and fails', () => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    const started = spawnSync(process.execPath, ['build/start.ts'], { cwd: root, env, encoding: 'utf8' });
    expect(started.status).toBe(1);
    expect(started.stdout).toBe('');
    expect(started.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('needs a display') as unknown,
    ]);
  });
});
