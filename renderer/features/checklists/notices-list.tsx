import type { ReactNode } from 'react';
import { allItems } from '#shared/checklist/all-items.ts';
import type { Checklist, Notice } from '#shared/checklist/checklist.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSomeRows } from '../../ui/some-rows.tsx';
import styles from './understood-view.module.css';

interface NoticesListProps {
  readonly checklist: Checklist;
  readonly onLine: (line: number) => void;
}

/** Cautions to decide about, then what is good to know. Nothing here stops the import. */
export function NoticesList({ checklist, onLine }: NoticesListProps): ReactNode {
  const known = knownLines(checklist);
  const { shown, after } = useSomeRows(cautionsFirst(checklist.notices));
  const total = checklist.notices.length + known.length;
  return (
    <section aria-label="Check these">
      <h2 className={styles.head}>
        Check these
        <span className={styles.aside}>
          {total === 0 ? 'no notes' : `${plural(total, 'note')}, none stops the import`}
        </span>
      </h2>
      <ul>
        {shown.map((notice) => (
          <li key={`${notice.code} ${notice.line} ${notice.text}`} className={styles.notice}>
            {information.includes(notice.code) ? <Icon name="note" /> : <Glyph name="caution" size={16} />}
            <span>
              {notice.line !== null && <LineLink line={notice.line} onLine={onLine} />} {notice.text}
            </span>
          </li>
        ))}
        {after}
        {known.map((text) => (
          <li key={text} className={styles.notice}>
            <Icon name="note" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Good to know; the others ask to be decided. */
const information: readonly string[] = ['SameWording', 'AlreadyTicked', 'NumberingGap'];

function cautionsFirst(notices: readonly Notice[]): readonly Notice[] {
  const isCaution = ({ code }: Notice): boolean => !information.includes(code);
  return [...notices.filter(isCaution), ...notices.filter((notice) => !isCaution(notice))];
}

function LineLink({
  line,
  onLine,
}: {
  readonly line: number;
  readonly onLine: (line: number) => void;
}): ReactNode {
  return (
    <button type="button" className={styles.lineLink} onClick={() => onLine(line)}>
      Line {line}.
    </button>
  );
}

function knownLines(checklist: Checklist): readonly string[] {
  const items = allItems(checklist).map(({ item }) => item);
  const limits = items.filter((item) => item.limit !== null);
  const checks = items.filter((item) => item.subChecks.length > 0);
  const conditionals = items.filter((item) => item.conditional !== null);
  const at = (found: typeof items): string =>
    `${found.length === 1 ? 'Line' : 'Lines'} ${listed(found.map((item) => String(item.line)))}`;
  const lines = [
    limits.length > 0 &&
      `${plural(limits.length, 'measured limit')}. ${at(limits)}: ${listed(limits.map(({ limit }) => limit?.words ?? ''))}.`,
    checks.length > 0 &&
      `${plural(checks.length, 'item')} with sub-checks, ${checks.reduce((sum, item) => sum + item.subChecks.length, 0)} checks in all. ${at(checks)}.`,
    conditionals.length > 0 &&
      `${plural(conditionals.length, 'conditional item')}: ${[...new Set(conditionals.map(({ conditional }) => `“${conditional}”`))].join(', ')}. ${at(conditionals)}.`,
    checklist.blanks.length > 0 && `${plural(checklist.blanks.length, 'blank')} on the approval sheet.`,
  ];
  return lines.filter((line) => line !== false);
}

/** More than a few dozen nobody reads. */
function listed(words: readonly string[]): string {
  const most = 40;
  const more = words.length - most;
  return `${words.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
