/**
 * The names of all channels, apart from their schemas: the sandboxed preload is built from this list, and zod has no
 * business in there. `desktop-contract.ts` does not compile while the two differ.
 */
export const desktopChannels = [
  'readStartUp',
  'readClock',
  'saveSettings',
  'saveNewRunDraft',
  'createRun',
  'openRun',
  'recordCommand',
  'sealRun',
  'reconcileStore',
  'feedStore',
  'restoreLedger',
  'importChecklist',
  'chooseChecklist',
  'keepChecklist',
  'addEvidenceFile',
  'chooseEvidence',
  'addEvidenceText',
  'readEvidence',
  'makeSheet',
  'saveSheet',
  'exportRun',
  'listSigners',
  'createSigner',
  'chooseSignerFile',
  'importSigner',
  'changePassphrase',
  'removeSigner',
  'exportCertificate',
  'exportTrustPage',
  'makeOrganisation',
  'signSheet',
  'openSignedElsewhere',
  'verifyPdf',
  'queryRegister',
  'readRegisterChoices',
  'exportRegister',
  'readInsights',
  'exportInsights',
  'readUsualTimes',
  'raiseAlarm',
  'endAlarm',
  'setWindowTitle',
  'keepAwake',
  'copyText',
  'showInFolder',
  'openWall',
  'readWall',
] as const;

export type DesktopChannel = (typeof desktopChannels)[number];

/** The one channel on which main speaks without being asked. */
export const tidingsChannel = 'tidings';
