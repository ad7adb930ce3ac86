import { useEffect, useState } from 'react';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import type { RunEventType } from '#shared/run/run-events.ts';
import { desktop } from '../../desktop.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { openPdf, type PdfDocument } from './pdf-document.ts';
import { useRecordView } from './record-view.ts';
import { verifySheet } from './verify-sheet.ts';

const aboutTheSheet: readonly RunEventType[] = ['SheetSaved', 'RunSealed', 'FollowUpMarked', 'FollowUpEnded'];

/** Makes the sheet of the open run when it is opened, and again when something of its content has changed. */
export function useSheet(runId: string): void {
  const store = useAppStore();
  const position = useApp((state) => contentPosition(state.events));
  // Main draws the sheet.
  useEffect(() => {
    let isWanted = true;
    useRecordView.setState(({ runId: before, sheet }) => ({
      runId,
      sheet: before === runId ? sheet : null,
      trouble: null,
      verification: null,
      savedPath: null,
    }));
    void desktop.makeSheet({ runId }).then((made) => {
      if (!isWanted) return;
      if (made.ok) {
        useRecordView.setState({ sheet: made.value, trouble: null });
        void verifySheet(made.value);
      } else
        useRecordView.setState({
          sheet: null,
          trouble: troubleText(made.error, store.getState().offsetMinutes),
        });
    });
    return () => {
      isWanted = false;
    };
  }, [store, runId, position]);
}

/** The pages of the made sheet at this address, or null while they are read. */
export function usePdf(address: string | null): PdfDocument | null {
  const [pdf, setPdf] = useState<PdfDocument | null>(null);
  // pdf.js and its worker are outside React.
  useEffect(() => {
    if (address === null) return;
    let isWanted = true;
    let opened: PdfDocument | null = null;
    openPdf(address).then(
      (read) => {
        opened = read;
        if (isWanted) setPdf(read);
        else read.close();
      },
      () =>
        useRecordView.setState({ trouble: 'The sheet was made but cannot be shown here. It can be saved.' }),
    );
    return () => {
      isWanted = false;
      opened?.close();
      setPdf(null);
    };
  }, [address]);
  return pdf;
}

/** Saving or sealing a sheet is recorded, but changes nothing that stands on it. */
function contentPosition(events: readonly RecordedEvent[]): number {
  return events.findLast(({ event }) => !aboutTheSheet.includes(event.type))?.position ?? 0;
}
