import { describe, expect, it } from 'vitest';
import type { PaletteEntry } from '#renderer/features/palette/palette-entry.ts';
import { searchPalette } from '#renderer/features/palette/search-palette.ts';

function entry(over: Partial<PaletteEntry>): PaletteEntry {
  return { id: over.label ?? '', group: 'Do', label: '', detail: '', run: () => undefined, ...over };
}

const entries = [
  entry({ label: 'Rollback: start without a trigger…' }),
  entry({ label: 'Clear the running trigger', acts: true }),
  entry({ label: 'New run' }),
  entry({ label: '4 Rollback Procedures', group: 'Go to' }),
  entry({ label: '1.3.4 Backup tested', detail: 'note: “rollback rehearsed”', group: 'Items' }),
];

function labels(search: string, recent: readonly string[] = []): readonly string[] {
  return searchPalette(entries, search, recent).flatMap((group) =>
    group.entries.map((found) => found.entry.label),
  );
}

describe('the palette', () => {
  it('finds in labels and notes, group by group', () => {
    expect(labels('rollb')).toEqual([
      'Rollback: start without a trigger…',
      '4 Rollback Procedures',
      '1.3.4 Backup tested',
    ]);
  });

  it('marks the letters that were found', () => {
    const [group] = searchPalette(entries, 'rollb', []);
    expect(group?.entries[0]?.label.find(({ isFound }) => isFound)?.text).toBe('Rollb');
  });

  it('offers nothing that acts at once before something was typed', () => {
    expect(labels('')).not.toContain('Clear the running trigger');
    expect(labels('clear')).toContain('Clear the running trigger');
  });

  it('shows what was used last first', () => {
    expect(labels('', ['New run'])[0]).toBe('New run');
  });

  it('finds nothing where nothing is', () => {
    expect(searchPalette(entries, 'zzzzqq', [])).toEqual([]);
  });
});
