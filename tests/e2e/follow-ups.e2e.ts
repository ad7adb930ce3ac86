/** Two months after go-live in one sitting: what falls due is marked, and each period ends in an addendum others check. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ICAL from 'ical.js';
import { verifyCommand } from '#electron/cli-verify.ts';
import { askPdfsig, runTool, trustDatabase } from '../signing/outside-tools.ts';
import { pdfText } from '../support/pdf-tools.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { FollowUpsPage } from './pages/follow-ups-page.ts';
import { makeSealed } from './pages/night.ts';
import { keepSigner } from './pages/signing.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

const dayMs = 86_400_000;
const periods = [
  'Week 1 Activities',
  'Week 2-4 Activities',
  'Monthly Activities, month 1',
  'Monthly Activities, month 2',
];

test('week 1, weeks 2-4 and two months are marked with notes and end in addenda that others verify', async ({
  start,
  userData,
}) => {
  test.setTimeout(240_000);
  const run = await makeSealed(start, path.join(userData, 'Sheet.pdf'));
  const { page } = run;
  const sealedSha256 = (await run.started()).sealed?.sheetSha256 ?? 'not sealed';
  await keepSigner(userData, 'Mei Lindqvist', { role: 'Release lead' });
  await keepSigner(userData, '李伟', { role: 'Lead Developer' });
  const due = page.getByRole('table', { name: 'Follow-ups due' });
  await expect(due).toContainText('Week 1 Activities');
  await due.getByRole('button', { name: /^Open/ }).first().press('Enter');
  const followUps = new FollowUpsPage(run);

  // Week 1: health checks day by day; one day fails, with its sentence, so the period is closed with a reason.
  await expect(followUps.period('Week 1 Activities')).toHaveAttribute('aria-current', 'true');
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    /* oxlint-disable no-await-in-loop -- one day after the other */
    await run.leave(dayMs - 10 * 60_000);
    await (day === 5 ? followUps.answer('f', 'Two checks timed out at noon') : followUps.answer('x'));
    /* oxlint-enable no-await-in-loop */
  }
  await expect(followUps.current).toContainText('13.1.2');
  await followUps.add('n', 'Users report nothing');
  await followUps.add('e', 'https://status.example/week-1');
  for (const item of ['13.1.2', '13.1.3', '13.1.4', '13.1.5']) {
    // oxlint-disable-next-line no-await-in-loop -- in order
    await expect(followUps.current).toContainText(item);
    // oxlint-disable-next-line no-await-in-loop
    await followUps.answer('x');
  }
  expect(await accessibilityProblems(page)).toEqual([]);
  await followUps.sign('Mei Lindqvist', 'Day five was a network test');
  await followUps.sign('李伟');
  // Three weeks on, and a month: the next periods are due, and what is closed stays closed.
  await run.leave(20 * dayMs);
  await followUps.choose('Week 2-4 Activities');
  await followUps.add('n', 'The capacity review moved two shops');
  await followUps.answer('a', 'No vendor was changed');
  await followUps.answerAll();
  await followUps.sign('Mei Lindqvist');

  await run.leave(2 * dayMs);
  await followUps.choose('Monthly Activities, month 1');
  await followUps.add('n', 'Certificates run until March');
  await followUps.answerAll();
  await followUps.sign('Mei Lindqvist');
  await run.leave(31 * dayMs);
  await followUps.choose('Monthly Activities, month 2');
  await followUps.answerAll();
  await followUps.sign('Mei Lindqvist');

  // The calendar goes on with the months to come, until they are ended with a reason.
  const calendar = async (name: string) => {
    const file = path.join(userData, name);
    await answerDialogs(run.app, file);
    await page.getByRole('button', { name: 'Export .ics…' }).press('Enter');
    await expect(page.getByText(`Follow-ups written to ${file}.`).first()).toBeAttached();
    const tasks = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8'))).getAllSubcomponents('vtodo');
    return (status: string) => tasks.filter((task) => task.getFirstPropertyValue('status') === status);
  };
  const going = await calendar('going.ics');
  expect(going('COMPLETED').length).toBe(6 + 4 + 4 + 5 + 5);
  const [failed, ...others] = going('IN-PROCESS').map((task) => task.getFirstPropertyValue('description'));
  expect(String(failed)).toContain('Two checks timed out at noon');
  expect(others).toEqual([]);
  expect(going('CANCELLED')).toHaveLength(1);
  expect(going('NEEDS-ACTION').every((task) => task.getFirstSubcomponent('valarm') !== null)).toBe(true);
  expect(going('NEEDS-ACTION').length).toBeGreaterThanOrEqual(15);

  await page.getByRole('button', { name: 'End these…' }).press('Enter');
  await page.keyboard.type('2.15.0 is followed up from now on');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Ended .*: 2\.15\.0 is followed up from now on$/)).toBeVisible();
  const ended = await calendar('ended.ics');
  expect(ended('COMPLETED').length).toBe(going('COMPLETED').length);
  expect(ended('NEEDS-ACTION')).toEqual([]);

  // Each addendum, by our own check and by programs of others.
  const nobody = trustDatabase([], 'peers');
  for (const [number, signatures, words] of [
    [1, 2, ['Two checks timed out at noon', 'Day five was a network test', 'Users report nothing']],
    [2, 1, ['No vendor was changed', 'The capacity review moved two shops']],
    [3, 1, ['Certificates run until March']],
    [4, 1, ['month 2']],
  ] as const) {
    const file = path.join(userData, `Addendum ${number}.pdf`);
    /* oxlint-disable no-await-in-loop -- one file after the other */
    await followUps.choose(periods[number - 1] ?? '');
    await answerDialogs(run.app, file);
    await followUps.panel.getByRole('button', { name: `Save addendum ${number}…` }).press('Enter');
    await expect(page.getByText(`Addendum ${number} written to ${file}.`).first()).toBeAttached();
    const answer = await verifyCommand(file);
    /* oxlint-enable no-await-in-loop */
    expect(answer.exitCode).toBe(0);
    expect(JSON.parse(answer.json)).toMatchObject({ valid: true });
    const verdicts = askPdfsig(readFileSync(file), nobody).filter(({ words: said }) => said !== 'not signed');
    expect(verdicts).toHaveLength(signatures);
    expect(verdicts.every(({ words: said }) => said.startsWith('Signature is Valid'))).toBe(true);
    expect(runTool('qpdf', ['--check', file]).status).toBe(0);
    const text = pdfText(file).replaceAll(/\s+/gu, ' ');
    for (const said of words) expect(text).toContain(said);
    expect(text.replaceAll(' ', '')).toContain(sealedSha256);
  }

  // Home asks for nothing any more: week 1 ended with its reason, the rest is closed.
  await run.page.reload();
  await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor();
  await page.getByRole('table', { name: 'Finished runs' }).waitFor();
  await expect(due).toBeHidden();
});
