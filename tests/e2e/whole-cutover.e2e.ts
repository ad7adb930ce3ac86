/**
 * A whole night, pressed key by key on the real app, and the two other ends of one from where they part from it: each to
 * the PDF that programs we did not write read back.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hashText } from '#electron/ledger/hash-text.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import { passphraseOf, readRecall, signAll, signers } from '../../build/demo/approvals.ts';
import { tabTo } from '../../build/demo/gates.ts';
import { sitDown } from '../../build/demo/keyboard.ts';
import { playNight } from '../../build/demo/night.ts';
import { closeRolledBack, workRollback } from '../../build/demo/rollback.ts';
import { saveEverything, saveSheet, savedFiles } from '../../build/demo/save.ts';
import { rollBack, toggleTrigger } from '../../build/demo/triggers.ts';
import { checkWithQpdf, pdfAttachments, pdfText } from '../support/pdf-tools.ts';
import { verifySheet } from '#electron/verifying/verify-sheet.ts';
import { expect, test } from './app-fixture.ts';
import { live, openRun, prepared } from './pages/night.ts';
import { countPointerEvents, pointerEvents } from './pages/pointer-events.ts';
import { keepSigner } from './pages/signing.ts';

test.describe.configure({ timeout: 600_000 });

const env = { TZ: 'Europe/Berlin', RUNSHEET_CLOCK: '2026-11-17T20:10:00+01:00' };
/** A PDF's text with its line breaks and runs of spaces as single spaces. */
const textOf = (file: string) => pdfText(file).replaceAll(/\s+/gu, ' ');
const nothingToShow = { hand: 'typed', moment: () => Promise.resolve() } as const;

test('a night with a late item, two breaches, two overrides and a hand-over ends in a signed sheet', async ({
  start,
  userData,
}) => {
  // The first two make their keys in the panel; the others have theirs, since making one takes a second.
  for (const name of new Set(signers.slice(2))) {
    // oxlint-disable-next-line no-await-in-loop -- in the order in which they are told
    await keepSigner(userData, name, { secret: passphraseOf(name) });
  }
  const { app, page } = await start({ env });
  await countPointerEvents(page);
  const at = sitDown(app, page, 12);
  await playNight(at, nothingToShow);
  await saveEverything(at, userData);
  expect(await pointerEvents(page), 'a whole cutover, signatures included, needs no mouse').toBe(0);

  const sheet = path.join(userData, savedFiles.sheet);
  const text = textOf(sheet);
  expect(checkWithQpdf(sheet).status).toBe(0);
  for (const said of [
    'Deployed',
    'XianFeast 2.14.0',
    'CHG-48213',
    'REHEARSAL',
    'Tomás Arriaga, +1 555 0142',
    'Step 1 started with 1 item not closed: Load test repeats at 02:30; Jonas agreed by phone',
    'Step 3 started with 1 item not closed: Source maps can be uploaded after go-live',
    'Generate source maps for debugging: Upload to the error tracker timed out twice',
    'Performance testing completed: Load test report due 01:10 from Jonas',
    'held by Tomás Arriaga',
    'Spike comes from one bad client, being blocked',
    'Measured: 2.4 s',
    'Second node drained and back at 00:31',
    '13 signature fields under Approvals, to be signed after go-live (retrospective)',
    'pdfsig',
  ]) {
    expect(text).toContain(said);
  }
  expect(text).toMatch(/CDN serving static assets: \d+:\d\d late/u);
  expect(text).toMatch(/Error rate >5% for >2 minutes: cleared after 1:\d\d, not tripped/u);
  expect(text).toMatch(/Response time >10 seconds for >1 minute: threshold passed/u);
  expect((await verifySheet(readFileSync(sheet))).summary).toBe(
    'This PDF is unchanged and all 13 signatures are valid.',
  );
  for (const name of signers) expect(text).toContain(name);

  const attached = pdfAttachments(sheet);
  const ledger = attached.get('run.jsonl')?.toString('utf8') ?? '';
  const chain = readLedger(ledger, hashText);
  expect(chain.valid).toBe(true);
  expect(chain.events.filter(({ event }) => event.type === 'OperatorChanged')).toHaveLength(1);
  expect(
    chain.events.filter(({ event }) => event.type === 'GatePassed' && event.override !== null),
  ).toHaveLength(2);
  expect(JSON.parse(attached.get('record.json')?.toString('utf8') ?? '')).toMatchObject({
    format: 'runsheet-record',
  });
  expect(readFileSync(path.join(userData, savedFiles.ledger), 'utf8').startsWith(ledger)).toBe(true);
  expect(readFileSync(path.join(userData, savedFiles.checklist), 'utf8')).toContain(
    '- [x] Create full system backup',
  );
});

test('a breach that trips is rolled back, and the sheet says how long it took', async ({
  start,
  userData,
}) => {
  const { app, page } = await openRun(start, live());
  const at = sitDown(app, page, 12);
  await toggleTrigger(at, 2);
  await at.pass(2.1);
  await rollBack(at);
  await workRollback(at);
  await closeRolledBack(at);
  await readRecall(at);
  await signAll(at, 'typed', signers.slice(0, 2));
  await page.getByRole('button', { name: 'Show the sheet' }).press('Enter');
  await page
    .getByText(/^Page 1 of \d+$/u)
    .first()
    .waitFor();
  const sheet = await saveSheet(at, userData);

  const text = textOf(sheet);
  expect(checkWithQpdf(sheet).status).toBe(0);
  expect(text).toMatch(/Rolled back Live [\d:]+, time to restore \d+:\d\d/u);
  expect(text).toContain('Decided by Tomás Arriaga by phone');
  expect(text).toContain('Nothing in this release changed it');
  expect(text).toContain('not done, rolled back');
  expect((await verifySheet(readFileSync(sheet))).summary).toBe(
    'Signed by 2 of 13. This PDF is unchanged and all 2 signatures are valid.',
  );
});

test('a run can be aborted, and its sheet says why', async ({ start, userData }) => {
  const { app, page } = await openRun(start, prepared());
  const at = sitDown(app, page, 12);
  await at.press('Control+K');
  await at.type('abort');
  await at.press('Enter');
  await page.getByRole('dialog', { name: /Abort/u }).waitFor();
  await page.waitForTimeout(700);
  await tabTo(at, /Reason|Why/iu);
  await at.type('Vendor moved the maintenance window');
  await at.press('Control+Enter');
  await page.getByRole('main', { name: 'Approvals' }).waitFor();
  await page.getByRole('button', { name: 'Show the sheet' }).press('Enter');
  await page
    .getByText(/^Page 1 of \d+$/u)
    .first()
    .waitFor();
  const sheet = await saveSheet(at, userData);

  const text = textOf(sheet);
  expect(checkWithQpdf(sheet).status).toBe(0);
  expect(text).toContain('Aborted Never live');
  expect(text).toContain('Vendor moved the maintenance window');
  expect(text).toContain('DRAFT');
  expect(text).toContain('not done, aborted');
});
