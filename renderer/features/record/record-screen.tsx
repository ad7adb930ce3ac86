import { type ReactNode, useState } from 'react';
import { madeSheetAddress } from '#shared/ipc/made-sheet-address.ts';
import { useRun } from '../../stores/use-app.ts';
import { RunTopBar } from '../shell/run-top-bar.tsx';
import { PageList } from './page-list.tsx';
import { Preview } from './preview.tsx';
import { useRecordView } from './record-view.ts';
import { RecordSide } from './record-side.tsx';
import { usePdf, useSheet } from './use-sheet.ts';
import styles from './record-screen.module.css';

/** The approval sheet as it will be saved: its own pages in the middle, what it says of itself on the right. */
export function RecordScreen(): ReactNode {
  const run = useRun();
  useSheet(run.runId);
  const sheet = useRecordView((view) => view.sheet);
  const pdf = usePdf(sheet === null ? null : madeSheetAddress(sheet.sheetId));
  const [page, setPage] = useState(1);
  const shown = Math.min(page, pdf?.pages ?? page);
  const turn = (to: number): void => setPage(Math.max(1, Math.min(pdf?.pages ?? 1, to)));
  return (
    <div className={styles.screen}>
      <RunTopBar />
      <main className={styles.columns} aria-label="Record">
        <h1 className="visually-hidden">Record</h1>
        <PageList sections={pdf?.sections ?? []} page={shown} onTurn={turn} />
        <Preview pdf={pdf} page={shown} onTurn={turn} />
        <RecordSide run={run} />
      </main>
    </div>
  );
}
