/** Why a document cannot become a checklist. Everything else about a document is a notice. */
export type ChecklistProblem =
  | { readonly code: 'NoItems' }
  | { readonly code: 'Empty' }
  | { readonly code: 'TooLarge'; readonly bytes: number; readonly limitBytes: number }
  | { readonly code: 'TooMany'; readonly items: number; readonly limit: number }
  | { readonly code: 'NotText' }
  | { readonly code: 'TooSlow'; readonly seconds: number }
  | {
      readonly code: 'NotUtf8';
      readonly encoding: 'UTF-16' | 'UTF-32' | null;
      readonly offset: number | null;
    }
  | { readonly code: 'TooDeep'; readonly line: number; readonly limit: number }
  | { readonly code: 'TooLong'; readonly lists: number; readonly lines: number }
  | { readonly code: 'TooTangled'; readonly line: number; readonly limit: number };
