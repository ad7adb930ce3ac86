import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLog } from '#electron/log.ts';
import { temporaryFolder } from '../../support/test-app.ts';

describe('the log', () => {
  it('keeps one line for each thing that happened, with its time', () => {
    const folder = join(temporaryFolder(), 'logs');
    const log = openLog(folder, () => Date.UTC(2026, 10, 18, 1));
    log('one');
    log('two\nlines');
    expect(readFileSync(join(folder, 'runsheet.log'), 'utf8')).toBe(
      '2026-11-18T01:00:00.000Z one\n2026-11-18T01:00:00.000Z two | lines\n',
    );
  });

  it('begins a new file at a megabyte and keeps the old one', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'runsheet.log'), 'x'.repeat(1_000_001));
    openLog(folder, () => 0)('new');
    expect(readFileSync(join(folder, 'runsheet.log'), 'utf8')).toContain('new');
    expect(existsSync(join(folder, 'runsheet.old.log'))).toBe(true);
  });

  it('never throws, wherever it should write', () => {
    expect(() => openLog('/dev/null/logs', () => 0)('x')).not.toThrow();
  });
});
