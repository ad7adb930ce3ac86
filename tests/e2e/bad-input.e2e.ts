import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { RunDetails } from '#shared/run/run-events.ts';
import { checkWithQpdf, pdfAttachments, pdfText } from '../support/pdf-tools.ts';
import { expect, test } from './app-fixture.ts';
import { HomePage } from './pages/home-page.ts';
import { ImportPage } from './pages/import-page.ts';
import { live, openRun, type Start } from './pages/night.ts';
import { RunPage } from './pages/run-page.ts';
import { mountSmallDisk } from './pages/small-disk.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

const night = { RUNSHEET_CLOCK: '2026-11-18T00:25:00+01:00', TZ: 'Europe/Stockholm' };
const nothingChanged = 'Your file was not changed.';
/** Each is refused within 0.1 s of reading; a busy machine hands 4 MB to the reader late. */
const soonMs = 10_000;

const box = '- [ ] Create full system backup\n';
const noChecklists: readonly (readonly [string, string, () => Buffer, RegExp])[] = [
  ['a picture', 'logo.png', picture, /This is not a text file\. Choose a Markdown file \(\.md\)\./],
  ['an empty file', 'empty.md', () => Buffer.alloc(0), /The file is empty\./],
  ['text without boxes', 'notes.md', () => Buffer.from('# Notes\n\n- milk\n'), /No check boxes found\./],
  [
    'UTF-16',
    'wide.md',
    () => Buffer.from(`\ufeff${box}`, 'utf16le'),
    /written in UTF-16, not in UTF-8\. Save it/,
  ],
  [
    'Latin-1',
    'latin.md',
    () => Buffer.from(`# Prüfliste\n${box}`, 'latin1'),
    /not UTF-8 text: byte 5 is wrong\./,
  ],
  [
    'quotes inside each other',
    'quotes.md',
    () => Buffer.from(`${'>'.repeat(50_000)} ${box}`),
    /deeper than 60/,
  ],
  ['of 50 MB', 'huge.md', () => Buffer.alloc(50_000_000, box), /has 50 MB; a checklist may have 5 MB\./],
  [
    'lists without end inside each other',
    'deep.md',
    () => Buffer.from(Array.from({ length: 2000 }, (_, depth) => `${'  '.repeat(depth)}- [ ] a\n`).join('')),
    /nests lists or quotes deeper than 60 levels\./,
  ],
  [
    'brackets without end',
    'brackets.md',
    () => Buffer.from(`${box}\n${'['.repeat(100_000)}\n`),
    /more than 5000 brackets/,
  ],
];

test('a file that is no checklist or no evidence is refused in a sentence, soon, and nothing is kept', async ({
  start,
  userData,
}) => {
  const run = await openAndFocus(start);
  await test.step('evidence that is empty, too large or gone', () => refusedAsEvidence(run, userData));
  await run.page.keyboard.press('Control+3');
  for (const [what, name, content, sentence] of noChecklists) {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    await test.step(`as a checklist ${what}`, async () => {
      const file = path.join(userData, name);
      writeFileSync(file, content());
      await refusedAsChecklist(run, file, sentence);
    });
  }
});

/** Browsed for, and through the system's dialog. */
async function refusedAsChecklist({ app, page }: RunPage, file: string, sentence: RegExp): Promise<void> {
  const preview = new ImportPage(page);
  await page.getByRole('button', { name: 'Import checklist (Markdown)' }).click();
  await expect(page.getByText(sentence)).toHaveCount(0); // nothing is left of the file before
  await page.getByLabel('Browse…').last().setInputFiles(file);
  await expect(page.getByText(sentence).first()).toBeVisible({ timeout: soonMs });
  await expect(page.getByText(nothingChanged).first()).toBeVisible();

  await preview.text.fill('- [ ] This one is fine');
  await preview.read.click();
  await expect(preview.keep).toBeVisible();
  // What the first refusal said is gone, so the sentence below is the second one's.
  await expect(page.getByText(sentence)).toHaveCount(0);
  await answerDialogs(app, file);
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await expect(page.getByText(sentence).first()).toBeVisible({ timeout: soonMs });
  await expect(preview.keep).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Checklists' })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(2); // the head and the one that ships
}

function picture(): Buffer {
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(64)]);
}

test('names are kept as they were given, whatever is in them, and no screen and no sheet breaks', async ({
  start,
  userData,
}) => {
  test.setTimeout(60_000);
  const { app, page } = await start({ env: night });
  const long = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(278).slice(0, 10_000);
  const odd = {
    release: '<b>2.14.0</b><script>globalThis.ran = 1</script>',
    environment: 'Production\u0000\u0007\u001b[31m',
    ticket: '\u202e0042-GHC\u202c \u200f\u2067x\u2069',
    reason: '👩‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿 🧨 مرحبا שלום',
  } satisfies Partial<RunDetails>;
  await new HomePage(page).introduce('Mei <i>Lindqvist</i> 👩‍🚀');
  const run = new RunPage(app, page);
  await run.make(odd);
  const person = { name: long, phone: '<b>+1</b>\u202e' };
  const { people } = await run.started();
  await run.record({ type: 'ChangePeople', people: { ...people, decisionMaker: person } });

  await run.recordAll(live());
  // Everything from here on is recorded in the name of an operator who has ten thousand letters.
  await page.evaluate(
    async ({ runId, to }) => {
      const handOver = { to, readBack: [], key: null, withoutPassphrase: 'no key here' };
      const answer = await window.desktop.handOver({ runId, ...handOver });
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    },
    { runId: run.runId, to: long },
  );
  await run.open();
  await run.focusCurrent();
  await run.press('n');
  await page.keyboard.insertText(long);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Wolfeschlegelsteinhausenbergerdorff').first()).toBeVisible();
  await run.record({ type: 'ObserveTrigger', trigger: '4.1.2', since: null });
  await run.open();
  await expect(run.current.getByRole('button', { name: /^Failed/ })).toBeInViewport();
  expect(await overflow(page)).toEqual([]);
  await run.pass(130_000);
  await expect(page.getByRole('alertdialog', { name: /Threshold passed/ })).toBeVisible();
  // A long name or note leaves what has to be pressed where it is looked for.
  await expect(page.getByRole('button', { name: /^Roll back/ })).toBeInViewport();
  expect(await overflow(page)).toEqual([]);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(await page.locator('b:text-is("2.14.0"), i:text-is("Lindqvist")').count()).toBe(0);

  const file = path.join(userData, 'sheet.pdf');
  await answerDialogs(app, file);
  const saved = await page.evaluate(async (runId) => {
    const made = await window.desktop.makeSheet({ runId });
    if (!made.ok) return made;
    return window.desktop.saveSheet({ runId, sheetId: made.value.sheetId });
  }, run.runId);
  expect(saved).toMatchObject({ ok: true });
  expect(checkWithQpdf(file)).toMatchObject({ status: 0 });
  expect(pdfText(file)).toContain('Wolfeschlegelsteinhausenbergerdorff');
  const record = JSON.parse(pdfAttachments(file).get('record.json')?.toString('utf8') ?? '{}') as unknown;
  const told = JSON.stringify(record);
  for (const text of [...Object.values(odd), long, person.phone]) {
    expect(told).toContain(JSON.stringify(text).slice(1, -1));
  }
});

/** Parts of the page that reach out of the window sideways. */
function overflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} of ${clientWidth}`] : [];
  });
}

async function refusedAsEvidence(run: RunPage, userData: string): Promise<void> {
  const { app, page } = run;
  const before = (await run.started()).position;
  const sized = (name: string, bytes: number): string => {
    const file = path.join(userData, name);
    writeFileSync(file, '');
    truncateSync(file, bytes);
    return file;
  };
  const safe = 'Nothing was added, and your file was not changed.';
  for (const [file, sentence] of [
    [sized('empty.png', 0), `empty.png is empty. ${safe}`],
    [sized('video.mp4', 101 * 1024 * 1024), `video.mp4 is too large: 105.9 MB. ${safe}`],
    [sized('disk.img', 500_000_000), `disk.img is too large: 500 MB. ${safe}`],
    [path.join(userData, 'gone.png'), `gone.png is no longer there. ${safe}`],
  ] as const) {
    await run.focusCurrent();
    await run.press('e');
    await answerDialogs(app, file);
    const began = Date.now();
    await page.getByRole('button', { name: 'Image or file…' }).click();
    await expect(page.getByText(sentence).first()).toBeVisible();
    expect(Date.now() - began).toBeLessThan(3000);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }

  // Dropped on the window: empty, too large, and gone between dropping and reading.
  const vanishing = sized('vanishing.txt', 10);
  for (const [file, sentence] of [
    [sized('nothing.txt', 0), 'nothing.txt is empty.'],
    [
      sized('film.mp4', 101 * 1024 * 1024),
      /^film\.mp4 is .* Files above 100 MB cannot be attached; add a link\./,
    ],
    [vanishing, 'vanishing.txt is no longer there.'],
  ] as const) {
    await dropFile(page, file);
    const dialog = page.getByRole('dialog', { name: /^Add to / });
    await expect(dialog).toBeVisible();
    if (file === vanishing) rmSync(vanishing);
    await dialog.getByRole('button', { name: /^(Add|Attach it anyway)/ }).click();
    await expect(page.getByText(sentence).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  expect((await run.started()).position).toBe(before);
  expect(readdirSync(path.join(userData, 'runs', run.runId))).toEqual(['ledger.jsonl']);
}

/** Drops a file of the disk on the window, as from a file manager. */
async function dropFile(page: Page, file: string): Promise<void> {
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'from-disk' });
    document.body.append(input);
  });
  await page.locator('#from-disk').setInputFiles(file);
  await page.evaluate(() => {
    const input = document.querySelector('#from-disk');
    if (!(input instanceof HTMLInputElement) || input.files?.[0] === undefined) throw new Error('no file');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(input.files[0]);
    input.remove();
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
}

test('on a disk that is read only or full a mark is not shown, the strip says so, and it works again after', async ({
  start,
  userData,
}) => {
  const disk = mountSmallDisk(path.join(userData, 'runs'));
  test.skip(disk === null, 'needs an account that may mount a small disk (root)');
  if (disk === null) return;
  try {
    // A disk with a file open on it cannot be made read only, so the app begins on one that is.
    const run = await openRun((options) =>
      start({
        ...options,
        prepare: (folder) => {
          options.prepare?.(folder);
          disk.setReadOnly(true);
        },
      }),
    );
    await run.focusCurrent();
    const ledger = path.join(userData, 'runs', run.runId, 'ledger.jsonl');
    await test.step('read only', () =>
      refuseMarks(run, ledger, { says: / is read only\./, mend: () => disk.setReadOnly(false) }));
    await test.step('full', async () => {
      await expect(run.page.getByText(savedAgain)).toHaveCount(0);
      disk.fill();
      await refuseMarks(run, ledger, { says: /The disk of .* is full\./, mend: disk.makeRoom });
    });
    await run.app.close();
  } finally {
    disk.unmount();
  }
});

const savedAgain = 'Saved again. Nothing was lost.';

/** Marks until one is refused, mends the disk, and marks that item. */
async function refuseMarks(
  run: RunPage,
  ledger: string,
  { says, mend }: { readonly says: RegExp; readonly mend: () => void },
): Promise<void> {
  const { page } = run;
  const before = readFileSync(ledger, 'utf8');
  // A tmpfs page may have room left: notes that cannot fit are refused whole.
  let pressed = 0;
  const strip = page.getByRole('region', { name: 'Notices' });
  while (pressed < 40 && !(await strip.isVisible())) {
    // oxlint-disable-next-line no-await-in-loop -- one press after the other
    await run.press('x');
    pressed += 1;
  }
  await expect(strip).toContainText(/^Not saved since \d\d:\d\d:\d\d\. /);
  await expect(strip).toContainText(says);
  const refused = /the mark on (\S+) was not taken/.exec((await strip.textContent()) ?? '')?.[1] ?? 'none';
  await expect(strip).toContainText(/Everything up to \d\d:\d\d:\d\d is safe; the mark on /);
  await expect(strip).toContainText('Runsheet tries again every 2 s.');
  const row = page.locator(`[data-item="${refused}"]`).first();
  await expect(row).toHaveAccessibleName(/, open/);
  expect(readFileSync(ledger, 'utf8').startsWith(before)).toBe(true);

  mend();
  await expect(strip).toBeHidden({ timeout: 5000 });
  await expect(page.getByText(savedAgain).first()).toBeVisible();
  await expect(row).toHaveAccessibleName(/, open/);
  await row.focus();
  await run.press('x');
  await expect(row).toHaveAccessibleName(/, done/);
  expect(readFileSync(ledger, 'utf8')).toContain(`"item":"${refused}"`);
}

/** A new run puts the keyboard on its questions first; only then it stays where it is put. */
async function openAndFocus(start: Start): Promise<RunPage> {
  const run = await openRun(start);
  await expect(run.page.getByRole('button', { name: /items ask whether they apply/ })).toBeFocused();
  await run.focusCurrent();
  return run;
}

test('a clock that jumps in a live run changes no elapsed time, and is told and recorded', async ({
  start,
}) => {
  const run = await openRun(start, live());
  await test.step('back an hour', () =>
    jumps(run, { minutes: 10, steppedMs: -3_600_000, words: 'moved back 1 h' }));
  await test.step('forward a day', () =>
    jumps(run, { minutes: 20, steppedMs: 86_400_000, words: 'moved forward 24 h' }));
});

/** Watches the clock block over a jump so many minutes after go-live, then marks an item. */
async function jumps(
  run: RunPage,
  jump: { readonly minutes: number; readonly steppedMs: number; readonly words: string },
): Promise<void> {
  const { page } = run;
  await run.pass(jump.minutes * 60_000 - (await sinceGoLive(run)));
  await expect(run.now).toContainText(new RegExp(`T\\+ ?(00:)?${jump.minutes}:0\\d`));
  // Whatever the clock block shows from here on, once it is painted.
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = (): void => {
      if (Reflect.get(window, 'seen') !== seen) return;
      const text = document.querySelector('aside')?.textContent ?? '';
      const shown = /T[+−] ?[\d:]+/.exec(text)?.[0] ?? 'none';
      if (seen.at(-1) !== shown) seen.push(shown);
      requestAnimationFrame(look);
    };
    look();
  });
  await run.app.evaluate((_, ms) => globalThis.runsheetSimulatedClock?.step(ms), jump.steppedMs);
  const strip = page.getByRole('region', { name: 'Notices' });
  await expect(strip).toContainText(`The clock of this laptop ${jump.words} at `);
  await expect(strip).toContainText('Runsheet counts from go-live with its own timer, so T+ is still right.');
  const right = new RegExp(`T\\+ ?(00:)?${jump.minutes}:\\d\\d`);
  await expect(run.now).toContainText(right);
  const seen = await page.evaluate(() => Reflect.get(window, 'seen') as readonly string[]);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((shown) => !right.test(shown))).toEqual([]);
  const { disturbances } = await run.started();
  expect(disturbances.at(-1)).toMatchObject({ kind: 'stepped' });
  expect(disturbances).toHaveLength(jump.minutes / 10);
  expect(Math.abs((disturbances.at(-1)?.shiftMs ?? 0) - jump.steppedMs)).toBeLessThan(1000);

  await page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('button', { name: /0.30/ })
    .first()
    .click();
  await run.focusCurrent();
  await run.press('x');
  const after = await run.started();
  const stamps = Object.values(after.items).flatMap(({ marks }) => marks.map(({ stamp }) => stamp));
  const last = stamps.toSorted((one, other) => one.position - other.position).at(-1);
  expect(last?.position).toBe(after.position);
  const sinceLive = (last?.steadyAt ?? 0) - (after.goLive?.steadyLiveAt ?? 0);
  expect(Math.abs(sinceLive - jump.minutes * 60_000)).toBeLessThan(20_000);
}

/** What the clock block shows, milliseconds. */
async function sinceGoLive({ now }: RunPage): Promise<number> {
  const text = (await now.getByRole('timer', { name: /since go-live/i }).textContent()) ?? '';
  const [hours = 0, minutes = 0, seconds = 0] = (/(\d+):(\d+):(\d+)/.exec(text) ?? []).slice(1).map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
