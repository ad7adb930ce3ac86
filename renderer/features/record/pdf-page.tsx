import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { PDFPageProxy } from 'pdfjs-dist';
import type { PdfDocument } from './pdf-document.ts';
import styles from './preview.module.css';

interface PdfPageProps {
  readonly pdf: PdfDocument;
  readonly number: number;
  readonly zoom: 'fit' | number;
  /** What the page has to fit into. */
  readonly area: RefObject<HTMLElement | null>;
}

/** One page, drawn sharp for this screen; its text stands beside it for screen readers. */
export function PdfPage({ pdf, number, zoom, area }: PdfPageProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  const [text, setText] = useState('');
  const room = useRoom(area);
  // The page is read by the worker.
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const wanted = await pdf.page(number);
      if (!isWanted) return;
      setPage(wanted);
      const content = await wanted.getTextContent();
      if (isWanted) setText(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
    };
    // Who leaves the record closes its PDF, in which a page may still be read.
    void read().catch((cause: unknown) => {
      if (isWanted) throw cause;
    });
    return () => {
      isWanted = false;
    };
  }, [pdf, number]);
  // pdf.js draws on the canvas.
  useEffect(() => {
    const target = canvas.current;
    if (page === null || target === null || room === null) return;
    return drawPage(page, target, zoom === 'fit' ? fitScale(page, room) : zoom);
  }, [page, zoom, room]);
  return (
    <figure className={styles.paper} aria-label={`Page ${number} of ${pdf.pages}`}>
      <canvas ref={canvas} aria-hidden="true" />
      <p className="visually-hidden">{text}</p>
    </figure>
  );
}

type Room = { readonly width: number; readonly height: number };

const margin = 32;

function fitScale(page: PDFPageProxy, room: Room): number {
  const { width, height } = page.getViewport({ scale: 1 });
  return Math.max(0.3, Math.min((room.width - margin) / width, (room.height - margin) / height));
}

/** Draws with as many pixels as the screen has; returns what stops it. */
function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, scale: number): () => void {
  const ratio = window.devicePixelRatio;
  const shown = page.getViewport({ scale });
  canvas.width = Math.round(shown.width * ratio);
  canvas.height = Math.round(shown.height * ratio);
  canvas.style.width = `${shown.width}px`;
  canvas.style.height = `${shown.height}px`;
  const task = page.render({ canvas, viewport: page.getViewport({ scale: scale * ratio }) });
  // A page that was turned meanwhile is cancelled, which pdf.js tells as a rejection.
  task.promise.catch(() => undefined);
  return () => task.cancel();
}

function useRoom(area: RefObject<HTMLElement | null>): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  // The size of an element is known to the browser only.
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [area]);
  return room;
}
