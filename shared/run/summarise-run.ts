/** A run in a line: what lists show without opening the ledger. */
import type { Outcome } from './run-events.ts';
import type { Phase } from './run-state.ts';

export type RunSummary = {
  readonly runId: string;
  readonly runNumber: string;
  readonly product: string;
  readonly release: string;
  readonly environment: string;
  readonly ticket: string;
  readonly checklistName: string;
  readonly rehearsal: boolean;
  readonly phase: Phase;
  readonly outcome: Outcome | null;
  readonly plannedAt: number | null;
  readonly createdAt: number;
  readonly liveAt: number | null;
  readonly closedAt: number | null;
  readonly deployedBy: string;
  readonly failed: number;
  readonly deferred: number;
  readonly late: number;
  readonly notApplicable: number;
  readonly overrides: number;
  readonly signed: number;
  readonly slots: number;
  readonly position: number;
  readonly head: string;
  readonly lastAt: number;
};
