import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { chooseAndVerify } from '../verify/verify-acts.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { FinishedRuns } from './finished-runs.tsx';
import { FirstStart } from './first-start.tsx';
import { FollowUps } from './follow-ups.tsx';
import styles from './home-screen.module.css';
import { InProgress } from './in-progress.tsx';
import { isNarrowed } from './register-filters.tsx';
import { splitRuns } from './run-lists.ts';
import { SearchBox } from './search-box.tsx';
import { type RegisterNow, useRegister } from './use-register.ts';
import { useRowFocus } from './use-row-focus.ts';

/** Runs: what is live, what is due, what is filed. */
export function HomeScreen(): ReactNode {
  const summaries = useApp((state) => state.summaries);
  const go = useApp((state) => state.go);
  const listRuns = useApp((state) => state.listRuns);
  const register = useRegister();
  const { search } = register.filter;
  const setSearch = (words: string): void =>
    register.change(words === '' ? { search: '', lookIn: null } : { search: words });
  const lists = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const isSearching = search.trim() !== '';
  const working = useMemo(() => splitRuns(summaries).inProgress, [summaries]);
  const inProgress = isSearching
    ? working.filter(({ runId }) => register.page.inProgress.includes(runId))
    : working;
  const hasFinished = summaries.length > working.length || knowsMore(register, summaries.length);
  const listedKey = working.map(({ runId }) => runId).join(' ');
  // Rows that count need the run itself, which main reads and checks.
  useEffect(() => {
    void listRuns(listedKey === '' ? [] : listedKey.split(' '));
  }, [listRuns, listedKey]);
  useRowFocus(lists, inProgress[0]?.runId ?? null);
  useHotkeys([
    { keys: 'n', run: () => go({ name: 'new-run' }) },
    { keys: '/', run: () => searchBox.current?.focus() },
  ]);
  return (
    <ScreenFrame title="Runs" actions={<Actions search={search} setSearch={setSearch} box={searchBox} />}>
      <div className={styles.lists} ref={lists}>
        <FindingsPanel />
        {summaries.length === 0 && !hasFinished ? (
          <FirstStart />
        ) : isSearching &&
          inProgress.length === 0 &&
          register.page.total === 0 &&
          !isNarrowed(register.filter) ? (
          <NothingFound search={search} onClear={() => setSearch('')} />
        ) : (
          <>
            <InProgress runs={inProgress} isSearching={isSearching} />
            <FollowUps search={search} />
            {hasFinished && <FinishedRuns register={register} />}
          </>
        )}
      </div>
    </ScreenFrame>
  );
}

/** Runs that were removed: alone, or all of them narrowed away by what is asked. */
function knowsMore({ page, filter }: RegisterNow, here: number): boolean {
  return page.total > 0 || (here === 0 && (filter.search.trim() !== '' || isNarrowed(filter)));
}

interface ActionsProps {
  readonly search: string;
  readonly setSearch: (search: string) => void;
  readonly box: React.RefObject<HTMLInputElement | null>;
}

function Actions({ search, setSearch, box }: ActionsProps): ReactNode {
  const go = useApp((state) => state.go);
  const store = useAppStore();
  const hasChecklist = useApp((state) => state.checklists.length > 0);
  return (
    <>
      <SearchBox value={search} onChange={setSearch} box={box} />
      <Button icon="check" onClick={() => void chooseAndVerify(store)}>
        Verify a PDF
      </Button>
      <Button icon="file" onClick={() => go({ name: 'import' })}>
        Import checklist (Markdown)
      </Button>
      <Button
        variant="primary"
        icon="plus"
        keys="n"
        hasFixedKeys
        disabled={!hasChecklist}
        title={hasChecklist ? undefined : 'Import a checklist first.'}
        onClick={() => go({ name: 'new-run' })}
      >
        New run
      </Button>
    </>
  );
}

function NothingFound(props: { readonly search: string; readonly onClear: () => void }): ReactNode {
  return (
    <EmptyState action={<Button onClick={props.onClear}>Clear search</Button>}>
      No run matches ‘{props.search}’. Search looks at release, ticket, people, notes, item texts and history.
    </EmptyState>
  );
}
