import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '#electron/data-folder.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { openRegister } from '#electron/register.ts';
import { temporaryFolder } from '../../support/test-app.ts';

function open(runNumbers: readonly string[] = [], root = temporaryFolder(), random = () => 0.5) {
  return { root, register: openRegister(nodeFiles, dataFolder(root), { runNumbers, random }) };
}

describe('the register', () => {
  it('numbers from 1 with a code that is read easily', () => {
    const { register } = open();
    expect(register.next()).toMatch(/^[A-HJ-NP-Z2-9]{4}-1$/);
    expect(register.next()).toBe(register.next());
  });

  it('leaves no gap: a number is only used up when its run is on disk', () => {
    const { register } = open();
    const first = register.next();
    register.taken(first);
    expect(register.next()).toBe(first.replace('-1', '-2'));
  });

  it('remembers over a start, and uses no number twice although a ledger is gone', () => {
    const { register, root } = open();
    const code = register.next().slice(0, 4);
    register.taken(`${code}-1`);
    register.taken(`${code}-2`);
    expect(open([`${code}-1`], root).register.next()).toBe(`${code}-3`);
  });

  it.each(['', 'not json', '{}', '{"installation":"I0O1","last":5}', '{"installation":"K7Q2","last":-1}'])(
    'is recomputed from the ledgers when the file holds %j',
    (content) => {
      const root = temporaryFolder();
      writeFileSync(dataFolder(root).register, content);
      expect(open(['K7Q2-1', 'K7Q2-7', 'K7Q2-3'], root).register.next()).toBe('K7Q2-8');
    },
  );

  it('counts its own runs only, not those handed over from another laptop', () => {
    const { root } = open(['AAAA-40', 'K7Q2-2']);
    expect(open(['AAAA-41', 'K7Q2-2'], root).register.next()).toBe('K7Q2-3');
  });
});
