/** Large checklists for tests, and readers that tell whether main read one itself. */
import type { ChecklistReader } from '#electron/reading/checklist-reader.ts';
import { readerInPlace } from '#electron/reading/checklist-reader.ts';
import { makeRouter } from '#electron/ipc/router.ts';
import { needsReading, readChecklistOnce } from '#shared/checklist/read-checklist-once.ts';
import type { DesktopChannel, DesktopInput, DesktopOutput } from '#shared/ipc/desktop-contract.ts';
import { refused } from '#shared/result.ts';
import type { TestApp } from './test-app.ts';

/** So large that it is not read on the main thread; `name` makes it another text. */
export function largeText(name: string): string {
  return `# Read here\n\n- [ ] ${name}\n\n${`${'word '.repeat(20)}\n`.repeat(600)}`;
}

/** Title of what `elsewhere` reads: a run that has it was not read on the main thread. */
export const readElsewhere = 'Read elsewhere';

export type ReaderElsewhere = ChecklistReader & { readonly texts: string[]; readonly pairs: number[] };

/**
 * Answers some turns later, as a worker does, with something only it could have said. Texts that are cancelled are
 * never answered otherwise.
 */
export function readerElsewhere(): ReaderElsewhere {
  const texts: string[] = [];
  const pairs: number[] = [];
  let cancelled = 0;
  const later = async <T>(answer: () => T) => {
    const before = cancelled;
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    return cancelled === before ? answer() : refused({ code: 'Cancelled' } as const);
  };
  return {
    ...readerInPlace,
    readText: (markdown) => {
      texts.push(markdown);
      const item = /- \[ \] (.*)/.exec(markdown)?.[1] ?? '';
      return later(() => readChecklistOnce(`# ${readElsewhere}\n\n- [ ] ${item}\n`));
    },
    compare: (before, after) => {
      pairs.push(before.length + after.length);
      return later(() => ({
        ok: true,
        value: {
          differences: [{ change: 'added', to: '1.1.1', text: readElsewhere, group: '' }],
          same: new Map(),
        },
      }));
    },
    cancel: () => {
      cancelled += 1;
    },
    texts,
    pairs,
  };
}

/** As after a start: nothing that was read is remembered. */
export function forgetReadings(...texts: readonly string[]): void {
  for (let other = 0; other < 16; other += 1) readChecklistOnce(`- [ ] ${other}\n`);
  if (!texts.every(needsReading)) throw new Error('Still remembered');
}

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** What the app's own window asks, through the router, as it asks in the app. */
export function asker(app: TestApp) {
  const router = makeRouter(app.handlers, () => undefined, app.readyFor);
  const sender = { url: 'app://runsheet/index.html', isMainFrame: true, isOwnWindow: true, isWall: false };
  // `as`: a handler answers its channel in its own shape.
  return <C extends DesktopChannel>(channel: C, input: DesktopInput<C>) =>
    router(channel, sender, input) as Promise<DesktopOutput<C>>;
}
