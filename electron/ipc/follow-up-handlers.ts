import { join } from 'node:path';
import { duePeriods } from '#shared/follow-up/due-periods.ts';
import { followUpCalendar } from '#shared/follow-up/follow-up-calendar.ts';
import { replacedAt } from '#shared/follow-up/follow-up-runs.ts';
import { ok, refused } from '#shared/result.ts';
import { signedAddendum } from '#shared/sign-off/signed-sheets.ts';
import { fileNameFrom, saveAs } from '../files/save-as.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

/** Follow-ups are told for the lists, and leave the app as addenda and as a calendar. */
export function followUpHandlers(
  services: Services,
): Pick<DesktopHandlers, 'readFollowUps' | 'signAddendum' | 'saveAddendum' | 'exportFollowUps'> {
  const { clock, custodian, shelf, signing, sheetFiles, desktop, files, settings } = services;

  function suggest(name: string): string {
    return join(settings.current().recordFolder || desktop.documentsFolder(), name);
  }

  /** Each run that can be read, and when the next release of its product went live. */
  function withSuccessors(runIds: readonly string[]) {
    const summaries = shelf.heads().flatMap(({ summary }) => summary ?? []);
    return runIds.flatMap((runId) => {
      const run = shelf.get(runId)?.run;
      const summary = summaries.find((known) => known.runId === runId);
      if (run?.status !== 'started' || summary === undefined) return [];
      return [{ run, replacedAt: replacedAt(summary, summaries) }];
    });
  }

  return {
    readFollowUps: ({ runId }) => {
      const opened = custodian.openRun(runId);
      if (!opened.ok) return opened;
      const { wall } = clock.read();
      return ok(withSuccessors([runId]).flatMap((one) => duePeriods(one.run, { ...one, wallNow: wall })));
    },
    signAddendum: (given) => signing.signAddendum(given),
    saveAddendum: async ({ runId, addendum }) => {
      const run = shelf.get(runId)?.run;
      const known = run?.status === 'started' ? run.addenda.find(({ number }) => number === addendum) : null;
      if (run?.status !== 'started' || known == null) return refused({ code: 'NoSuchRun', runId });
      const read = sheetFiles.read(runId, signedAddendum(known));
      if (!read.ok) return read;
      const { product, release } = run.details;
      const name = fileNameFrom([`Addendum ${addendum}`, run.runNumber, product, release], 'pdf');
      const path = await desktop.chooseSavePath({
        title: 'Save the addendum',
        suggested: suggest(name),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      return path === null ? refused({ code: 'Cancelled' }) : saveAs(files, path, read.value);
    },
    exportFollowUps: async ({ runIds }) => {
      const runs = withSuccessors(runIds);
      const first = runs[0];
      if (first === undefined) return refused({ code: 'NoSuchRun', runId: runIds[0] ?? '' });
      const of = runs.length === 1 ? [first.run.runNumber, first.run.details.release] : [];
      const path = await desktop.chooseSavePath({
        title: 'Export the follow-ups',
        suggested: suggest(fileNameFrom(['Follow-ups', ...of], 'ics')),
        filters: [{ name: 'Calendar', extensions: ['ics'] }],
      });
      if (path === null) return refused({ code: 'Cancelled' });
      return saveAs(files, path, followUpCalendar(runs, clock.read().wall));
    },
  };
}
