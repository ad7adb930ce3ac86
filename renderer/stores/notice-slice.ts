import type { CommandFailure } from '#shared/ipc/desktop-contract.ts';
import { explainRejection } from '#shared/run/explain-rejection.ts';
import type { AppState, NoticeSlice, SliceTools } from './app-state.ts';
import { spokenText } from './spoken-text.ts';
import { troubleText } from './trouble-text.ts';

export const notSavedStrip = 'not-saved';

/** Everything the app says in words: status line, strips, and what screen readers hear. */
export function noticeSlice({ set, get, ports }: SliceTools): NoticeSlice {
  let serial = 0;
  const announce: NoticeSlice['announce'] = (text, options) =>
    set({
      announcement: { text: spokenText(text), assertive: options?.assertive ?? false, serial: (serial += 1) },
    });
  const say: NoticeSlice['say'] = (text, tone = 'plain') => {
    set({ statusLine: { text, tone, serial: (serial += 1) } });
    announce(text);
  };
  return {
    statusLine: null,
    strips: [],
    announcement: null,
    notSaved: null,
    say,
    clearStatusLine: () => set({ statusLine: null }),
    showStrip: ({ forMs, ...strip }) =>
      set(({ strips }) => ({
        strips: [
          ...strips.filter((other) => other.id !== strip.id),
          { ...strip, endsAt: forMs === undefined ? null : ports.monotonic() + forMs },
        ],
      })),
    removeStrip: (id) => set(({ strips }) => ({ strips: strips.filter((strip) => strip.id !== id) })),
    announce,
    reportFailure: (failure, given) => {
      // Main tells of the trouble before it answers whose mark it was.
      const item = given ?? get().notSaved?.item ?? null;
      const text = failureSentence(failure, get(), item);
      if (text === null) return;
      if (failure.kind === 'refused' || failure.trouble.code !== 'NotSaved') {
        say(text, 'refused');
        return;
      }
      set({ notSaved: { trouble: failure.trouble, item } });
      get().showStrip({ id: notSavedStrip, tone: 'failed', text });
      announce(text, { assertive: true });
    },
    savedAgain: () => {
      const { notSaved, selectItem, removeStrip } = get();
      if (notSaved === null) return;
      set({ notSaved: null });
      removeStrip(notSavedStrip);
      if (notSaved.item !== null) selectItem(notSaved.item);
      say('Saved again. Nothing was lost.');
    },
  };
}

/** Null for what needs no sentence: a dialog that was cancelled. */
function failureSentence(
  failure: CommandFailure,
  { run, offsetMinutes }: Pick<AppState, 'run' | 'offsetMinutes'>,
  item: string | null,
): string | null {
  if (failure.kind === 'refused') return explainRejection(failure.rejection, run);
  return failure.trouble.code === 'Cancelled' ? null : troubleText(failure.trouble, offsetMinutes, item);
}
