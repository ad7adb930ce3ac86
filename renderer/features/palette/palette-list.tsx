import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import type { PaletteEntry } from './palette-entry.ts';
import styles from './palette-dialog.module.css';
import type { FoundEntry, FoundGroup, Piece } from './search-palette.ts';

interface PaletteListProps {
  readonly id: string;
  readonly groups: readonly FoundGroup[];
  /** Position of the chosen line over all groups. */
  readonly active: number;
  readonly onTake: (entry: PaletteEntry) => void;
}

/** What was found, in groups. Focus stays in the field; the chosen line is told by `aria-activedescendant`. */
export function PaletteList({ id, groups, active, onTake }: PaletteListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  // Scrolling belongs to the document.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, groups]);
  const firstOf = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, group) => sum + group.entries.length, 0),
  );
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native list cannot hold groups with glyphs and keys
    <div ref={list} id={`${id}-list`} role="listbox" aria-label="Found" className={styles.list} tabIndex={-1}>
      {groups.map(({ group, entries }, groupIndex) => (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a group of options, not of fields
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <div className={styles.group} id={`${id}-${group}`} role="presentation">
            {group}
          </div>
          {entries.map((found, index) => {
            const position = (firstOf[groupIndex] ?? 0) + index;
            const isActive = position === active;
            return (
              <Line
                key={found.entry.id}
                id={`${id}-${position}`}
                found={found}
                isActive={isActive}
                onTake={() => onTake(found.entry)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface LineProps {
  readonly id: string;
  readonly found: FoundEntry;
  readonly isActive: boolean;
  readonly onTake: () => void;
}

function Line({ id, found, isActive, onTake }: LineProps): ReactNode {
  const { icon, glyph, keys } = found.entry;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keyboard works through the field, which keeps the focus
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- belongs to the list above
      role="option"
      aria-selected={isActive}
      className={classNames(styles.line, isActive && styles.isActive)}
      onClick={onTake}
    >
      {glyph !== undefined ? (
        <Glyph name={glyph} size={18} />
      ) : (
        <Icon name={icon ?? 'chevron-right'} size={18} />
      )}
      <span className={styles.label}>
        <Pieces pieces={found.label} />
      </span>
      <span className={styles.detail}>
        <Pieces pieces={found.detail} />
      </span>
      {isActive ? <Keycap keys="Enter" /> : keys !== undefined && <Keycap keys={keys} />}
    </div>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  return pieces.map((piece, index) =>
    // The pieces of one text never change their order.
    // oxlint-disable-next-line react/no-array-index-key
    piece.isFound ? <b key={index}>{piece.text}</b> : <span key={index}>{piece.text}</span>,
  );
}
