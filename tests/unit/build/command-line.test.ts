import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../build/electron-standin/command-line.ts';

describe('the stand-in’s command line', () => {
  it('reads what a test driver passes', () => {
    const given = '-r /x/loader.js --no-sandbox --inspect=0 --remote-debugging-port=0 . --lang=de plan.md';
    const line = readCommandLine(given.split(' '));
    expect(line).toEqual({
      requires: ['/x/loader.js'],
      app: '.',
      inspect: { port: 0, host: '127.0.0.1' },
      remoteDebugging: true,
      isVersionAsked: false,
      switches: [['no-sandbox', '']],
    });
  });

  it('keeps switches with and without a value, and only those in front of the app', () => {
    expect(readCommandLine(['--a=b=c', '--d', 'app', '--e']).switches).toEqual([
      ['a', 'b=c'],
      ['d', ''],
    ]);
  });

  it('knows that no app was given', () => {
    expect(readCommandLine(['--version'])).toMatchObject({ app: null, isVersionAsked: true, inspect: null });
    expect(readCommandLine(['-r', 'only-a-script.js']).app).toBeNull();
  });

  it('opens the debugger where it is told to', () => {
    expect(readCommandLine(['--inspect=0.0.0.0:9333', '.']).inspect).toEqual({ port: 9333, host: '0.0.0.0' });
    expect(readCommandLine(['--inspect', '.']).inspect).toEqual({ port: 9229, host: '127.0.0.1' });
  });
});
