import { explainReading } from '#shared/ipc/explain-reading.ts';
import type { ChecklistSource, SourceState } from '#shared/ipc/source-contract.ts';

/** Whether a watched file is no longer what was kept. */
export function isNews(state: SourceState | null): state is Exclude<SourceState, { kind: 'same' }> {
  return state !== null && state.kind !== 'same';
}

/** What became of a watched file, in sentences that stand by themselves. */
export function sourceSentence({ path, state }: Pick<ChecklistSource, 'path' | 'state'>): string {
  const name = fileName(path);
  if (state === null) return `${name} is looked at.`;
  if (state.kind === 'same') return `${name} is as it was kept.`;
  if (state.kind === 'changed') {
    return `${name} was changed on disk. Runs and versions stay as they are; its page shows the differences.`;
  }
  const { problem } = state;
  if (problem.code === 'FileUnreadable' && problem.cause === 'gone') {
    return `${name} is no longer where it was. Runs and versions stay as they are.`;
  }
  return `${name} was changed on disk. ${explainReading(problem)}`;
}

/** The name of a file without its folders, for paths of either system. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
