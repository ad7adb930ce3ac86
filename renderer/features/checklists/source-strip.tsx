import { type ReactNode, useState } from 'react';
import type { ChecklistVersion, ReadChecklist } from '#shared/ipc/desktop-contract.ts';
import { explainReading } from '#shared/ipc/explain-reading.ts';
import type { ChecklistSource } from '#shared/ipc/source-contract.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { desktop } from '../../desktop.ts';
import { fileName, isNews, sourceSentence } from '../../stores/source-sentences.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { broughtCorrections, sourceOf, titleOf, versionNumber } from './checklist-versions.ts';
import { DifferencesTable, differenceSentence } from './differences-table.tsx';
import { WaitLine } from './reading-wait.tsx';
import { useComparison, useReading } from './use-reading.ts';
import styles from './source-strip.module.css';

interface SourceStripProps {
  readonly version: ChecklistVersion;
  /** Shows what was read as it is understood, before it is kept. */
  readonly onLook: (read: ReadChecklist) => void;
  readonly onTaken: () => void;
}

/** The file on disk that this checklist comes from: whether it is watched, and what became of it. */
export function SourceStrip({ version, onLook, onTaken }: SourceStripProps): ReactNode {
  const versions = useApp((state) => state.checklists);
  const sources = useApp((state) => state.sources);
  const say = useApp((state) => state.say);
  const [read, setRead] = useState<ReadChecklist | null>(null);
  const source = sourceOf(sources, versions, version);
  const watch = async (on: boolean): Promise<void> => {
    const answer = await desktop.watchSource({ sha256: source?.sha256 ?? version.sha256, on });
    if (!answer.ok && answer.error.code !== 'Cancelled') say(explainReading(answer.error), 'refused');
  };
  const compare = async (): Promise<void> => {
    const answer = await desktop.readSource({ sha256: source?.sha256 ?? version.sha256 });
    if (answer.ok) setRead(answer.value);
    else if (answer.error.code !== 'Cancelled') say(explainReading(answer.error), 'refused');
  };
  const isWatched = source?.isWatched === true;
  return (
    <section className={styles.strip} aria-label="File on disk">
      <Switch
        label={source === undefined ? 'Watch its file on disk…' : `Watch ${fileName(source.path)} on disk`}
        hint={
          source === undefined
            ? 'Runsheet asks which file it is, and says when that changes.'
            : `${source.path} · Runs and versions never follow it by themselves.`
        }
        checked={isWatched}
        onChange={(on) => void watch(on)}
      />
      {isWatched && <SourceNews source={source} versions={versions} onCompare={() => void compare()} />}
      {read !== null && (
        <SourceDialog
          version={versions.find(({ sha256 }) => sha256 === source?.sha256) ?? version}
          read={read}
          onClose={() => setRead(null)}
          onLook={() => onLook(read)}
          onTaken={onTaken}
        />
      )}
    </section>
  );
}

interface SourceNewsProps {
  readonly source: ChecklistSource;
  readonly versions: readonly ChecklistVersion[];
  readonly onCompare: () => void;
}

function SourceNews({ source, versions, onCompare }: SourceNewsProps): ReactNode {
  const { state } = source;
  const offset = useApp((app) => app.offsetMinutes);
  const known = versions.find(({ sha256 }) => state?.kind === 'changed' && sha256 === state.sha256);
  if (!isNews(state)) return <p className={styles.quiet}>{sourceSentence(source)}</p>;
  return (
    <output className={styles.news}>
      <Glyph name="caution" size={16} />
      <p>
        {known !== undefined
          ? `The file now is version ${versionNumber(versions, known)} of ${titleOf(known)}.`
          : state.kind === 'changed'
            ? `Changed on disk, seen at ${formatTimeOfDay(state.at, offset)}. It has ${itemWords(state.items)} now.`
            : sourceSentence(source)}
      </p>
      {state.kind === 'changed' && (
        <Button size="sm" onClick={onCompare}>
          See the differences
        </Button>
      )}
    </output>
  );
}

function itemWords(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}

interface SourceDialogProps {
  readonly version: ChecklistVersion;
  readonly read: ReadChecklist;
  readonly onClose: () => void;
  readonly onLook: () => void;
  readonly onTaken: () => void;
}

function SourceDialog({ version, read, onClose, onLook, onTaken }: SourceDialogProps): ReactNode {
  const versions = useApp((state) => state.checklists);
  const keepChecklist = useApp((state) => state.keepChecklist);
  const say = useApp((state) => state.say);
  const { value, ...reading } = useReading(version.markdown);
  const before = value === null ? null : { markdown: version.markdown, checklist: value };
  const comparison = useComparison(before, read);
  const differences = comparison.value?.differences ?? [];
  const take = async (): Promise<void> => {
    const { name, markdown } = read;
    const corrections = [...broughtCorrections(versions, read)];
    const kept = await keepChecklist({ name, markdown, corrections });
    if (kept === null) return;
    onTaken();
    say(`${name} is kept as it is on disk now. New runs offer it first; runs that began stay as they are.`);
  };
  return (
    <Dialog
      title={`${read.name} on disk, beside version ${versionNumber(versions, version)}`}
      description={comparison.value === null ? '' : differenceSentence(differences)}
      size="wide"
      onClose={onClose}
      onSubmit={() => void take()}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Back
          </Button>
          <Button onClick={onLook}>See what is understood</Button>
          <Button variant="primary" keys="Enter" type="submit">
            Take it as a new version
          </Button>
        </>
      }
    >
      <WaitLine wait={reading.isWaiting || reading.problem !== null ? reading : comparison} />
      <DifferencesTable differences={differences} />
    </Dialog>
  );
}
