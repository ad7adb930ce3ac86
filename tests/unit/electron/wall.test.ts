import { describe, expect, it } from 'vitest';
import { makeRouter } from '#electron/ipc/router.ts';
import type { Sender } from '#electron/ipc/trusted-sender.ts';
import { desktopChannels } from '#shared/ipc/desktop-channels.ts';
import { done } from '../../support/run-commands.ts';
import { createRun, startTestApp } from '../../support/test-app.ts';

const wall: Sender = {
  url: 'app://runsheet/wall.html',
  isMainFrame: true,
  isOwnWindow: true,
  isWall: true,
};

describe('the wall view', () => {
  it('shows the run it was opened for, and hears what is recorded in it', async () => {
    const app = startTestApp();
    expect(app.wall.read()).toBeNull();
    const runId = createRun(app);
    await app.handlers.openWall({ runId });
    expect(app.desktop.walls).toEqual(['opened']);
    expect(app.desktop.toldWall).toEqual([{ kind: 'wall', runId }]);
    expect(app.wall.read()?.events).toHaveLength(1);

    expect(await app.handlers.recordCommand({ runId, command: done('1.1.1') })).toMatchObject({ ok: true });
    expect(app.desktop.toldWall.at(-1)).toMatchObject({ kind: 'recorded', runId });
    expect(app.wall.read()?.events).toHaveLength(2);
    // The window that asked was answered; it is not told a second time.
    expect(app.desktop.told).toEqual([]);
  });

  it('is empty for a run that is not there', async () => {
    const app = startTestApp();
    await app.handlers.openWall({ runId: 'nowhere-nowhere' });
    expect(app.wall.read()).toBeNull();
  });

  it('may ask for its run and the time and for nothing else', async () => {
    const app = startTestApp();
    const router = makeRouter(app.handlers, () => undefined);
    const runId = createRun(app);
    app.wall.open(runId);
    expect(await router('readWall', wall, null)).toMatchObject({ runId });
    expect(await router('readClock', wall, null)).toHaveProperty('wall');
    const others = desktopChannels.filter((channel) => channel !== 'readWall' && channel !== 'readClock');
    const answers = await Promise.all(
      others.map((channel) => router(channel, wall, { runId, command: done('1.1.1') }).catch(String)),
    );
    for (const answer of answers) expect(JSON.stringify(answer)).toContain('BadRequest');
    expect(app.shelf.get(runId)?.events).toHaveLength(1);
  });
});
