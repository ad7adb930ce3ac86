import { type ReactNode, useMemo, useState } from 'react';
import { CorrectionsList } from './corrections-list.tsx';
import { CountsRow } from './counts-row.tsx';
import { NoticesList } from './notices-list.tsx';
import { OutlineList } from './outline-list.tsx';
import { PartDetails } from './part-details.tsx';
import { type Chosen, findChosen, outlineRows, shownRows } from './outline-rows.ts';
import { SourceList } from './source-list.tsx';
import styles from './understood-view.module.css';
import type { Correcting } from './use-corrections.ts';

interface UnderstoodViewProps {
  readonly name: string;
  readonly markdown: string;
  readonly correcting: Correcting | null;
  /** Stands in place of the source while it is edited. */
  readonly editor?: ReactNode;
}

/** Left the source, right what was understood; choosing either side shows it on the other. */
export function UnderstoodView({ name, markdown, correcting, editor }: UnderstoodViewProps): ReactNode {
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const lines = useMemo(() => markdown.split(/\r\n|\n|\r/), [markdown]);
  const checklist = correcting?.checklist ?? null;
  const rows = useMemo(() => (checklist === null ? [] : outlineRows(checklist, lines)), [checklist, lines]);
  if (correcting === null || checklist === null) return null;
  const chosen: Chosen | undefined = findChosen(rows, chosenKey);
  return (
    <div className={styles.view}>
      {editor ?? (
        <SourceList
          name={name}
          lines={lines}
          chosen={chosen}
          notices={checklist.notices}
          onLine={(line) =>
            setChosenKey(rows.findLast((row) => row.from <= line && line <= row.to)?.key ?? null)
          }
        />
      )}
      <div className={styles.understood}>
        <CountsRow counts={checklist.counts} />
        <div className={styles.card}>
          <OutlineList rows={shownRows(rows, chosen)} chosen={chosen} onChoose={setChosenKey} />
          <div className={styles.side}>
            {chosen !== undefined && <PartDetails key={chosen.key} row={chosen} correcting={correcting} />}
            <CorrectionsList correcting={correcting} />
            <NoticesList
              checklist={checklist}
              onLine={(line) =>
                setChosenKey(rows.findLast((row) => row.from <= line && line <= row.to)?.key ?? null)
              }
            />
          </div>
        </div>
      </div>
    </div>
  );
}
