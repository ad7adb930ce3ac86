import type { ArchivePreview } from '#shared/ipc/custody-contract.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import type { ItemState } from '#shared/run/run-events.ts';

export type HelpPage = 'keys' | 'checklists';

/** Everything that opens above a screen, by name, with what it needs. The alarm card follows from the run instead. */
export type Overlay =
  | { readonly name: 'palette' }
  | { readonly name: 'help'; readonly page: HelpPage }
  | { readonly name: 'operator' }
  | { readonly name: 'jump' }
  | { readonly name: 'note'; readonly item: string | null }
  | { readonly name: 'evidence'; readonly item: string | null }
  | { readonly name: 'reason'; readonly item: string; readonly state: Exclude<ItemState, 'open' | 'done'> }
  | { readonly name: 'go-live' }
  | { readonly name: 'correct-go-live' }
  | { readonly name: 'threshold'; readonly trigger: string }
  | { readonly name: 'started-earlier'; readonly trigger: string }
  | { readonly name: 'extend-window'; readonly group: string }
  | { readonly name: 'details' }
  | { readonly name: 'people' }
  | { readonly name: 'update-checklist' }
  | { readonly name: 'hand-over' }
  | { readonly name: 'start-rollback' }
  | { readonly name: 'cancel-rollback' }
  | { readonly name: 'close-record' }
  | { readonly name: 'reopen-record' }
  | { readonly name: 'seal' }
  | { readonly name: 'transcribe' }
  | { readonly name: 'abort' }
  | { readonly name: 'restore'; readonly preview: ArchivePreview }
  | { readonly name: 'remove-run'; readonly run: RunSummary }
  | { readonly name: 'take-back' };

export type OverlayName = Overlay['name'];
