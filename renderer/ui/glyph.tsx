import { memo, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './glyph.module.css';

export type GlyphName =
  | 'open'
  | 'partial'
  | 'done'
  | 'na'
  | 'failed'
  | 'deferred'
  | 'late'
  | 'early'
  | 'watched'
  | 'running'
  | 'tripped'
  | 'caution'
  | 'locked'
  | 'signed'
  | 'signing'
  | 'stale'
  | 'rolled-back'
  | 'aborted';

export type GlyphSize = 12 | 14 | 16 | 18 | 20 | 24 | 28 | 36;

interface GlyphProps {
  readonly name: GlyphName;
  readonly size?: GlyphSize | undefined;
  /** `own` paints the status colour of the name, `inherit` the colour of the text around it. */
  readonly tone?: 'own' | 'inherit' | undefined;
  /** Share of `partial` that is closed, 0 to 1. */
  readonly fraction?: number | undefined;
  readonly className?: string | undefined;
}

/**
 * The shape of a status, always hidden from screen readers: the word has to stand beside it as text.
 * Cut-outs take `--gl-cut`, which the container sets to its own background; without it, `--surface`.
 */
export const Glyph = memo(function Glyph({
  name,
  size = 20,
  tone = 'own',
  fraction = 0.5,
  className,
}: GlyphProps): ReactNode {
  return (
    <svg
      className={classNames(styles.glyph, tone === 'own' && styles[name], className)}
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 20 20"
      aria-hidden="true"
    >
      {name === 'partial' ? <Pie fraction={fraction} /> : shapes[name]}
    </svg>
  );
});

const pieLength = 2 * Math.PI * 2.4;

function Pie({ fraction }: { readonly fraction: number }): ReactNode {
  return (
    <>
      <circle cx="10" cy="10" r="7.1" strokeWidth="1.7" />
      <circle
        cx="10"
        cy="10"
        r="2.4"
        strokeWidth="4.8"
        strokeLinecap="butt"
        strokeDasharray={`${pieLength * Math.min(1, Math.max(0, fraction))} ${pieLength * 2}`}
        transform="rotate(-90 10 10)"
      />
    </>
  );
}

const clock = (
  <>
    <circle cx="10" cy="10" r="7.1" strokeWidth="1.8" />
    <path d="M10 5.8V10l2.9 2" strokeWidth="1.8" />
  </>
);

const shapes: { readonly [name in Exclude<GlyphName, 'partial'>]: ReactNode } = {
  open: <circle cx="10" cy="10" r="7.1" strokeWidth="1.7" />,
  done: (
    <>
      <circle className={styles.fill} cx="10" cy="10" r="8" />
      <path className={styles.cut} d="M6.2 10.4l2.6 2.6 5-5.5" strokeWidth="1.9" />
    </>
  ),
  na: (
    <>
      <circle cx="10" cy="10" r="7.1" strokeWidth="1.6" strokeLinecap="butt" strokeDasharray="2.6 2" />
      <path d="M6.6 10h6.8" strokeWidth="2" strokeLinecap="butt" />
    </>
  ),
  failed: (
    <>
      <rect className={styles.fill} x="2.2" y="2.2" width="15.6" height="15.6" rx="2.6" />
      <path className={styles.cut} d="M6.6 6.6l6.8 6.8M13.4 6.6l-6.8 6.8" strokeWidth="2" />
    </>
  ),
  deferred: <path d="M10 1.6 18.4 10 10 18.4 1.6 10zM6.2 10h6.6M10.4 7.3l2.7 2.7-2.7 2.7" />,
  late: clock,
  early: clock,
  watched: <path d="M10 3 18 17H2z" />,
  running: (
    <>
      <path d="M10 3 18 17H2z" />
      <path className={styles.fill} d="M5.4 11.2h9.2L18 17H2z" />
    </>
  ),
  tripped: (
    <>
      <path className={styles.fill} d="M10 2.2 18.8 17.6H1.2z" />
      <path className={styles.cut} d="M10 7.6v4.6" strokeWidth="2" />
      <circle className={styles.cutFill} cx="10" cy="14.8" r="1.15" />
    </>
  ),
  caution: (
    <>
      <path d="M10 3 18 17H2zM10 8v4" />
      <circle className={styles.fill} cx="10" cy="14.4" r="1" />
    </>
  ),
  locked: (
    <>
      <rect x="4" y="9" width="12" height="8.4" rx="1.6" strokeWidth="1.6" />
      <path d="M6.6 9V6.6a3.4 3.4 0 0 1 6.8 0V9" strokeWidth="1.6" />
    </>
  ),
  signed: (
    <>
      <path
        className={styles.fill}
        d="M10 1.8l2 1.5 2.5-.2.8 2.4 2 1.5-.8 2.4.8 2.4-2 1.5-.8 2.4-2.5-.2-2 1.5-2-1.5-2.5.2-.8-2.4-2-1.5.8-2.4-.8-2.4 2-1.5.8-2.4 2.5.2z"
      />
      <path className={styles.cut} d="M6.8 10l2.2 2.2 4.2-4.5" strokeWidth="1.8" />
    </>
  ),
  signing: (
    <path
      d="M3.5 16.5l.8-3.4L13 4.4a1.6 1.6 0 0 1 2.3 0l.3.3a1.6 1.6 0 0 1 0 2.3l-8.7 8.7z"
      strokeWidth="1.5"
    />
  ),
  stale: <path d="M15.8 7.2A6.6 6.6 0 1 0 16.6 11M16.6 3.4v4.2h-4.2" strokeWidth="1.8" />,
  'rolled-back': (
    <>
      <rect x="2.4" y="2.4" width="15.2" height="15.2" rx="2.4" />
      <path d="M7 8.2h4.3a2.3 2.3 0 0 1 0 4.6H8.4M8.9 6 6.6 8.2l2.3 2.3" strokeWidth="1.6" />
    </>
  ),
  aborted: (
    <>
      <path d="M6.9 2.2h6.2l4.7 4.7v6.2l-4.7 4.7H6.9l-4.7-4.7V6.9z" />
      <path d="M6.4 10h7.2" strokeWidth="2" strokeLinecap="butt" />
    </>
  ),
};
