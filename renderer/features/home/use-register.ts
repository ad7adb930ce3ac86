import { useEffect, useRef, useState } from 'react';
import {
  mostRowsAtOnce,
  wholeRegister,
  type RegisterChoices,
  type RegisterFilter,
  type RegisterPage,
} from '#shared/register/register-query.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { firstPage } from './first-page.ts';
import { rowsThatFill } from './rows-that-fill.ts';

/** Below what is seen at once, for whoever scrolls: asked for when no key has come for a moment. */
const settledRows = 25;
const pauseMs = 250;
/** As many as are added when more are asked for. */
export const moreRows = 100;

export type RegisterNow = {
  readonly filter: RegisterFilter;
  readonly change: (change: Partial<RegisterFilter>) => void;
  readonly page: RegisterPage;
  /** The index does not answer: only what the lists say by themselves is searched. */
  readonly isLimited: boolean;
  readonly more: () => void;
};

/**
 * The closed runs that match, asked of main with each change. What was shown stays until the answer is there; before
 * the first one it is what the window has itself.
 */
export function useRegister(): RegisterNow {
  const summaries = useApp((state) => state.summaries);
  const [filter, setFilter] = useState(wholeRegister);
  const [answer, setAnswer] = useState<RegisterPage | null>(null);
  const [isLimited, setLimited] = useState(false);
  const asked = useRef(0);
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The filter of the rows that are shown, and how many there are. */
  const shown = useRef<{ readonly filter: RegisterFilter; readonly rows: number } | null>(null);
  // Main is outside React. A run that was recorded in changes the answer, so it is asked again.
  useEffect(() => {
    const ask = async (limit: number): Promise<void> => {
      const turn = ++asked.current;
      const found = await desktop.queryRegister({ ...filter, offset: 0, limit });
      if (turn !== asked.current) return;
      shown.current = { filter, rows: found.ok ? found.value.rows.length : 0 };
      setLimited(!found.ok);
      setAnswer((before) => (found.ok ? keepingRows(before, found.value) : null));
    };
    // What is there stays there when only the runs changed.
    const kept = shown.current?.filter === filter ? shown.current.rows : 0;
    const firstRows = Math.min(Math.max(rowsThatFill(innerHeight), kept), mostRowsAtOnce);
    void ask(firstRows);
    if (firstRows >= settledRows) return undefined;
    settling.current = setTimeout(() => void ask(settledRows), pauseMs);
    return () => clearTimeout(settling.current);
  }, [filter, summaries]);
  const page = answer ?? firstPage(summaries, filter, rowsThatFill(innerHeight));
  const more = (): void => {
    // Rows of the filter before are still shown: there is nothing yet to add to.
    if (shown.current?.filter !== filter) return;
    // What was asked for by hand is more than that, and what is on its way is less.
    clearTimeout(settling.current);
    const turn = ++asked.current;
    const query = { ...filter, offset: page.rows.length, limit: moreRows };
    void desktop.queryRegister(query).then((found) => {
      if (turn !== asked.current || !found.ok) return;
      const rows = [...page.rows, ...found.value.rows];
      shown.current = { filter, rows: rows.length };
      setAnswer({ ...found.value, rows });
    });
  };
  return {
    filter,
    change: (change) => setFilter((before) => ({ ...before, ...change })),
    page,
    isLimited,
    more,
  };
}

/** A row that says what it said before stays the same object, so that it is not drawn again. */
function keepingRows(before: RegisterPage | null, page: RegisterPage): RegisterPage {
  const known = new Map(before?.rows.map((row) => [row.line.runId, row]));
  const rows = page.rows.map((row) => {
    const same = known.get(row.line.runId);
    return same !== undefined && JSON.stringify(same) === JSON.stringify(row) ? same : row;
  });
  return { ...page, rows };
}

/** What the filters can be set to; empty until main has answered. */
export function useRegisterChoices(): RegisterChoices {
  const [choices, setChoices] = useState<RegisterChoices>({ environments: [], checklists: [] });
  const summaries = useApp((state) => state.summaries);
  const count = summaries.length;
  // Main is outside React. Another run may bring another environment.
  useEffect(() => {
    let isCurrent = true;
    void desktop.readRegisterChoices(null).then((answer) => {
      if (isCurrent && answer.ok) setChoices(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [count]);
  return choices;
}
