/** A small release that went live, was closed and sealed through what the window asks of main. */
import { join } from 'node:path';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { closeRecord, done, goLive, startStep } from './run-commands.ts';
import { smallRelease } from './small-release.ts';
import { createRun, type TestApp } from './test-app.ts';

const anyway = 'the rest is not part of this test';

/** `release` other than the sample's makes it the next one of the product. */
export async function sealSmallRelease(app: TestApp): Promise<string> {
  const runId = playSmallRelease(app);
  const sheet = must(await app.handlers.makeSheet({ runId }));
  app.desktop.paths.push(join(app.folder.root, `Sheet ${runId}.pdf`));
  must(await app.handlers.saveSheet({ runId, sheetId: sheet.sheetId }));
  must(await app.handlers.sealRun({ runId, sheetId: sheet.sheetId, draftReason: 'Signers are away' }));
  return runId;
}

/** Live and closed, not sealed. */
export function playSmallRelease(app: TestApp): string {
  const runId = createRun(app, smallRelease);
  const play = (command: RunCommand) => must(app.recorder.record(runId, command));
  play(startStep('2.1', anyway));
  play(done('2.1.1'));
  play(startStep('2.2', anyway));
  play(done('2.2.1'));
  play(goLive('now', { overrideReason: anyway }));
  app.clock.pass(10 * 60_000);
  play(closeRecord('deployed', { overrideReason: anyway }));
  return runId;
}

export function startedRun(app: TestApp, runId: string): StartedRun {
  const run = app.shelf.get(runId)?.run;
  if (run?.status !== 'started') throw new Error('no run');
  return run;
}

export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
