/**
 * Every message of a window passes here: sender, channel, schema, then its handler. What does not fit is answered with
 * BadRequest and logged without its content.
 */
import {
  desktopInputs,
  type CommandFailure,
  type DesktopChannel,
  type DesktopInput,
  type DesktopOutput,
} from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { refused } from '#shared/result.ts';
import type { Log } from '../log.ts';
import type { ReadyFor } from '../reading/ready-for.ts';
import { mayAsk, type Sender } from './trusted-sender.ts';

export type DesktopHandlers = {
  readonly [C in DesktopChannel]: (input: DesktopInput<C>) => DesktopOutput<C> | Promise<DesktopOutput<C>>;
};

export type Router = (channel: string, sender: Sender, input: unknown) => Promise<unknown>;

/** `readyFor`: what a message has to wait for; the others are answered in the turn they come. */
export function makeRouter(handlers: DesktopHandlers, log: Log, readyFor: ReadyFor = () => null): Router {
  return async (channel, sender, input) => {
    if (!isChannel(channel)) return turnAway(channel, 'unknown channel', log);
    if (!mayAsk(sender, channel)) return turnAway(channel, 'foreign sender', log);
    return answer(channel, input, { handlers, log, readyFor });
  };
}

async function answer<C extends DesktopChannel>(
  channel: C,
  input: unknown,
  {
    handlers,
    log,
    readyFor,
  }: { readonly handlers: DesktopHandlers; readonly log: Log; readonly readyFor: ReadyFor },
): Promise<unknown> {
  const read = desktopInputs[channel].safeParse(input);
  if (!read.success) return turnAway(channel, `does not fit its schema at ${placesOf(read.error)}`, log);
  const wait = readyFor(channel, read.data);
  const readiness = wait === null ? null : await wait;
  if (readiness?.ok === false && answersWith[channel] !== 'nothing') return refuse(channel, readiness.error);
  // `as`: the schema of this very channel just passed; the compiler cannot follow a channel through a table.
  return handlers[channel](read.data as DesktopInput<C>);
}

/** Where a message did not fit, never what stood there. */
function placesOf(error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }): string {
  return error.issues
    .slice(0, 5)
    .map(({ path }) => path.map(String).join('.') || 'its root')
    .join(', ');
}

function turnAway(channel: string, why: string, log: Log): unknown {
  log(`ipc: ${channel.slice(0, 60)} refused: ${why}`);
  const trouble: Trouble = { code: 'BadRequest', channel };
  return isChannel(channel) ? refuse(channel, trouble) : refused(trouble);
}

function refuse(channel: DesktopChannel, trouble: Trouble): unknown {
  switch (answersWith[channel]) {
    case 'trouble':
      return refused(trouble);
    case 'command':
      return refused({ kind: 'trouble', trouble } satisfies CommandFailure);
    case 'nothing':
      // These channels promise a plain value, so the only honest answer to a bad request is a rejection.
      throw new Error(`${trouble.code}: ${channel}`);
  }
}

function isChannel(channel: string): channel is DesktopChannel {
  return Object.hasOwn(desktopInputs, channel);
}

type AnswerKind<Output> = [Extract<Output, { readonly ok: false }>] extends [never]
  ? 'nothing'
  : { readonly ok: false; readonly error: CommandFailure } extends Extract<Output, { readonly ok: false }>
    ? 'command'
    : 'trouble';

/** How each channel says no; the contract's own outputs hold this table to the truth. */
const answersWith: { readonly [C in DesktopChannel]: AnswerKind<DesktopOutput<C>> } = {
  readStartUp: 'nothing',
  readClock: 'nothing',
  saveSettings: 'trouble',
  saveNewRunDraft: 'trouble',
  createRun: 'command',
  openRun: 'trouble',
  recordCommand: 'command',
  sealRun: 'command',
  reconcileStore: 'nothing',
  feedStore: 'trouble',
  restoreLedger: 'trouble',
  importChecklist: 'trouble',
  chooseChecklist: 'trouble',
  keepChecklist: 'trouble',
  cancelReading: 'nothing',
  chooseChecklistFolder: 'trouble',
  readFolderFile: 'trouble',
  watchSource: 'trouble',
  readSource: 'trouble',
  readText: 'trouble',
  compareTexts: 'trouble',
  addEvidenceFile: 'command',
  chooseEvidence: 'command',
  addEvidenceText: 'command',
  readEvidence: 'trouble',
  makeSheet: 'trouble',
  saveSheet: 'command',
  exportRun: 'trouble',
  listSigners: 'nothing',
  createSigner: 'trouble',
  chooseSignerFile: 'trouble',
  importSigner: 'trouble',
  changePassphrase: 'trouble',
  removeSigner: 'trouble',
  exportCertificate: 'trouble',
  exportTrustPage: 'trouble',
  makeOrganisation: 'trouble',
  signSheet: 'command',
  openSignedElsewhere: 'command',
  sheetMarks: 'trouble',
  verifyPdf: 'trouble',
  queryRegister: 'trouble',
  readRegisterChoices: 'trouble',
  exportRegister: 'trouble',
  readInsights: 'trouble',
  exportInsights: 'trouble',
  readUsualTimes: 'trouble',
  readLessons: 'trouble',
  readCustody: 'nothing',
  chooseFolder: 'trouble',
  backUpNow: 'trouble',
  saveEverything: 'trouble',
  saveRunCopy: 'trouble',
  openArchive: 'trouble',
  restoreArchive: 'trouble',
  handOverRun: 'command',
  readFollowUps: 'trouble',
  signAddendum: 'command',
  saveAddendum: 'trouble',
  exportFollowUps: 'trouble',
  handOver: 'command',
  exportEvidence: 'trouble',
  readRetention: 'nothing',
  removeRun: 'trouble',
  raiseAlarm: 'nothing',
  endAlarm: 'nothing',
  setWindowTitle: 'nothing',
  keepAwake: 'nothing',
  copyText: 'nothing',
  showInFolder: 'nothing',
  openWall: 'nothing',
  readWall: 'nothing',
};
