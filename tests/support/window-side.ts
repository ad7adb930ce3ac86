/** The window's side and the desktop's, for tests: what is sent, and what was asked of the desktop. */
import type { Desktop } from '#electron/desktop.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import type { DesktopInput, DesktopTidings } from '#shared/ipc/desktop-contract.ts';
import { smallMarkdown } from './ledgers.ts';

export type TestDesktop = Desktop & {
  readonly told: DesktopTidings[];
  /** Answers of the next file dialogs, in order; none left means cancelled. */
  readonly paths: string[];
  readonly alarms: string[];
  readonly toldWall: DesktopTidings[];
  readonly walls: string[];
  readonly opened: string[];
};

export function testDesktop(): TestDesktop {
  const told: DesktopTidings[] = [];
  const paths: string[] = [];
  const alarms: string[] = [];
  const toldWall: DesktopTidings[] = [];
  const walls: string[] = [];
  const opened: string[] = [];
  const nothing = () => undefined;
  return {
    told,
    paths,
    alarms,
    toldWall,
    walls,
    opened,
    chooseFile: () => Promise.resolve(paths.shift() ?? null),
    chooseFolder: () => Promise.resolve(paths.shift() ?? null),
    chooseSavePath: () => Promise.resolve(paths.shift() ?? null),
    documentsFolder: () => '/documents',
    raiseAlarm: ({ title }) => void alarms.push(title),
    endAlarm: nothing,
    setTitle: nothing,
    keepAwake: () => true,
    copyText: () => Promise.resolve(),
    showInFolder: nothing,
    openFile: (path) => void opened.push(path),
    applySettings: nothing,
    tell: (tidings) => void told.push(tidings),
    tellWall: (tidings) => void toldWall.push(tidings),
    openWall: () => void walls.push('opened'),
  };
}

/** What the window sends to create a run of the small checklist, or of any other. */
export function newRun(markdown = smallMarkdown): DesktopInput<'createRun'> {
  return {
    details: {
      product: 'XianFeast',
      release: '2.14.0',
      environment: 'Production',
      ticket: 'CHG-1',
      reason: 'monthly release',
      securityImpact: 'none',
      plannedAt: null,
    },
    rehearsal: false,
    people: {
      deployedBy: 'Mei Lindqvist',
      decisionMaker: { name: 'Tomás Arriaga', phone: '+1 555 0100' },
      contacts: {},
      signers: {},
    },
    checklist: { name: 'small.md', sha256: hashText(markdown), markdown },
  };
}
