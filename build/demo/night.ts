/**
 * A whole cutover, pressed key by key: two overrides, a late item, a breach that clears, one that trips and is held,
 * a hand-over, thirteen signatures. The demo and the end-to-end test play the same night.
 */
import { closeRecord, readRecall, signAll, type Hand } from './approvals.ts';
import { answerWhatApplies, crew, sayWhoIsHere, startRun } from './evening.ts';
import { declareGoLive, goTo, startStep } from './gates.ts';
import { usualAnswers, workItems } from './items.ts';
import type { Keyboard } from './keyboard.ts';
import { alarm, handOver, holdAlarm, toggleTrigger } from './triggers.ts';

export type NightOptions = {
  readonly hand: Hand;
  /** Called at the moments worth a picture or a line on the terminal. */
  readonly moment: (name: string, words: string) => Promise<void>;
};

export async function playNight(at: Keyboard, options: NightOptions): Promise<void> {
  await playEvening(at, options);
  await playSteps(at, options);
  await playWindows(at, options);
  await playSigning(at, options);
}

/** From the first start to the gate of Step 1: everything prepared but the load test. */
export async function playEvening(at: Keyboard, { moment }: NightOptions): Promise<void> {
  await sayWhoIsHere(at, crew.operator);
  await moment('runs-empty', 'First start: who is at the keyboard');
  await startRun(at, crew);
  await moment('does-it-apply', 'Run created; five items ask whether they apply');
  await answerWhatApplies(at, 5, []);
  await at.pass(270);
  await workItems(
    at,
    {
      ...usualAnswers,
      '1.1.4': { kind: 'noted', note: 'Second node drained and back at 00:31' },
      '1.2.4': { kind: 'deferred', reason: 'Load test report due 01:10 from Jonas' },
    },
    '5.1.1',
  );
  await moment('prepare', 'Pre-Deployment Checklist worked: one deferred');
  await workItems(at, usualAnswers);
  await moment('prepared', 'Prepare closed: 109 of 110');
}

/** The five steps and go-live. */
export async function playSteps(at: Keyboard, { moment }: NightOptions): Promise<void> {
  await goTo(at, '2.1');
  await moment('gate', 'The gate of Step 1 recalls what is not closed');
  await startStep(at, 1, 'Load test repeats at 02:30; Jonas agreed by phone');
  await workItems(at, {});
  await startStep(at, 2);
  await workItems(at, { '2.2.5': { kind: 'failed', note: 'Upload to the error tracker timed out twice' } });
  await startStep(at, 3, 'Source maps can be uploaded after go-live');
  await workItems(at, {});
  await startStep(at, 4);
  await workItems(at, {}, '2.4.4');
  await moment('before-go-live', 'Deployed to production; the triggers are watched');
  await declareGoLive(at);
  await moment('go-live', 'Go-live declared: T+ runs');
  await workItems(at, {}, null);
  await startStep(at, 5);
  await workItems(at, {}, '3.1.1');
}

/** Three windows: the CDN item late, the error rate up and down, the response time tripped and held. */
export async function playWindows(at: Keyboard, { moment }: NightOptions): Promise<void> {
  await workItems(at, { '3.1.5': { kind: 'skipped' } }, '3.2.1');
  await at.pass(28);
  await at.page.getByRole('region', { name: /0–30 is closed/u }).waitFor();
  await moment('window-closed', 'The first window closed with one item open');
  await goTo(at, '3.1');
  await workItems(at, {}, '3.2.1');
  await workItems(at, {}, '3.2.4');
  await toggleTrigger(at, 2);
  await at.pass(1.2);
  await moment('window', 'Error rate up: the stopwatch runs');
  await toggleTrigger(at, 2);
  await at.press('c');
  await at.page.waitForTimeout(300);
  await moment('focus', 'Focus mode: one item, nothing else');
  await at.press('Escape');
  await at.page.waitForTimeout(300);
  await toggleTrigger(at, 3);
  await at.pass(1.05);
  await alarm(at);
  await moment('alarm', 'Response time outlasted its threshold: alarm');
  await holdAlarm(at, 'Spike comes from one bad client, being blocked');
  await moment('held', 'Held by the decision maker, by phone');
  await at.pass(2);
  await toggleTrigger(at, 3);
  await workItems(at, {}, '3.3.1');
  await handOver(at);
  await moment('handed-over', 'Priya Nair took over and read back what is open');
  await at.pass(27);
  await workItems(at, usualAnswers);
  await at.pass(32);
  await moment('watch-ended', 'The watch ended: 25 of 25 verified');
}

export async function playSigning(at: Keyboard, { hand, moment }: NightOptions): Promise<void> {
  await closeRecord(at, null);
  await at.pass(600);
  await readRecall(at);
  await moment('approvals', 'Record closed; the recall is read');
  await signAll(at, hand);
  await moment('signed', 'Thirteen digital signatures, each with a key and a hand of its own');
  await at.page.getByRole('button', { name: 'Show the sheet' }).press('Enter');
  await at.page
    .getByText(/^Page 1 of \d+$/u)
    .first()
    .waitFor();
  await at.page.waitForTimeout(600);
  await moment('record', 'The signed sheet');
}
