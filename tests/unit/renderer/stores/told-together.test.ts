import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { toldTogether } from '#renderer/stores/told-together.ts';

type Counts = { readonly marks: number; readonly focus: number };

function watchedStore() {
  const told: (readonly [Counts, Counts])[] = [];
  const store = createStore<Counts>()(() => ({ marks: 0, focus: 0 }));
  const together = toldTogether(store);
  const leave = store.subscribe((state, before) => told.push([state, before]));
  return { store, together, told, leave };
}

describe('changes told together', () => {
  it('tell each listener once, of the state at the end and at the beginning', () => {
    const { store, together, told } = watchedStore();
    together(() => {
      store.setState({ marks: 1 });
      store.setState({ focus: 2 });
    });
    expect(told).toEqual([
      [
        { marks: 1, focus: 2 },
        { marks: 0, focus: 0 },
      ],
    ]);
  });

  it('are told with the outermost of several', () => {
    const { store, together, told } = watchedStore();
    together(() => {
      together(() => store.setState({ marks: 1 }));
      expect(told).toEqual([]);
      store.setState({ focus: 1 });
    });
    expect(told).toHaveLength(1);
  });

  it('are told when the work fails half way, and the failure goes on', () => {
    const { store, together, told } = watchedStore();
    const fail = (): void =>
      together(() => {
        store.setState({ marks: 1 });
        throw new Error('half way');
      });
    expect(fail).toThrow('half way');
    expect(told).toHaveLength(1);
    store.setState({ marks: 2 });
    expect(told).toHaveLength(2);
  });

  it('are not told when there are none, nor to who has left', () => {
    const { store, together, told, leave } = watchedStore();
    together(() => undefined);
    leave();
    store.setState({ marks: 1 });
    expect(told).toEqual([]);
  });

  it('are told at once outside of it', () => {
    const { store, told } = watchedStore();
    store.setState({ marks: 1 });
    store.setState({ focus: 1 });
    expect(told).toHaveLength(2);
  });
});
