import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { strict } from '../../../build/electron-standin/strict.ts';

describe('what the stand-in lacks', () => {
  it('throws by name when it is read', () => {
    const app: { name: string; dock?: object } = strict('app', { name: 'x' });
    expect(() => app.dock).toThrow('electron stand-in: app.dock is not implemented');
  });

  it('lets a test replace what is there', () => {
    const shell = strict('shell', { openExternal: (): string => 'desktop' });
    shell.openExternal = () => 'test';
    expect(shell.openExternal()).toBe('test');
  });

  it('can be awaited and printed, and methods keep their object', async () => {
    const emitter = strict('powerMonitor', new EventEmitter());
    let heard = 0;
    const on = Reflect.get(emitter, 'on') as EventEmitter['on']; // `as`: taken off its object on purpose
    on('resume', () => (heard += 1));
    emitter.emit('resume');
    expect(heard).toBe(1);
    expect(await Promise.resolve(emitter)).toBe(emitter);
    expect(() => JSON.stringify(emitter)).not.toThrow();
  });
});
