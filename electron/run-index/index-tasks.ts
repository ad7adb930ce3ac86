/** What main asks of the index's worker, and what it answers. */
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import type { Checklist } from '#shared/checklist/checklist.ts';
import type { InsightFilter } from '#shared/insights/choose-runs.ts';
import type { Insights } from '#shared/insights/insights.ts';
import type { UsualTimes } from '#shared/insights/usual-times.ts';
import type { LearnedBefore, LessonQuestion } from '#shared/review/learned-before.ts';
import type {
  RegisterChoices,
  RegisterFilter,
  RegisterPage,
  RegisterQuery,
} from '#shared/register/register-query.ts';
import type { Result } from '#shared/result.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';

export type IndexTask =
  | { readonly kind: 'page'; readonly query: RegisterQuery }
  | { readonly kind: 'summaries'; readonly filter: RegisterFilter }
  | { readonly kind: 'choices' }
  /** `all`: every run is told one by one, for a table. */
  | { readonly kind: 'insights'; readonly filter: InsightFilter; readonly all?: boolean }
  | {
      readonly kind: 'usual';
      readonly run: { readonly runId: string; readonly checklist: string; readonly createdAt: number };
    }
  | {
      readonly kind: 'lessons';
      readonly asked: LessonQuestion;
    }
  /** Answered when everything on disk has been read. */
  | { readonly kind: 'complete' };

export type IndexAnswers = {
  readonly page: RegisterPage;
  readonly summaries: readonly RunSummary[];
  readonly choices: RegisterChoices;
  readonly insights: Insights;
  readonly usual: UsualTimes;
  readonly lessons: readonly LearnedBefore[];
  readonly complete: RegisterPage['indexed'];
};

export type IndexRequest =
  | { readonly id: number; readonly task: IndexTask }
  /** This run has new events; `read` is its checklist, a small one that main has read and the worker not. Not answered. */
  | { readonly touched: string; readonly read: KnownText | null };

/** A checklist's text with what was read of it. */
export type KnownText = { readonly markdown: string; readonly found: Result<Checklist, ChecklistProblem> };

export type IndexReply =
  | { readonly id: number; readonly answer: IndexAnswers[IndexTask['kind']] }
  | { readonly id: number; readonly detail: string };

export type IndexPlace = { readonly path: string; readonly runsFolder: string };

export type IndexWorkerData = IndexPlace & { readonly read: readonly KnownText[] };
