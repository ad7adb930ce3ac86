/**
 * What must be read before a message of a window can be answered at once: the large checklists of the run it is about,
 * of the version it names, and of the one it brings. Nearly always that is nothing.
 */
import { isLargeText } from '#shared/checklist/read-checklist-once.ts';
import { fieldOf } from '#shared/field-of.ts';
import type { DesktopChannel, DesktopInput } from '#shared/ipc/desktop-contract.ts';
import type { RunChecklist } from '#shared/run/run-checklist.ts';
import { versionUsedLast } from '../files/last-used.ts';
import type { Checklists } from '../files/checklists.ts';
import type { RunShelf } from '../run-shelf.ts';
import { largeTextsOfLines } from './large-texts.ts';
import type { ReadAhead, Readiness } from './read-ahead.ts';

type Ports = {
  readonly shelf: Pick<RunShelf, 'largeTexts' | 'get' | 'heads'>;
  readonly checklists: Pick<Checklists, 'all' | 'complete'>;
  readonly readAhead: ReadAhead;
  /** The run on the wall. */
  readonly onWall: () => string | null;
};

/** Null when the handler of this channel finds everything read. */
export type ReadyFor = (channel: DesktopChannel, input: unknown) => Promise<Readiness> | null;

export function makeReadyFor(ports: Ports): ReadyFor {
  return (channel, input) => {
    const steps = stepsFor(ports, channel, input).values();
    return go(steps);
  };
}

type Step = () => Promise<Readiness> | null;

/** As long as nothing has to be waited for, everything happens in this very turn. */
function go(steps: IterableIterator<Step>): Promise<Readiness> | null {
  for (const step of steps) {
    const wait = step();
    if (wait !== null) return wait.then((readiness) => (readiness.ok ? (go(steps) ?? readiness) : readiness));
  }
  return null;
}

function stepsFor(ports: Ports, channel: DesktopChannel, input: unknown): readonly Step[] {
  const { readAhead, checklists, shelf, onWall } = ports;
  const ofRun =
    (runId: string): Step =>
    () =>
      readAhead.texts(shelf.largeTexts(runId));
  const ofVersion =
    (wanted: string): Step =>
    () =>
      readAhead.texts(
        checklists.all().flatMap(({ sha256, markdown }) => (sha256 === wanted ? [markdown] : [])),
      );
  const asked: readonly Step[] = [...runsIn(input).map(ofRun), ...versionsIn(input).map(ofVersion)];
  if (channel === 'readStartUp') return [checklists.complete];
  if (channel === 'readWall') {
    const shown = onWall();
    return shown === null ? [] : [ofRun(shown)];
  }
  if (channel === 'createRun') {
    return [...asked, ...toBegin(ports, inputOf<'createRun'>(input).checklist, null)];
  }
  if (channel === 'recordCommand') {
    const { command, runId } = inputOf<'recordCommand'>(input);
    if (command.type !== 'UpdateChecklist') return asked;
    return [...asked, ...toBegin(ports, command.checklist, runId), toUpdate(ports, runId, command.checklist)];
  }
  if (channel === 'keepChecklist') {
    return [() => readAhead.texts([inputOf<'keepChecklist'>(input).markdown])];
  }
  if (channel === 'restoreLedger') {
    return [...asked, () => readAhead.texts(largeTextsOfLines(inputOf<'restoreLedger'>(input).lines))];
  }
  return asked;
}

/** A run is made with a checklist, and says what changed since the version used last. */
function toBegin(
  { readAhead, shelf, checklists }: Ports,
  checklist: RunChecklist,
  runId: string | null,
): readonly Step[] {
  const texts: Step = () => readAhead.texts([checklist.markdown]);
  const comparison: Step = () => {
    const versions = checklists.all();
    if (![checklist, ...versions].some(({ markdown }) => isLargeText(markdown))) return null;
    const runs = shelf.heads().flatMap(({ summary }) => summary ?? []);
    const others = runs.filter((summary) => summary.runId !== runId);
    const last = versionUsedLast(checklist, { runs: others, versions });
    return last === null ? null : readAhead.comparison(last.version.markdown, checklist.markdown);
  };
  return [texts, comparison];
}

function toUpdate({ readAhead, shelf }: Ports, runId: string, { markdown }: RunChecklist): Step {
  return () => {
    const run = shelf.get(runId)?.run;
    return run?.status === 'started' ? readAhead.comparison(run.checklistSource.markdown, markdown) : null;
  };
}

function runsIn(input: unknown): readonly string[] {
  return [fieldOf(input, 'runId'), fieldOf(fieldOf(input, 'after'), 'runId')].flatMap(textOrNone);
}

function versionsIn(input: unknown): readonly string[] {
  return [fieldOf(input, 'checklistSha256')].flatMap(textOrNone);
}

function textOrNone(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : [];
}

/** `as`: the router has read the input by the schema of its channel. */
function inputOf<C extends DesktopChannel>(input: unknown): DesktopInput<C> {
  return input as DesktopInput<C>;
}
