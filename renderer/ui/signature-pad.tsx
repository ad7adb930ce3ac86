import SignatureCanvas, { type BasicPoint } from 'signature_pad';
import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';
import { normaliseStrokes, type PadPoint, type PadSize, placeStrokes, type Stroke } from './strokes.ts';
import styles from './signature-pad.module.css';

// Pixels per millisecond of an unhurried hand.
const penSpeed = 0.5;

export type SignatureValue =
  | { readonly kind: 'drawn'; readonly strokes: readonly Stroke[] }
  | { readonly kind: 'typed'; readonly name: string };

interface SignaturePadProps {
  /** Above the pad: "Signature". */
  readonly label: string;
  /** Drawn with no strokes is the empty pad. */
  readonly value: SignatureValue;
  readonly onChange: (value: SignatureValue) => void;
  /** The name that stands in the pad when it is typed instead. */
  readonly name: string;
}

/** A signature, drawn with mouse, finger or pen, or typed. White paper in both themes. */
export function SignaturePad({ label, value, onChange, name }: SignaturePadProps): ReactNode {
  const id = useId();
  const isTyped = value.kind === 'typed';
  const clear = (): void => onChange({ kind: 'drawn', strokes: [] });
  return (
    <fieldset className={styles.signature} aria-labelledby={`${id}-label`}>
      {value.kind === 'drawn' && value.strokes.length > 0 && (
        // First, though it stands in the pad: drawing leaves the keyboard on the link, and Tab leads straight on.
        <Button variant="quiet" size="sm" className={styles.clear} onClick={clear}>
          Clear
        </Button>
      )}
      <div className={styles.head}>
        <span id={`${id}-label`} className={styles.label}>
          {label}
        </span>
        <span className={styles.choice}>
          {isTyped ? 'Typed, or ' : 'Draw, or '}
          <Button
            variant="link"
            data-pad-first
            onClick={() => (isTyped ? clear() : onChange({ kind: 'typed', name }))}
          >
            {isTyped ? 'draw it instead' : 'type it instead'}
          </Button>
        </span>
      </div>
      <div className={styles.pad}>
        <div className={styles.line} />
        {isTyped ? (
          <p className={styles.typed}>{value.name}</p>
        ) : (
          <DrawnPad
            label={label}
            strokes={value.strokes}
            onChange={(strokes) => onChange({ kind: 'drawn', strokes })}
          />
        )}
      </div>
    </fieldset>
  );
}

interface DrawnPadProps {
  readonly label: string;
  readonly strokes: readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
}

function DrawnPad({ label, strokes, onChange }: DrawnPadProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  usePad(canvas, strokes, onChange);
  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas is the only thing one can draw on
      role="img"
      aria-label={
        strokes.length === 0 ? `${label}: empty, draw with mouse, finger or pen` : `${label}: drawn`
      }
    />
  );
}

function usePad(
  ref: RefObject<HTMLCanvasElement | null>,
  strokes: readonly Stroke[],
  onChange: DrawnPadProps['onChange'],
): void {
  const latest = useRef({ strokes, onChange });
  const pad = useRef<SignatureCanvas>(null);
  // Lets the listeners below see the newest props.
  useEffect(() => {
    latest.current = { strokes, onChange };
  });
  // The library draws on the canvas and listens to the pointer; the canvas has to follow its size in pixels.
  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null) return;
    const ink = new SignatureCanvas(canvas, {
      penColor: getComputedStyle(canvas).color,
      minWidth: 0.9,
      maxWidth: 2.6,
    });
    pad.current = ink;
    const report = (): void => {
      const points = ink.toData().map((group) => group.points);
      latest.current.onChange(normaliseStrokes(points, sizeOf(canvas)));
    };
    ink.addEventListener('endStroke', report);
    const observer = new ResizeObserver(() => {
      fitToPixels(canvas);
      draw(ink, latest.current.strokes, sizeOf(canvas));
    });
    observer.observe(canvas);
    return () => {
      observer.disconnect();
      ink.removeEventListener('endStroke', report);
      ink.off();
    };
  }, [ref]);
  // Empties the drawing when the owner does.
  useEffect(() => {
    if (strokes.length === 0) pad.current?.clear();
  }, [strokes]);
}

function sizeOf(canvas: HTMLCanvasElement): PadSize {
  return { width: canvas.offsetWidth, height: canvas.offsetHeight };
}

function fitToPixels(canvas: HTMLCanvasElement): void {
  const ratio = Math.max(1, window.devicePixelRatio);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
}

function draw(ink: SignatureCanvas, strokes: readonly Stroke[], size: PadSize): void {
  const { dotSize, minWidth, maxWidth, penColor, velocityFilterWeight, compositeOperation } = ink;
  const pen = { dotSize, minWidth, maxWidth, penColor, velocityFilterWeight, compositeOperation };
  ink.fromData(placeStrokes(strokes, size).map((points) => ({ ...pen, points: atEvenSpeed(points) })));
}

// The fractions hold no times, and the library makes a faster line thinner; at one speed the line is even.
function atEvenSpeed(points: readonly PadPoint[]): BasicPoint[] {
  let time = 0;
  let before = points[0];
  return points.map((point) => {
    time += Math.hypot(point.x - (before?.x ?? 0), point.y - (before?.y ?? 0)) / penSpeed;
    before = point;
    return { ...point, pressure: 0.5, time };
  });
}
