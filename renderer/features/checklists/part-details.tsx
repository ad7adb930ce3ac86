import { type ReactNode, useState } from 'react';
import { allItems } from '#shared/checklist/all-items.ts';
import { anchorsOf } from '#shared/checklist/corrections/anchors.ts';
import type {
  Checklist,
  ChecklistGroup,
  ChecklistItem,
  ChecklistSection,
} from '#shared/checklist/checklist.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import { Button } from '../../ui/button.tsx';
import { useSomeRows } from '../../ui/some-rows.tsx';
import { Table } from '../../ui/table.tsx';
import { CorrectItemDialog } from './correct-item-dialog.tsx';
import { CorrectPart } from './correct-part.tsx';
import type { OutlineRow } from './outline-rows.ts';
import styles from './understood-view.module.css';
import type { Correcting } from './use-corrections.ts';

interface PartDetailsProps {
  readonly row: OutlineRow;
  readonly correcting: Correcting;
}

/** What the chosen part means, the words that led to it, and its items with what was seen in each. */
export function PartDetails({ row, correcting }: PartDetailsProps): ReactNode {
  const [itemNumber, setItemNumber] = useState<string | null>(null);
  const { checklist } = correcting;
  const item = allItems(checklist).find((placed) => placed.item.number === itemNumber)?.item;
  const groups = row.group === null ? (row.section?.groups ?? []) : [row.group];
  const lines = row.from === row.to ? `line ${row.from}` : `lines ${row.from} to ${row.to}`;
  return (
    <section aria-label={row.title}>
      <h2 className={styles.head}>
        {row.title}
        <span className={styles.aside}>{lines}</span>
      </h2>
      <div className={styles.details}>
        <p>{meaningOf(row)}</p>
        {row.because !== null && (
          <p>
            Read from the words <q className={styles.because}>{row.because}</q>.
          </p>
        )}
        <CorrectPart row={row} correcting={correcting} />
        {row.key === 'blanks' ? (
          <BlanksTable checklist={checklist} correcting={correcting} />
        ) : row.group?.kind === 'triggers' ? (
          <TriggersTable group={row.group} onCorrect={setItemNumber} />
        ) : (
          <ItemsTable items={groups.flatMap((group) => flat(group.items))} onCorrect={setItemNumber} />
        )}
      </div>
      {item !== undefined && (
        <CorrectItemDialog item={item} correcting={correcting} onClose={() => setItemNumber(null)} />
      )}
    </section>
  );
}

interface OnCorrect {
  readonly onCorrect: (item: string) => void;
}

function TriggersTable({ group, onCorrect }: OnCorrect & { readonly group: ChecklistGroup }): ReactNode {
  const { shown, after } = useSomeRows(flat(group.items));
  return (
    <>
      <Table caption="Triggers">
        <thead>
          <tr>
            <th scope="col">Condition</th>
            <th scope="col">Limit</th>
            <th scope="col" data-align="end">
              Alarm after
            </th>
            <CorrectHead />
          </tr>
        </thead>
        <tbody>
          {shown.map(({ number, text, trigger }) => (
            <tr key={number} className={trigger?.holdSeconds === null ? styles.caution : undefined}>
              <td data-wrap>{trigger?.metric ?? text}</td>
              <td>{trigger?.limit?.words ?? 'none'}</td>
              <td data-align="end">
                <b>
                  {trigger === null || trigger.holdSeconds === null
                    ? 'at once'
                    : formatStopwatch(trigger.holdSeconds * 1000)}
                </b>
              </td>
              <CorrectCell number={number} onCorrect={onCorrect} />
            </tr>
          ))}
        </tbody>
      </Table>
      {after}
    </>
  );
}

function ItemsTable({
  items,
  onCorrect,
}: OnCorrect & { readonly items: readonly ChecklistItem[] }): ReactNode {
  const { shown, after } = useSomeRows(items);
  return (
    <>
      <Table caption="Items">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Text</th>
            <th scope="col">Seen in it</th>
            <CorrectHead />
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <tr key={item.number}>
              <td>{item.number}</td>
              <td data-wrap>{item.text}</td>
              <td data-wrap>{seenIn(item)}</td>
              <CorrectCell number={item.number} onCorrect={onCorrect} />
            </tr>
          ))}
        </tbody>
      </Table>
      {after}
    </>
  );
}

function CorrectHead(): ReactNode {
  return (
    <th scope="col">
      <span className="visually-hidden">Correct</span>
    </th>
  );
}

function CorrectCell({ number, onCorrect }: OnCorrect & { readonly number: string }): ReactNode {
  return (
    <td data-align="end">
      <Button size="sm" aria-label={`Correct item ${number}`} onClick={() => onCorrect(number)}>
        Correct…
      </Button>
    </td>
  );
}

function BlanksTable({
  checklist,
  correcting,
}: {
  readonly checklist: Checklist;
  readonly correcting: Correcting;
}): ReactNode {
  const anchors = anchorsOf(checklist);
  const { shown, after } = useSomeRows(checklist.blanks);
  return (
    <>
      <Table caption="Blanks">
        <thead>
          <tr>
            <th scope="col">Blank</th>
            <th scope="col">Asks for</th>
            <th scope="col" data-align="end">
              Line
            </th>
            <CorrectHead />
          </tr>
        </thead>
        <tbody>
          {shown.map((blank, index) => (
            <tr key={`${blank.line} ${blank.label} ${blank.type}`}>
              <td data-wrap>{blank.label}</td>
              <td>{blank.type}</td>
              <td data-align="end">{blank.line}</td>
              <td data-align="end">
                <Button
                  size="sm"
                  aria-label={`Turn off the blank ${blank.label}`}
                  onClick={() => {
                    const at = anchors.get(`blank ${index}`);
                    if (at !== undefined) correcting.add({ sets: 'no-blank', at });
                  }}
                >
                  Turn off
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {after}
    </>
  );
}

function flat(items: readonly ChecklistItem[]): readonly ChecklistItem[] {
  return items.flatMap((item) => [item, ...flat(item.children)]);
}

function seenIn(item: ChecklistItem): string {
  const seen = [
    item.conditional === null ? null : `asks “${item.conditional}”`,
    item.limit === null ? null : `limit “${item.limit.words}”`,
    item.subChecks.length === 0 ? null : `${item.subChecks.length} sub-checks: ${item.subChecks.join(', ')}`,
    item.role === null ? null : `${item.role} signs`,
    item.tickedInSource ? 'ticked in the file, starts open' : null,
  ];
  return seen.filter((words) => words !== null).join('; ');
}

function meaningOf({ key, section, group }: OutlineRow): string {
  if (key === 'blanks') return 'Filled from the run and by the approvers, and printed on the approval sheet.';
  switch (group?.kind ?? 'items') {
    case 'step':
      return 'Worked in order after its gate.';
    case 'window':
      return 'Due in its minutes after go-live. Done later is late, and printed so.';
    case 'triggers':
      return 'Watched after the deployment, not ticked. Each gets a stopwatch.';
    case 'rollback':
      return 'Dormant until a rollback is decided, then worked in order.';
    case 'sign-off':
      return 'Each role signs, before go-live or at the end.';
    case 'follow-up':
      return 'Falls due after the night and is kept in the addendum.';
    case 'items':
      return section === null ? '' : itemsMeaning(section);
  }
}

/** The first section of the prepare part is what the gate of the first step asks for. */
function itemsMeaning({ part, number }: ChecklistSection): string {
  const required = part === 'prepare' && number === '1' ? ' Required before the first step.' : '';
  return `${partSentences[part]}${required}`;
}

const partSentences = {
  prepare: 'Worked before the deployment.',
  deploy: 'Worked during the deployment.',
  verify: 'Worked after go-live, due before the last window closes.',
  rollback: 'For a rollback only.',
  approve: 'Signed, not ticked.',
  'follow-up': 'Falls due after the night.',
} as const;
