export type ExceptionKind =
  | 'failed'
  | 'deferred'
  | 'open'
  | 'overdue'
  | 'late'
  | 'early'
  | 'not-applicable'
  | 'override'
  | 'breach'
  | 'tripped'
  | 'hold'
  | 'no-go'
  | 'decline'
  | 'out-of-order'
  | 'extension'
  | 'correction'
  | 'clock';

export type ExceptionLine = {
  readonly kind: ExceptionKind;
  /** Item, trigger or role number; null for what concerns no single one. */
  readonly item: string | null;
  readonly text: string;
  /** Wall milliseconds when it was recorded; null for what has not happened. */
  readonly at: number | null;
  readonly by: string | null;
  /** How late, early or overdue, how long a breach lasted; null otherwise. */
  readonly byMs: number | null;
};
