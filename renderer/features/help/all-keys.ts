export type KeyLine = {
  readonly keys: readonly string[];
  /** The keys are the first and the last of a row: `1` to `9`. */
  readonly isRange?: boolean;
  readonly does: string;
};

/** Every key the app takes, as the help shows it. */
export const allKeys: readonly { readonly title: string; readonly keys: readonly KeyLine[] }[] = [
  {
    title: 'Move',
    keys: [
      { keys: ['j', 'k'], does: 'next, previous item' },
      { keys: ['Shift+J', 'Shift+K'], does: 'next, previous group' },
      { keys: ['g'], does: 'go to a section, then type its number or name' },
      { keys: ['/'], does: 'filter items' },
      { keys: ['r'], does: 'recall: failed, deferred, late, overdue' },
      { keys: ['c'], does: 'focus mode' },
      { keys: ['F6'], does: 'next panel' },
      { keys: ['Ctrl+O'], does: 'verify a PDF' },
      { keys: ['Ctrl+1', 'Ctrl+2', 'Ctrl+3', 'Ctrl+4'], does: 'Runs, Insights, Checklists, Settings' },
    ],
  },
  {
    title: 'Mark the item',
    keys: [
      { keys: ['x', 'Space'], does: 'done' },
      { keys: ['1', '9'], isRange: true, does: 'sub-check' },
      { keys: ['a'], does: 'not applicable, reason' },
      { keys: ['f'], does: 'failed, note' },
      { keys: ['d'], does: 'defer' },
      { keys: ['Shift+X'], does: 'open again' },
      { keys: ['n'], does: 'note' },
      { keys: ['e'], does: 'evidence' },
      { keys: ['Enter'], does: 'history, notes and evidence of the item' },
    ],
  },
  {
    title: 'Run',
    keys: [
      { keys: ['t 1', 't 4'], isRange: true, does: 'trigger observed, cleared' },
      { keys: ['Ctrl+L'], does: 'declare go-live' },
      { keys: ['Shift+A'], does: 'open the alarm' },
      { keys: ['Ctrl+Shift+H'], does: 'hand over' },
      { keys: ['Ctrl+Z'], does: 'undo, kept in the record' },
      { keys: ['Ctrl+K'], does: 'find or do anything' },
      { keys: ['m'], does: 'silence the sounding alarm' },
      { keys: ['Shift+T'], does: 'read the time aloud' },
      { keys: ['?'], does: 'all keys' },
    ],
  },
];
