import type { WebPreferences } from 'electron';

const mustBeOn = ['sandbox', 'contextIsolation', 'webSecurity'] as const;
const mustBeOff = [
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webviewTag',
  'allowRunningInsecureContent',
  'experimentalFeatures',
] as const;
const unknownHere = ['partition', 'session', 'enableBlinkFeatures'] as const;

/** The stand-in has only sandboxed, isolated pages; asking for less fails at once instead of seeming to work. */
export function refuseUnsafePreferences(preferences: WebPreferences): void {
  const refused = [
    ...mustBeOn.filter((name) => preferences[name] === false),
    ...mustBeOff.filter((name) => preferences[name] === true),
    ...unknownHere.filter((name) => preferences[name] !== undefined),
  ];
  if (refused.length > 0) {
    throw new Error(`electron stand-in: webPreferences ${refused.join(', ')} would weaken the window`);
  }
}
