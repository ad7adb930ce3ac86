/** Where everything lies below the data folder. Whoever wants a path asks here. */
import { join } from 'node:path';

export type DataFolder = {
  readonly root: string;
  readonly runs: string;
  readonly run: (runId: string) => string;
  readonly ledger: (runId: string) => string;
  readonly evidence: (runId: string, sha256: string) => string;
  readonly evidenceFolder: (runId: string) => string;
  /** Signed sheets of a run, one file each. */
  readonly sheetFolder: (runId: string) => string;
  readonly sheet: (runId: string, name: string) => string;
  /** Present while a repair waits for the window's copy before it is recorded. */
  readonly pendingRepair: (runId: string) => string;
  readonly pendingRepairs: string;
  /** Where each run's chain ends and its line in lists; disposable. */
  readonly heads: string;
  /** Search and statistics over all runs; disposable. */
  readonly runIndex: string;
  /** What stays of runs that were removed. */
  readonly removed: string;
  readonly removedRun: (runId: string) => string;
  readonly checklists: string;
  readonly checklist: (sha256: string) => string;
  readonly checklistCorrections: (sha256: string) => string;
  readonly checklistIndex: string;
  /** Which files on disk versions were taken from, and which of them are watched. */
  readonly checklistSources: string;
  readonly signers: string;
  readonly settings: string;
  readonly newRun: string;
  readonly register: string;
  readonly heartbeat: string;
  /** Where backups go unless a folder was chosen, and what is known of the newest. */
  readonly backups: string;
  readonly backup: string;
  /** A history of another laptop that went on with this run too. */
  readonly otherHistory: (runId: string, head: string) => string;
  /** The day on which due follow-ups were last told. */
  readonly followUpsTold: string;
  readonly windowState: string;
  readonly storeSeen: string;
  readonly logs: string;
};

export function dataFolder(root: string): DataFolder {
  const runs = join(root, 'runs');
  const run = (runId: string) => join(runs, runId);
  const checklists = join(root, 'checklists');
  return {
    root,
    runs,
    run,
    ledger: (runId) => join(run(runId), 'ledger.jsonl'),
    evidenceFolder: (runId) => join(run(runId), 'evidence'),
    evidence: (runId, sha256) => join(run(runId), 'evidence', sha256),
    sheetFolder: (runId) => join(run(runId), 'sheets'),
    sheet: (runId, name) => join(run(runId), 'sheets', name),
    pendingRepair: (runId) => join(root, 'repairs', `${runId}.json`),
    pendingRepairs: join(root, 'repairs'),
    heads: join(root, 'heads.jsonl'),
    runIndex: join(root, 'index.sqlite'),
    removed: join(root, 'removed'),
    removedRun: (runId) => join(root, 'removed', `${runId}.json`),
    checklists,
    checklist: (sha256) => join(checklists, `${sha256}.md`),
    checklistCorrections: (sha256) => join(checklists, `${sha256}.corrections.json`),
    checklistIndex: join(checklists, 'index.json'),
    checklistSources: join(checklists, 'sources.json'),
    signers: join(root, 'signers'),
    settings: join(root, 'settings.json'),
    newRun: join(root, 'new-run.json'),
    register: join(root, 'register.json'),
    heartbeat: join(root, 'heartbeat.json'),
    backups: join(root, 'backups'),
    backup: join(root, 'backup.json'),
    otherHistory: (runId, head) => join(run(runId), 'other-histories', `${head}.jsonl`),
    followUpsTold: join(root, 'follow-ups-told.json'),
    windowState: join(root, 'window.json'),
    storeSeen: join(root, 'store.json'),
    logs: join(root, 'logs'),
  };
}

/** Run ids become folder names, so they are checked wherever one comes from outside. */
export function isRunId(text: string): boolean {
  return /^[a-z0-9-]{8,64}$/.test(text);
}
