/**
 * A run goes on with another laptop: the history says so first, then it is written into one file. A file that cannot be
 * written takes the hand-over back, so that the run never stands still on both.
 */
import type { CommandFailure, Recorded } from '#shared/ipc/desktop-contract.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { Recorder } from '../recorder.ts';
import type { Archives } from './archives.ts';

export type HandOver = (
  runId: string,
  given: { readonly to: string; readonly path: string },
) => Promise<Result<Recorded & { readonly path: string }, CommandFailure>>;

export function makeHandOver(ports: {
  readonly recorder: Recorder;
  readonly archives: Archives;
  readonly installation: string;
  readonly makeId: () => string;
  readonly tellRecorded: (runId: string, recorded: Recorded) => void;
}): HandOver {
  const { recorder, archives, installation } = ports;
  return async (runId, { to, path }) => {
    const handOverId = ports.makeId();
    const recorded = recorder.record(runId, { type: 'HandOverRun', handOverId, installation, to });
    if (!recorded.ok) return recorded;
    const saved = await archives.save(path, { purpose: 'hand-over', runId, withKeys: false, handOverId });
    if (saved.ok) return ok({ ...recorded.value, path: saved.value.path });
    const reason = 'The file for the other laptop could not be written.';
    const back = recorder.record(runId, { type: 'TakeBackRun', installation, reason });
    ports.tellRecorded(runId, recorded.value);
    if (back.ok) ports.tellRecorded(runId, back.value);
    return refused({ kind: 'trouble', trouble: saved.error });
  };
}
