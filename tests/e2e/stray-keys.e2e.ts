/**
 * Words meant for a terminal decide nothing: random letters, digits, Space, Enter and Escape in every card that comes
 * by itself and in the run screen. `npm run test:stray-keys` types 10,000 in each; the usual run a few hundred.
 */
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { RunEventType } from '#shared/run/run-events.ts';
import { expect, test } from './app-fixture.ts';
import { eventsOf, live, minuteMs, openRun, verified } from './pages/night.ts';
import type { RunPage } from './pages/run-page.ts';
import { seeded, typeStrayKeys } from './pages/stray-keys.ts';

const count = Number(process.env['STRAY_KEYS'] ?? 160);
/** Keys between two rests. */
const burst = Math.max(40, Math.ceil(count / 50));
const seed = Number(process.env['STRAY_SEED'] ?? Math.floor(Date.now() / 86_400_000));
test.describe.configure({ timeout: 120_000 + count * 300 });

/** What only a person may bring about, on purpose. */
const decisions: readonly RunEventType[] = [
  'TriggerHeld',
  'RollbackStarted',
  'RollbackCancelled',
  'GoLiveDeclared',
  'GoLiveCorrected',
  'SignOffGiven',
  'ApprovedElsewhere',
  'SheetSignedElsewhere',
  'RunSealed',
  'RunAborted',
  'OperatorChanged',
];
/** While a card asks, nothing else may happen either. */
const underACard: readonly RunEventType[] = [...decisions, 'TriggerCleared', 'RecordClosed', 'GatePassed'];

const observed: RunCommand = { type: 'ObserveTrigger', trigger: '4.1.2', since: null };

test(`stray keys decide nothing (${count} in each place, seed ${seed})`, async ({ start }) => {
  const random = seeded(seed);
  const run = await openRun(start, [...live(), observed]);
  const { page, app } = run;

  await test.step('in the alarm, put aside and shown again', async () => {
    await run.pass(2 * minuteMs + 5000);
    const card = page.getByRole('alertdialog', { name: /Threshold passed/ });
    await card.waitFor();
    await typeStrayKeys(page, {
      random,
      count,
      burst,
      betweenBursts: () => page.keyboard.press('Shift+A'),
    });
    expect(await happenedSince(run, 'TriggerTripped', decisions)).toEqual([]);
  });

  await test.step('in the alarm itself, with words that end where its keys are', async () => {
    // What was typed into the run screen may have cleared the one before, as `t 2` does.
    await another(run, [...live(), observed]);
    await run.pass(2 * minuteMs + 5000);
    await page.getByRole('alertdialog', { name: /Threshold passed/ }).waitFor();
    await page.waitForTimeout(800);
    // In the run screen `t 3` twice observes and clears a condition, so what came before does not count here.
    const before = (await eventsOf(run)).length;
    for (const words of ['kill 4242\nctl\n', 'tail\n', 'curl\n', 'rm all\nl\n']) {
      // oxlint-disable-next-line no-await-in-loop -- one command after the other
      await page.keyboard.type(words);
      // oxlint-disable-next-line no-await-in-loop
      await page.waitForTimeout(800);
    }
    const since = (await eventsOf(run)).slice(before).map(({ type }) => type);
    expect(since.filter((type) => underACard.includes(type))).toEqual([]);
  });

  await test.step('in what is asked after a sleep', async () => {
    await another(run, [...live(), observed]);
    await app.evaluate(() => globalThis.runsheetSimulatedClock?.sleep(372_000));
    await page.getByRole('alertdialog', { name: /The laptop slept/ }).waitFor();
    await typeStrayKeys(page, { random, count, burst });
    expect(await happenedSince(run, 'ClockDisturbed', decisions)).toEqual([]);
  });

  await test.step('in the run screen before go-live, at the line that offers it', async () => {
    await another(
      run,
      live().slice(
        0,
        live().findIndex(({ type }) => type === 'DeclareGoLive'),
      ),
    );
    await typeStrayKeys(page, { random, count, burst, betweenBursts: () => backToTheList(run) });
    expect(await happenedSince(run, 'RunCreated', decisions)).toEqual([]);
  });

  await test.step('in the run screen with everything verified, and where it leads', async () => {
    await another(run, [...live(), ...verified()]);
    await typeStrayKeys(page, { random, count, burst });
    expect(await happenedSince(run, 'GoLiveDeclared', decisions)).toEqual(['GoLiveDeclared']);
  });
});

/** Which of these events the run has from the first of that kind on. */
async function happenedSince(
  run: RunPage,
  from: RunEventType,
  kinds: readonly RunEventType[],
): Promise<readonly RunEventType[]> {
  const types = (await eventsOf(run)).map(({ type }) => type);
  const start = types.indexOf(from);
  expect(start, `the run has ${from}`).toBeGreaterThan(-1);
  return types.slice(start).filter((type) => kinds.includes(type));
}

/** Ends the run that is open, so that its alarms are over, and goes on with a new one. */
async function another(run: RunPage, commands: readonly RunCommand[]): Promise<void> {
  const { phase, breaches } = await run.started();
  const running = breaches.filter(({ cleared }) => cleared === null);
  await run.recordAll([
    ...running.map(({ trigger }) => ({ type: 'ClearTrigger', trigger, clearedAt: null }) as const),
    ...(phase === 'closing'
      ? []
      : [{ type: 'AbortRun', reason: 'Only typed at', decidedBy: 'Mei Lindqvist' } as const]),
  ]);
  await run.make();
  await run.recordAll(commands);
  await run.open();
}

/** Out of whatever opened, as a person does who notices. */
async function backToTheList(run: RunPage): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await run.page.keyboard.press('Escape');
  }
}
