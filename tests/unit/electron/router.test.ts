import { describe, expect, it } from 'vitest';
import { makeRouter } from '#electron/ipc/router.ts';
import { isTrustedSender, type Sender } from '#electron/ipc/trusted-sender.ts';
import { desktopChannels } from '#shared/ipc/desktop-channels.ts';
import { desktopInputs } from '#shared/ipc/desktop-contract.ts';
import { appOnlyCommands } from '#shared/run/run-commands.ts';
import { createRun, newRun, startTestApp } from '../../support/test-app.ts';

const own: Sender = { url: 'app://runsheet/index.html', isMainFrame: true, isOwnWindow: true, isWall: false };

function routed() {
  const app = startTestApp();
  const logged: string[] = [];
  const router = makeRouter(app.handlers, (line) => void logged.push(line));
  return { app, logged, router };
}

describe('who is trusted', () => {
  it('trusts the main frame of our own window with our own page', () => {
    expect(isTrustedSender(own)).toBe(true);
    expect(isTrustedSender({ ...own, url: 'app://runsheet/index.html#/runs' })).toBe(true);
  });

  it.each([
    [{ ...own, isMainFrame: false }],
    [{ ...own, isOwnWindow: false }],
    [{ ...own, url: '' }],
    [{ ...own, url: 'about:blank' }],
    [{ ...own, url: 'app://other/index.html' }],
    [{ ...own, url: 'app://runsheet.evil/index.html' }],
    [{ ...own, url: 'app://runsheet:80/index.html' }],
    [{ ...own, url: 'app://x@runsheet/index.html' }],
    [{ ...own, url: 'https://runsheet/index.html' }],
    [{ ...own, url: 'file:///index.html' }],
    [{ ...own, url: 'data:text/html,app://runsheet/' }],
    [{ ...own, url: 'blob:app://runsheet/0' }],
  ])('does not trust %j', (sender) => {
    expect(isTrustedSender(sender)).toBe(false);
  });
});

describe('the router', () => {
  it('has a schema for each channel of the list', () => {
    expect(Object.keys(desktopInputs).toSorted()).toEqual([...desktopChannels].toSorted());
  });

  it('answers our own window', async () => {
    const { router } = routed();
    expect(await router('readStartUp', own, null)).toMatchObject({ version: '0.1.0', runs: [] });
  });

  it.each(desktopChannels)(
    'turns a foreign frame away on %s, before its content is even read',
    async (channel) => {
      const { router, app } = routed();
      const input = channel === 'createRun' ? newRun() : null;
      const answer = await router(channel, { ...own, isMainFrame: false }, input).catch(String);
      expect(JSON.stringify(answer)).toContain('BadRequest');
      expect(app.shelf.heads()).toEqual([]);
    },
  );

  it.each(desktopChannels)('turns wrong input away on %s', async (channel) => {
    const { router } = routed();
    for (const input of [undefined, 5, 'x', [], { runId: '../../etc' }, { runId: 'a'.repeat(65) }]) {
      const answer = await router(channel, own, input).catch(String);
      expect(JSON.stringify(answer)).toContain('BadRequest');
    }
  });

  it('says no in the shape the channel promises', async () => {
    const { router } = routed();
    expect(await router('openRun', own, 1)).toEqual({
      ok: false,
      error: { code: 'BadRequest', channel: 'openRun' },
    });
    expect(await router('recordCommand', own, 1)).toEqual({
      ok: false,
      error: { kind: 'trouble', trouble: { code: 'BadRequest', channel: 'recordCommand' } },
    });
    await expect(router('readClock', own, 1)).rejects.toThrow('BadRequest: readClock');
  });

  it.each(['', 'constructor', '__proto__', 'toString', 'tidings'])('knows no channel %j', async (channel) => {
    const { router } = routed();
    expect(await router(channel, own, null)).toMatchObject({ ok: false, error: { code: 'BadRequest' } });
  });

  it('logs where a message did not fit, never what stood there', async () => {
    const { router, logged } = routed();
    await router('openRun', own, { runId: 'a secret thing' });
    await router('recordCommand', own, {
      runId: 'a'.repeat(10),
      command: { type: 'AddNote', item: null, text: 5, secret: 'x' },
    });
    expect(logged.join('\n')).toContain('openRun refused: does not fit its schema at runId');
    expect(logged.join('\n')).not.toContain('secret');
  });

  it('does not let a window give the app’s own commands', async () => {
    const { router, app } = routed();
    const runId = createRun(app);
    const commands: Readonly<Record<string, object>> = {
      CreateRun: newRun(),
      AddEvidence: {
        item: null,
        evidence: { id: 'e', kind: 'text', name: 'n', mime: 'm', size: 1, sha256: 'a'.repeat(64), text: 'x' },
      },
      ChangeOperator: { to: 'n', readBack: [], withoutPassphrase: 'no key' },
      RecordTrips: {},
      RecordClockDisturbance: { kind: 'stepped', fromAt: 0, toAt: 1, shiftMs: 5000 },
      RecordSheetSaved: { sha256: 'a'.repeat(64), name: 'n', pages: 1, draft: false },
      RecordRepair: { finding: 'f', restored: 'r' },
      SignOff: {
        slot: '1',
        name: 'n',
        meaning: 'approve',
        sentence: null,
        mark: { kind: 'typed', text: 'n' },
        upTo: { position: 1, head: 'a'.repeat(64) },
        digital: null,
      },
      SignAddendum: {
        addendum: 1,
        group: '1',
        period: 0,
        place: 'lead',
        name: 'n',
        reason: null,
        mark: { kind: 'typed', text: 'n' },
        upTo: { position: 1, head: 'a'.repeat(64) },
        digital: {
          certificateSha256: 'a'.repeat(64),
          kind: 'runsheet-key',
          fileSha256: 'a'.repeat(64),
          field: 'f',
        },
      },
      TakeSignedElsewhere: {
        signatures: [
          {
            slot: '1',
            name: 'n',
            digital: {
              certificateSha256: 'a'.repeat(64),
              kind: 'other-program',
              fileSha256: 'a'.repeat(64),
              field: 'f',
            },
          },
        ],
      },
      HandOverRun: { handOverId: 'h', installation: 'K7Q2', to: 'n' },
      RecordOtherHistory: {
        common: 1,
        entries: 2,
        head: 'a'.repeat(64),
        lastAt: 1,
        lastBy: 'n',
      },
      SealRun: { sheetSha256: 'a'.repeat(64), draftReason: null },
    };
    expect(Object.keys(commands).toSorted()).toEqual([...appOnlyCommands].toSorted());
    for (const [type, rest] of Object.entries(commands)) {
      const answer = await router('recordCommand', own, { runId, command: { type, ...rest } });
      expect(answer).toMatchObject({ error: { kind: 'trouble', trouble: { code: 'BadRequest' } } });
    }
    expect(app.shelf.get(runId)?.events.length).toBe(1);
  });

  it('answers a run that is not there', async () => {
    const { router } = routed();
    expect(await router('openRun', own, { runId: 'a'.repeat(10) })).toMatchObject({
      error: { code: 'NoSuchRun' },
    });
    const command = { type: 'AddNote', item: null, text: 'x' };
    expect(await router('recordCommand', own, { runId: 'a'.repeat(10), command })).toMatchObject({
      error: { kind: 'trouble', trouble: { code: 'NoSuchRun' } },
    });
  });
});
