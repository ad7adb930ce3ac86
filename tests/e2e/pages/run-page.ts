import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type {} from '#electron/expose-simulated-clock.ts';
import type {} from '#renderer/desktop.ts';
import { shippedMarkdown, sha256, sampleDetails, samplePeople } from '../../support/run-player.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import type { RunDetails } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';

/** Somebody who is there touches a key at least this often, simulated milliseconds; a busy window hears of the time late. */
const attentiveMs = 3 * 60_000;

/** The run screen: what a person sees and does there, and the short ways to a certain moment of the night. */
export class RunPage {
  readonly page: Page;
  readonly app: ElectronApplication;
  readonly list: Locator;
  readonly current: Locator;
  readonly rail: Locator;
  readonly now: Locator;
  runId = '';

  constructor(app: ElectronApplication, page: Page) {
    this.app = app;
    this.page = page;
    this.list = page.getByRole('treegrid');
    this.current = page.locator('[role=row][aria-current=true]');
    this.rail = page.getByRole('navigation', { name: 'Sections' });
    this.now = page.getByRole('complementary', { name: 'Now' });
  }

  /** Makes a run of the checklist that ships and opens it. */
  async create(details: Partial<RunDetails> = {}, markdown = shippedMarkdown): Promise<void> {
    await this.make(details, markdown);
    await this.open();
  }

  /** Makes a run that nothing shows yet, for a moment of the night that is recorded before it is opened. */
  async make(details: Partial<RunDetails> = {}, markdown = shippedMarkdown): Promise<void> {
    const created = await this.page.evaluate(
      async ([input]) => {
        if (input === undefined) throw new Error('no input');
        const answer = await window.desktop.createRun(input);
        if (!answer.ok) throw new Error(JSON.stringify(answer.error));
        return answer.value.runId;
      },
      [
        {
          details: { ...sampleDetails, ...details },
          rehearsal: false,
          people: samplePeople,
          checklist: { name: 'xianfeast-production.md', sha256: sha256(markdown), markdown },
        },
      ],
    );
    this.runId = created;
  }

  /** Reads everything anew, as after a start, and opens the run: what was recorded past the window shows then. */
  async open(): Promise<void> {
    await this.page.reload();
    await this.show();
  }

  /** Opens the run from the list. */
  async show(): Promise<void> {
    await this.page
      .getByRole('link', { name: /Production|Staging/ })
      .first()
      .click();
    await this.rail.waitFor();
  }

  /** Gives main a command as the window does; a refusal throws. */
  async record(command: RunCommand): Promise<void> {
    await this.recordAll([command]);
  }

  async recordAll(commands: readonly RunCommand[]): Promise<void> {
    await this.page.evaluate(
      async ({ runId, all }) => {
        for (const command of all) {
          // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person does
          const answer = await window.desktop.recordCommand({ runId, command });
          if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.error)}`);
        }
      },
      { runId: this.runId, all: commands },
    );
  }

  /** The run as main has it. */
  async started(): Promise<StartedRun> {
    const events = await this.page.evaluate(async (runId) => {
      const opened = await window.desktop.openRun({ runId });
      if (!opened.ok) throw new Error(JSON.stringify(opened.error));
      return opened.value.events;
    }, this.runId);
    const run = replayRun(events);
    if (run.status === 'none') throw new Error('the run has not started');
    return run;
  }

  /** Lets simulated time pass with somebody at the keyboard: after 15 minutes without a key the app asks who is there. */
  async pass(milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0; left -= attentiveMs) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await this.page.keyboard.press('Shift');
      // oxlint-disable-next-line no-await-in-loop
      await this.leave(Math.min(left, attentiveMs));
    }
  }

  /** Lets simulated time pass while nobody touches anything. */
  async leave(milliseconds: number): Promise<void> {
    await this.app.evaluate((_, ms) => globalThis.runsheetSimulatedClock?.advance(ms), milliseconds);
  }

  /** Presses keys one after another, as slowly as a person who sees each mark before the next. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await this.pressOne(key);
      // Marks closer together than 250 ms are one bounce.
      // oxlint-disable-next-line no-await-in-loop
      await this.page.waitForTimeout(300);
    }
  }

  private async pressOne(key: string): Promise<void> {
    if (key !== 'x' && key !== 'y') return this.page.keyboard.press(key);
    const before = await this.page.evaluate(currentName);
    await this.page.keyboard.press(key);
    // A mark or answer is painted once it is on disk; where `x` marks nothing, as on sub-checks, a second is enough.
    await this.page.evaluate(otherNameThan, before);
  }

  /** Puts the keyboard on the current item, as F6 does. */
  async focusCurrent(): Promise<void> {
    await this.current.focus();
    // A screen that has just come takes keys once it was painted.
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))),
    );
  }

  row(name: string | RegExp): Locator {
    return this.page.getByRole('row', { name });
  }

  async goTo(group: string): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.type(group);
    await this.page.keyboard.press('Enter');
  }
}

/** Runs in the page, as does the next. */
function currentName(): string | null {
  return document.querySelector('[role=row][aria-current=true]')?.getAttribute('aria-label') ?? null;
}

/** One question for the whole wait: asking again and again from outside cost more than the mark itself. */
async function otherNameThan(before: string | null): Promise<void> {
  const until = performance.now() + 1000;
  const now = (): string | null =>
    document.querySelector('[role=row][aria-current=true]')?.getAttribute('aria-label') ?? null;
  while (now() === before && performance.now() < until)
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 25));
}
