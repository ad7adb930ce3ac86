/** What each figure is, in one sentence: on screen under it, and in the exported table beside it. */
export const definitions = {
  runs: 'Runs whose record was closed.',
  changeFailure: 'Rolled back, of the closed runs that went live.',
  restore: 'From the first observation, else the decision, to the step that verifies the rollback.',
  inWindow: 'Items done before their window closed, of all done that a window asks for, in deployed runs.',
  interval: 'Median time from one go-live to the next.',
  approvals: 'Median time from an approval to go-live, of the approvals given before it.',
  retrospective: 'Approvals given after go-live: the sheet prints them as retrospective.',
} as const;
