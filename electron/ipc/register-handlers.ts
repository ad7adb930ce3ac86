import { join } from 'node:path';
import { checklistTitle } from '#shared/checklist/checklist-title.ts';
import { insightsCsv } from '#shared/insights/insights-csv.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { filterWords, isWholeRegister } from '#shared/register/filter-words.ts';
import { missingNumbers } from '#shared/register/missing-numbers.ts';
import { registerCsv } from '#shared/register/register-csv.ts';
import { registerDocument } from '#shared/register/register-document.ts';
import type { RegisterFilter } from '#shared/register/register-query.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { formatIso } from '#shared/time/instant.ts';
import { saveAs } from '../files/save-as.ts';
import { hashText } from '../ledger/hash-text.ts';
import type { IndexAnswers, IndexTask } from '../run-index/index-tasks.ts';
import { lessonQuestion } from '../read-lessons.ts';
import { letterhead } from '../letterhead.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

const filters = {
  csv: [{ name: 'Table', extensions: ['csv'] }],
  pdf: [{ name: 'PDF', extensions: ['pdf'] }],
} as const;

/** All runs together. */
export function registerHandlers(
  services: Services,
): Pick<
  DesktopHandlers,
  | 'queryRegister'
  | 'readRegisterChoices'
  | 'exportRegister'
  | 'readInsights'
  | 'exportInsights'
  | 'readUsualTimes'
  | 'readLessons'
> {
  const { runIndex, shelf, clock, log } = services;

  async function ask<T extends IndexTask>(task: T): Promise<Result<IndexAnswers[T['kind']], Trouble>> {
    const answered = await runIndex.ask(task);
    if (answered.ok) return answered;
    log(`index: ${answered.error.detail}`);
    return refused({ code: 'IndexUnavailable' });
  }

  return {
    queryRegister: (query) => ask({ kind: 'page', query }),
    readRegisterChoices: () => ask({ kind: 'choices' }),
    exportRegister: async ({ filter, as }) => {
      const found = await ask({ kind: 'summaries', filter });
      if (!found.ok) return found;
      const made = await registerFile(services, { filter, as, summaries: found.value });
      if (!made.ok) return made;
      const saved = await save(services, { name: 'Register of runs', as, content: made.value });
      return saved.ok ? ok({ ...saved.value, runs: found.value.length }) : saved;
    },
    readInsights: (filter) => ask({ kind: 'insights', filter }),
    exportInsights: async (filter) => {
      const insights = await ask({ kind: 'insights', filter, all: true });
      if (!insights.ok) return insights;
      const content = insightsCsv(insights.value, clock.read().offsetMinutes);
      return save(services, { name: 'Insights', as: 'csv', content });
    },
    readUsualTimes: ({ runId }) => {
      const run = shelf.get(runId)?.run;
      if (run?.status !== 'started') return refused({ code: 'NoSuchRun', runId });
      const checklist = checklistTitle(run.checklist, run.checklistSource.name);
      return ask({ kind: 'usual', run: { runId, checklist, createdAt: run.created.at } });
    },
    readLessons: (given) => {
      const asked = lessonQuestion(services, given);
      if (asked !== null) return ask({ kind: 'lessons', asked });
      return refused({ code: 'NoSuchRun', runId: 'runId' in given ? given.runId : '' });
    },
  };
}

async function registerFile(
  services: Services,
  given: {
    readonly filter: RegisterFilter;
    readonly as: 'csv' | 'pdf';
    readonly summaries: readonly RunSummary[];
  },
): Promise<Result<string | Uint8Array, Trouble>> {
  const { clock, shelf, settings, sheetService, log } = services;
  const { filter, as, summaries } = given;
  const { wall, offsetMinutes } = clock.read();
  const known = shelf.heads().flatMap(({ summary }) => summary ?? []);
  // While runs are still being read, as after a start without the index of heads, no number can be said to be missing.
  const isTold = isWholeRegister(filter) && shelf.unread().length === 0;
  const missing = isTold
    ? missingNumbers([...services.removed.runNumbers(), ...known.map(({ runNumber }) => runNumber)])
    : [];
  const removed = services.removed.all();
  const csv = registerCsv(summaries, { offsetMinutes, missing, removed });
  if (as === 'csv') return ok(csv);
  const drawn = await sheetService.makeSheet(
    registerDocument({
      summaries,
      missing,
      removed,
      inProgress: known.filter(({ phase }) => phase !== 'closing' && phase !== 'sealed').length,
      narrowedTo: filterWords(filter, offsetMinutes),
      letterhead: letterhead(settings.current()),
      operator: settings.current().operator,
      at: wall,
      offsetMinutes,
      csv,
      csvSha256: hashText(csv),
    }),
  );
  if (drawn.ok) return ok(drawn.value.bytes);
  log(`register: ${drawn.error.code} ${drawn.error.detail}`);
  return refused({ code: 'SheetNotMade', detail: drawn.error.code });
}

async function save(
  { clock, desktop, files, settings }: Services,
  file: { readonly name: string; readonly as: 'csv' | 'pdf'; readonly content: string | Uint8Array },
): Promise<Result<{ readonly path: string }, Trouble>> {
  const { wall, offsetMinutes } = clock.read();
  const name = `${file.name} ${formatIso(wall, offsetMinutes).slice(0, 10)}.${file.as}`;
  const path = await desktop.chooseSavePath({
    title: `Save: ${file.name}`,
    suggested: join(settings.current().recordFolder || desktop.documentsFolder(), name),
    filters: filters[file.as],
  });
  return path === null ? refused({ code: 'Cancelled' }) : saveAs(files, path, file.content);
}
