import { type ReactNode, useMemo, useState } from 'react';
import { applyCorrections } from '#shared/checklist/corrections/apply-corrections.ts';
import { countDifferences } from '#shared/checklist/describe-difference.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { planUpdate, type UpdatePlan, type UpdateRow } from '#shared/run/plan-update.ts';
import { counted, stateWords } from '#shared/run/rejection-words.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useSomeRows } from '../../ui/some-rows.tsx';
import { Table } from '../../ui/table.tsx';
import { titleOf, versionNumber } from '../checklists/checklist-versions.ts';
import { WaitLine } from '../checklists/reading-wait.tsx';
import { useComparison, useReading, type Wait } from '../checklists/use-reading.ts';
import { useRunView } from '../run/run-view.ts';
import { otherVersions } from './newer-versions.ts';
import styles from './update-checklist.module.css';

/** Another version for the run at hand: item by item what is other, and what becomes of each mark. */
export function UpdateChecklistDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const versions = useApp((state) => state.checklists);
  const offered = useMemo(() => otherVersions(run, versions), [run, versions]);
  const [sha256, setSha256] = useState(offered[0]?.sha256 ?? '');
  const [choices, setChoices] = useState<Readonly<Record<string, boolean>>>({});
  const version = offered.find((one) => one.sha256 === sha256);
  const { plan, wait } = usePlan(run, version);
  const keeps = (row: UpdateRow): boolean => row.mayKeep && (choices[row.from ?? ''] ?? row.keeps);
  const update = async (): Promise<void> => {
    if (version === undefined || plan === null) return;
    const { name, markdown, corrections } = version;
    const answer = await store.getState().dispatch({
      type: 'UpdateChecklist',
      checklist: { name, sha256, markdown, ...(corrections.length > 0 && { corrections: [...corrections] }) },
      keep: plan.rows.flatMap((row) => (keeps(row) && row.from !== null ? [row.from] : [])),
    });
    if (!answer.ok) return;
    // What was typed and not saved belongs to items that have other numbers now.
    useRunView.setState({ entry: null, details: null, drafts: {} });
    onClose();
    const { say } = store.getState();
    say(`The run uses version ${versionNumber(versions, version)} of its checklist from now on.`);
  };
  return (
    <Dialog
      title="Another version of the checklist"
      description={descriptionOf(version, plan, keeps)}
      size="wide"
      onClose={onClose}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void update() }]}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Back
          </Button>
          {plan !== null && version !== undefined && (
            <Button variant="primary" keys="Ctrl+Enter" onClick={() => void update()}>
              Use version {versionNumber(versions, version)}
            </Button>
          )}
        </>
      }
    >
      {offered.length > 1 && (
        <SelectField
          label="Version"
          value={sha256}
          options={offered.map((one) => ({
            value: one.sha256,
            label: `${titleOf(one)}, version ${versionNumber(versions, one)} (${one.sha256.slice(0, 8)})`,
          }))}
          onChange={setSha256}
        />
      )}
      <WaitLine wait={wait} />
      {plan !== null && plan.rows.length > 0 && (
        <RowsTable
          run={run}
          rows={plan.rows}
          keeps={keeps}
          onChoose={(item, keep) => setChoices((before) => ({ ...before, [item]: keep }))}
        />
      )}
    </Dialog>
  );
}

function usePlan(
  run: StartedRun,
  version: ChecklistVersion | undefined,
): { readonly plan: UpdatePlan | null; readonly wait: Wait } {
  const { value, ...reading } = useReading(version?.markdown ?? null);
  const next = useMemo(
    () =>
      value === null || version === undefined
        ? null
        : { markdown: version.markdown, checklist: applyCorrections(value, version.corrections).checklist },
    [value, version],
  );
  const before = { markdown: run.checklistSource.markdown, checklist: run.checklist };
  const { value: comparison, ...comparing } = useComparison(before, next);
  const plan = useMemo(
    () => (next === null || comparison === null ? null : planUpdate(run, next)),
    [run, next, comparison],
  );
  return { plan, wait: reading.isWaiting || reading.problem !== null ? reading : comparing };
}

function descriptionOf(
  version: ChecklistVersion | undefined,
  plan: UpdatePlan | null,
  keeps: (row: UpdateRow) => boolean,
): string {
  if (version === undefined) return 'No other version of this checklist is kept.';
  return plan === null ? '' : planSentence(plan, keeps);
}

/** "2 added, 1 reworded. 38 items keep what was recorded; for 1 it stays in the history alone." */
function planSentence(
  { differences, carried, rows }: UpdatePlan,
  keeps: (row: UpdateRow) => boolean,
): string {
  const words = countDifferences(differences);
  const left = rows.filter((row) => row.isRecorded && !keeps(row)).length;
  const kept = carried.length + rows.filter(keeps).length;
  const lost = left === 0 ? '' : `; of ${counted(left, 'item')} it stays in the history alone`;
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}. What was recorded for ${counted(kept, 'item')} goes on${lost}.`;
}

interface RowsTableProps {
  readonly run: StartedRun;
  readonly rows: readonly UpdateRow[];
  readonly keeps: (row: UpdateRow) => boolean;
  readonly onChoose: (item: string, keep: boolean) => void;
}

function RowsTable({ run, rows, keeps, onChoose }: RowsTableProps): ReactNode {
  const { shown, after } = useSomeRows(rows);
  return (
    <>
      <Table caption="What is other in this version">
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col">Item</th>
            <th scope="col">Words</th>
            <th scope="col">Recorded</th>
            <th scope="col">From now on</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={`${row.from} ${row.to}`}>
              <td>{row.change}</td>
              <td>{row.to ?? row.from}</td>
              <td data-wrap>{row.words}</td>
              <td data-wrap>{row.isRecorded && row.from !== null ? recordedWords(run, row.from) : ''}</td>
              <td className={styles.fate}>
                {row.mayKeep && row.from !== null ? (
                  <Choice item={row.from} keeps={keeps(row)} onChoose={onChoose} />
                ) : (
                  fateWords(row)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {after}
    </>
  );
}

interface ChoiceProps {
  readonly item: string;
  readonly keeps: boolean;
  readonly onChoose: (item: string, keep: boolean) => void;
}

function Choice({ item, keeps, onChoose }: ChoiceProps): ReactNode {
  return (
    <SegmentedControl<'keep' | 'open'>
      label={`What was recorded for ${item}`}
      labelHidden
      value={keeps ? 'keep' : 'open'}
      options={[
        { value: 'keep', label: 'Keep it' },
        { value: 'open', label: 'Do it again' },
      ]}
      onChange={(value) => onChoose(item, value === 'keep')}
    />
  );
}

/** "done, 21:03:10, Mei Lindqvist" */
function recordedWords(run: StartedRun, item: string): string {
  const { state, mark } = itemNow(run, item);
  if (mark === null) return 'notes or partial answers';
  return `${stateWords[state]}, ${formatTimeOfDay(mark.stamp.at, mark.stamp.offsetMinutes)}, ${mark.stamp.by}`;
}

function fateWords({ from, to, isRecorded }: UpdateRow): string {
  if (to === null) return isRecorded ? 'Gone; stays in the history' : 'Gone';
  if (from === null) return 'Open';
  return isRecorded ? 'Open; stays in the history' : 'As it was';
}
