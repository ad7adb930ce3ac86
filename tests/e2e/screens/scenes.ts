import { afterScene } from './after-scene.ts';
import { checklistsScene } from './checklists-scene.ts';
import { closingScene } from './closing-scene.ts';
import { nightScene } from './night-scene.ts';
import { recoveryScene } from './recovery-scene.ts';
import { safetyScene } from './safety-scene.ts';
import type { Scene } from './scene.ts';
import { startScene } from './start-scene.ts';
import { workScene } from './work-scene.ts';

/** Every screen there is. The first scene is walked in the usual run too. */
export const scenes: readonly Scene[] = [
  nightScene,
  startScene,
  workScene,
  closingScene,
  safetyScene,
  recoveryScene,
  checklistsScene,
  afterScene,
];
