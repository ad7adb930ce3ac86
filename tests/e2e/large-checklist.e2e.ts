import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { ImportPage } from './pages/import-page.ts';
import { NewRunPage } from './pages/new-run-page.ts';
import { RunPage } from './pages/run-page.ts';

/** Read in another thread, as 12,000 items are, which `npm run test:large` takes. */
const groups = Number(process.env['LARGE_GROUPS'] ?? 8);
const items = 500;
const count = groups * items;
const markdown = [
  '# Fleet rollout',
  ...Array.from({ length: groups }, (_, group) => [
    `\n## Region ${group + 1}\n`,
    ...Array.from(
      { length: items },
      (_item, item) => `- [ ] Node ${group + 1}-${item + 1} answers on its new address`,
    ),
  ]).flat(),
].join('\n');

test(`a checklist of ${count.toLocaleString('en')} items is imported, kept, run and opened again after a restart`, async ({
  start,
  userData,
}) => {
  test.slow();
  const env = { RUNSHEET_CLOCK: '2026-11-18T00:25:00+01:00', TZ: 'Europe/Stockholm' };
  const first = await start({ env, userData });
  await new HomePage(first.page).introduce('Mei Lindqvist');
  await first.page.getByRole('button', { name: 'Import checklist (Markdown)' }).click();
  const form = new ImportPage(first.page);
  await form.browse('fleet.md', Buffer.from(markdown));
  await expect(form.counts).toContainText(`items${count}`, { timeout: 60_000 });
  // A part of it is drawn, the rest when it is asked for.
  await expect(first.page.getByRole('row', { name: /Node 1-300 / })).toHaveCount(1);
  await first.page.getByRole('button', { name: 'Show 200 more' }).click();
  await expect(first.page.getByRole('row', { name: /Node 1-500 / })).toHaveCount(1);
  await form.keep.click();
  await expect(first.page.getByRole('heading', { level: 1, name: 'Checklists' })).toBeVisible();
  await first.page.keyboard.press('Control+1');
  await first.page.keyboard.press('n');
  const newRun = new NewRunPage(first.page);
  await newRun.fill('Fleet 4.2');
  await first.page.keyboard.press('Control+Enter');
  await expect(newRun.heading).toBeHidden({ timeout: 60_000 });
  const run = new RunPage(first.app, first.page);
  await run.rail.waitFor();
  await run.focusCurrent();
  await run.press('x');
  await expect(run.row(/Node 1-1 .*, done/)).toBeVisible();
  expect(await accessibilityProblems(first.page)).toEqual([]);
  await first.kill();

  const { page, app } = await start({ env, userData });
  const again = new RunPage(app, page);
  await page.getByRole('link', { name: /Fleet 4\.2/ }).click();
  await again.rail.waitFor({ timeout: 60_000 });
  await expect(again.row(/Node 1-1 .*, done/)).toBeVisible();
});
