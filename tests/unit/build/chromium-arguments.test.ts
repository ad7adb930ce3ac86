import { describe, expect, it } from 'vitest';
import { chromiumArguments } from '../../../build/electron-standin/chromium-arguments.ts';

const headless = { headless: true, noSandbox: false, preview: false, remoteDebugging: false };

describe('how Chromium is started', () => {
  it('merges the features to switch off into one list, because only the last counts', () => {
    const given = chromiumArguments(
      '/data',
      headless,
      new Map([['disable-features', 'LensOverlay,Translate']]),
    );
    const lists = given.filter((argument) => argument.startsWith('--disable-features='));
    expect(lists).toHaveLength(1);
    expect(lists[0]).toMatch(/Translate.*LensOverlay/);
  });

  it('keeps its sandbox although a test driver asks to drop it', () => {
    expect(chromiumArguments('/data', headless, new Map([['no-sandbox', '']]))).not.toContain('--no-sandbox');
  });

  it('passes on what the app appended', () => {
    const given = chromiumArguments('/data', headless, new Map([['host-resolver-rules', 'MAP * ~NOTFOUND']]));
    expect(given).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
  });

  it('opens windows only in a preview, and a port only when asked', () => {
    expect(chromiumArguments('/data', headless, new Map())).toContain('--headless=new');
    expect(chromiumArguments('/data', headless, new Map()).join(' ')).not.toContain('remote-debugging-port');
    const preview = { ...headless, headless: false, preview: true };
    expect(chromiumArguments('/data', preview, new Map())).not.toContain('--headless=new');
  });
});
