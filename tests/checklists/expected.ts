/** What each checklist of this folder holds, counted by hand. */
export type Expected = {
  readonly items: number;
  readonly conditionals?: number;
  readonly steps?: number;
  readonly windows?: number;
  readonly triggers?: number;
  readonly thresholds?: number;
  readonly rollbackSteps?: number;
  readonly roles?: number;
  readonly followUps?: number;
  readonly blanks?: number;
  readonly limits?: number;
  readonly subChecks?: number;
  /** Kinds of the groups, or parts of the sections, in their order. */
  readonly kinds?: string;
  readonly parts?: string;
  /** A code that must be among the notices. */
  readonly notice?: string;
  readonly notices?: number;
};

export const expected: Readonly<Record<string, Expected>> = {
  '01-issue-template': {
    items: 9,
    conditionals: 2,
  },
  '02-phases': {
    items: 10,
    conditionals: 2,
    parts: 'prepare,deploy,verify',
  },
  '03-star-list': {
    items: 4,
  },
  '04-plus-list': {
    items: 3,
  },
  '05-numbered': {
    items: 4,
    kinds: 'step,rollback',
    steps: 1,
    rollbackSteps: 2,
  },
  '06-parenthesised': {
    items: 3,
  },
  '07-nested-two': {
    items: 7,
  },
  '08-nested-four-spaces': {
    items: 5,
  },
  '09-nested-tabs': {
    items: 4,
  },
  '10-plain-parents': {
    items: 4,
  },
  '11-loose': {
    items: 3,
  },
  '12-paragraphs': {
    items: 2,
  },
  '13-code-fences': {
    items: 2,
  },
  '14-indented-code': {
    items: 1,
  },
  '15-quote': {
    items: 3,
  },
  '16-details': {
    items: 3,
  },
  '17-comments': {
    items: 1,
  },
  '18-table-and-list': {
    items: 2,
  },
  '19-links-images': {
    items: 4,
  },
  '20-emoji-headings': {
    items: 4,
    parts: 'prepare,deploy',
  },
  '21-front-matter-toml': {
    items: 2,
  },
  '22-footnotes': {
    items: 3,
  },
  '23-crlf': {
    items: 3,
    followUps: 1,
  },
  '24-bom': {
    items: 2,
  },
  '25-hebrew': {
    items: 3,
  },
  '26-arabic': {
    items: 2,
  },
  '27-windows-minutes': {
    items: 6,
    kinds: 'window,window,window',
    windows: 3,
    notices: 0,
  },
  '28-windows-t-plus': {
    items: 2,
    windows: 2,
  },
  '29-backwards-window': {
    items: 1,
    windows: 1,
    notice: 'WindowBackwards',
  },
  '30-triggers': {
    items: 4,
    triggers: 4,
    thresholds: 3,
    notice: 'TriggerWithoutTime',
  },
  '31-abort-criteria': {
    items: 2,
    triggers: 2,
  },
  '32-when-to-roll-back': {
    items: 2,
    triggers: 2,
  },
  '33-rollback-in-prose': {
    items: 1,
  },
  '34-rollback-readiness': {
    items: 2,
    rollbackSteps: 0,
  },
  '35-sign-off': {
    items: 4,
    roles: 3,
  },
  '36-role-twice': {
    items: 2,
    roles: 2,
    notice: 'RoleTwice',
  },
  '37-follow-ups': {
    items: 4,
    followUps: 4,
  },
  '38-limits': {
    items: 4,
    limits: 4,
  },
  '39-sub-checks': {
    items: 3,
    subChecks: 7,
  },
  '40-blanks': {
    items: 1,
    blanks: 6,
  },
  '41-underscores-that-are-none': {
    items: 2,
    blanks: 0,
  },
  '42-already-ticked': {
    items: 3,
    notice: 'AlreadyTicked',
  },
  '43-numbering-gap': {
    items: 3,
    notice: 'NumberingGap',
  },
  '44-steps': {
    items: 4,
    steps: 3,
  },
  '45-stages': {
    items: 2,
    steps: 2,
  },
  '46-single-h1-many-h3': {
    items: 3,
  },
  '47-many-h1': {
    items: 3,
  },
  '48-deep-headings': {
    items: 2,
  },
  '49-no-heading': {
    items: 2,
  },
  '50-pull-request-template': {
    items: 6,
  },
  '51-html-inside': {
    items: 2,
  },
  '52-escapes': {
    items: 2,
  },
  '53-empty-box': {
    items: 1,
  },
  '54-no-space': {
    items: 1,
  },
  '55-mixed-markers': {
    items: 4,
  },
  '56-strikethrough': {
    items: 2,
  },
  '57-hard-wrap': {
    items: 2,
  },
  '58-lazy': {
    items: 2,
  },
  '59-german': {
    items: 5,
    windows: 1,
    roles: 1,
    followUps: 1,
    conditionals: 1,
  },
  '60-chinese': {
    items: 4,
    triggers: 1,
    rollbackSteps: 2,
    conditionals: 1,
  },
  '61-japanese': {
    items: 3,
    roles: 1,
    windows: 1,
  },
  '62-runbook-with-prose': {
    items: 3,
    steps: 0,
  },
  '63-quoted-code': {
    items: 1,
  },
  '64-list-in-step-code': {
    items: 2,
  },
};
