/** What each channel does; the work itself is elsewhere. */
import type { Services } from '../services.ts';
import { archiveHandlers } from './archive-handlers.ts';
import { checklistHandlers } from './checklist-handlers.ts';
import { custodyHandlers } from './custody-handlers.ts';
import { afterHandlers } from './after-handlers.ts';
import { desktopHandlers } from './desktop-handlers.ts';
import { evidenceHandlers } from './evidence-handlers.ts';
import { exportHandlers } from './export-handlers.ts';
import type { DesktopHandlers } from './router.ts';
import { registerHandlers } from './register-handlers.ts';
import { retentionHandlers } from './retention-handlers.ts';
import { followUpHandlers } from './follow-up-handlers.ts';
import { runHandlers } from './run-handlers.ts';
import { sheetHandlers } from './sheet-handlers.ts';
import { signerHandlers } from './signer-handlers.ts';
import { signingHandlers } from './signing-handlers.ts';
import { startHandlers } from './start-handlers.ts';

export function makeHandlers(services: Services): DesktopHandlers {
  return {
    ...startHandlers(services),
    ...runHandlers(services),
    ...checklistHandlers(services),
    ...evidenceHandlers(services),
    ...sheetHandlers(services),
    ...exportHandlers(services),
    ...signerHandlers(services),
    ...signingHandlers(services),
    ...registerHandlers(services),
    ...archiveHandlers(services),
    ...custodyHandlers(services),
    ...followUpHandlers(services),
    ...afterHandlers(services),
    ...retentionHandlers(services),
    ...desktopHandlers(services),
  };
}
