import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import type { PdfDocument } from './pdf-document.ts';
import { PdfPage } from './pdf-page.tsx';
import { useRecordView } from './record-view.ts';
import styles from './preview.module.css';

interface PreviewProps {
  readonly pdf: PdfDocument | null;
  readonly page: number;
  readonly onTurn: (page: number) => void;
}

/** `fit`: the whole page is in view; otherwise CSS pixels per point. */
type Zoom = 'fit' | number;

const zoomSteps: readonly number[] = [0.75, 1, 1.25, 1.5, 2, 3];

/** The sheet's own pages, always on white paper. */
export function Preview({ pdf, page, onTurn }: PreviewProps): ReactNode {
  const [zoom, setZoom] = useState<Zoom>('fit');
  const area = useRef<HTMLElement>(null);
  const trouble = useRecordView((view) => view.trouble);
  const step = (by: 1 | -1): void => setZoom((now) => stepped(now, by));
  const turn = (to: number): void => {
    onTurn(to);
    area.current?.scrollTo({ top: 0 });
  };
  // Paging keys work at once.
  useEffect(() => area.current?.focus(), []);
  useHotkeys([
    { keys: 'PageDown', run: () => turn(page + 1), repeats: true },
    { keys: 'PageUp', run: () => turn(page - 1), repeats: true },
    { keys: 'Ctrl+Home', run: () => turn(1), inTextFields: false },
    { keys: 'Ctrl+End', run: () => turn(pdf?.pages ?? 1), inTextFields: false },
    { keys: '+', run: () => step(1) },
    { keys: '-', run: () => step(-1) },
    { keys: '0', run: () => setZoom('fit') },
  ]);
  return (
    <section className={styles.preview} aria-label="Preview" data-pane="preview">
      <div className={styles.bar}>
        <span>Preview, exactly as it will be saved</span>
        {pdf !== null && (
          <div className={styles.tools}>
            <IconButton
              icon="arrow-left"
              label="Previous page"
              disabled={page <= 1}
              onClick={() => turn(page - 1)}
            />
            <span aria-live="off">
              Page {page} of {pdf.pages}
            </span>
            <IconButton
              icon="arrow-right"
              label="Next page"
              disabled={page >= pdf.pages}
              onClick={() => turn(page + 1)}
            />
            <IconButton icon="minus" label="Smaller" onClick={() => step(-1)} />
            <IconButton icon="plus" label="Larger" onClick={() => step(1)} />
            <Button size="sm" aria-pressed={zoom === 'fit'} onClick={() => setZoom('fit')}>
              Fit page
            </Button>
          </div>
        )}
      </div>
      <section
        ref={area}
        className={styles.area}
        aria-label="Page"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
        tabIndex={0}
        data-pane-focus
      >
        {trouble !== null && <p className={styles.trouble}>{trouble}</p>}
        {pdf === null ? (
          trouble === null && <Making />
        ) : (
          <PdfPage key={page} pdf={pdf} number={page} zoom={zoom} area={area} />
        )}
      </section>
    </section>
  );
}

function Making(): ReactNode {
  return (
    <div className={styles.making}>
      <p>Making the sheet…</p>
      <LoadingLines label="Making the sheet" count={14} />
    </div>
  );
}

function stepped(now: Zoom, by: 1 | -1): number {
  const from = now === 'fit' ? 1 : now;
  const next = by === 1 ? zoomSteps.find((size) => size > from) : zoomSteps.findLast((size) => size < from);
  return next ?? from;
}
