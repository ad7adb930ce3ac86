import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron, standinDir } from '../../build/find-electron.ts';

/** On a machine that is busy with other things a start takes its time. */
const longestMs = 180_000;

export type Launched = { readonly app: ElectronApplication; readonly page: Page };

/** Starts an app folder on Electron, or on the stand-in where there is none, and waits for its heading "Runs". */
export async function launchApp(folder: string, userData: string): Promise<Launched> {
  if (findElectron(process.env) === null) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standinDir;
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const app = await _electron.launch({
    timeout: longestMs,
    args: [folder],
    cwd: folder,
    env: { ...Object.fromEntries(inherited), RUNSHEET_USER_DATA: userData },
  });
  const page = await app.firstWindow({ timeout: longestMs });
  page.setDefaultTimeout(longestMs);
  await page.getByRole('heading', { name: 'Runs' }).waitFor();
  return { app, page };
}
