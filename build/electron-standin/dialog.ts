// A test replaces the method it expects, as it would on Electron. In a preview a person is asked through zenity
// where there is one. Anything else rejects: an unexpected dialog must not look like an answer.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';
import { app } from './app.ts';
import { record, say } from './journal.ts';
import { settings } from './settings.ts';
import { missing, strict } from './strict.ts';

type Answer = { readonly isAccepted: boolean; readonly text: string };

export const dialog = strict('dialog', {
  async showSaveDialog(first: object, second?: SaveDialogOptions) {
    const options = note<SaveDialogOptions>('showSaveDialog', first, second);
    const proposed = path.resolve(app.getPath('downloads'), options.defaultPath ?? 'Untitled');
    const answer = await zenity(
      '--file-selection',
      '--save',
      '--confirm-overwrite',
      `--filename=${proposed}`,
    );
    if (answer) return { canceled: !answer.isAccepted, filePath: answer.text };
    mkdirSync(path.dirname(proposed), { recursive: true });
    say(`no file dialog on this machine: saving to ${proposed}`);
    return { canceled: false, filePath: proposed };
  },
  async showOpenDialog(first: object, second?: OpenDialogOptions) {
    const options = note<OpenDialogOptions>('showOpenDialog', first, second);
    const isFolder = options.properties?.includes('openDirectory') ? ['--directory'] : [];
    const isMany = options.properties?.includes('multiSelections') ? ['--multiple', '--separator=\n'] : [];
    const answer = await zenity('--file-selection', ...isFolder, ...isMany);
    if (!answer) say('no file dialog on this machine: nothing was chosen');
    return answer?.isAccepted
      ? { canceled: false, filePaths: answer.text.split('\n') }
      : { canceled: true, filePaths: [] };
  },
  async showMessageBox(first: object, second?: MessageBoxOptions) {
    const options = note<MessageBoxOptions>('showMessageBox', first, second);
    const answer = await zenity(
      '--question',
      '--no-markup',
      `--text=${options.message}\n${options.detail ?? ''}`,
    );
    const refused = options.cancelId ?? 0;
    return { response: answer?.isAccepted ? (options.defaultId ?? 0) : refused, checkboxChecked: false };
  },
  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', { title, content });
    say(`${title}: ${content}`);
  },
  showSaveDialogSync: (): never => missing('dialog.showSaveDialogSync'),
  showOpenDialogSync: (): never => missing('dialog.showOpenDialogSync'),
  showMessageBoxSync: (): never => missing('dialog.showMessageBoxSync'),
});

/** `first` is the window a dialog belongs to, or the options where there is no window. */
function note<O extends object>(method: string, first: object, second: O | undefined): O {
  const options = second ?? (first as O); // `as`: Electron tells the two apart in the same way
  record(`dialog.${method}`, options);
  if (!settings.preview)
    throw new Error(`electron stand-in: dialog.${method} was opened and no test answers it`);
  return options;
}

/** Null where zenity is not installed. */
function zenity(...args: readonly string[]): Promise<Answer | null> {
  return new Promise((resolve) => {
    execFile('zenity', [...args], (problem, text) => {
      if (problem?.code === 'ENOENT') resolve(null);
      else resolve({ isAccepted: problem === null, text: text.trim() });
    });
  });
}
