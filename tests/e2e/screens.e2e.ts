/**
 * Walks the screens: a picture of each in light and dark at three sizes goes into the report, axe finds nothing on
 * any, and the kept pictures look the same. `npm run test:screens` walks all of them; the usual run one scene.
 * `npm run keep:screens` keeps the pictures as they are now.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { openRun } from './pages/night.ts';
import { RunPage } from './pages/run-page.ts';
import { scenes } from './screens/scenes.ts';
import {
  sizes,
  themes,
  type Scene,
  type Screen,
  type Size,
  type Stage,
  type Theme,
} from './screens/scene.ts';

/** `all`: everything. `kept`: only the kept pictures, of every scene. Otherwise those of the first scene. */
const walk = process.env['SCREENS'] ?? 'first';
const isWhole = walk === 'all';
const pictures = path.join(import.meta.dirname, 'pictures');
/** Clocks tick between two pictures; a moved line or a lost panel is far more than this share of the pixels. */
const tolerance = 0.015;

for (const scene of walk === 'first' ? scenes.slice(0, 1) : scenes) {
  test(`every screen of ${scene.name} is as it was, and accessible`, async ({
    start,
    userData,
    allowProblems,
  }, info) => {
    test.setTimeout(60_000 + scene.screens.length * (isWhole ? 90_000 : 20_000));
    allowProblems(/chrome-error/);
    const stage = { ...(await enter(scene, start)), userData, start };
    try {
      for (const screen of scene.screens) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await test.step(screen.name, async () => {
          await stage.page.setViewportSize(sizes[0]);
          const window = await screen.reach(stage);
          await look(window ?? stage.page, screen, info);
        });
      }
    } finally {
      scene.end?.();
    }
  });
}

type Entered = Omit<Stage, 'userData' | 'start'>;

async function enter(scene: Scene, start: Parameters<typeof openRun>[0]): Promise<Entered> {
  if (scene.from !== 'first') {
    const run = await openRun(start);
    return { app: run.app, page: run.page, run, kill: () => Promise.resolve() };
  }
  const { app, page } = await start({ env: { RUNSHEET_CLOCK: '2026-11-18T01:04:00Z' } });
  await new HomePage(page).heading.waitFor();
  return { app, page, run: new RunPage(app, page), kill: () => Promise.resolve() };
}

/** All sizes and colours of a whole walk; in the usual run the kept ones. */
async function look(page: Page, screen: Screen, info: TestInfo): Promise<void> {
  for (const size of isWhole ? sizes : sizes.slice(0, 1)) {
    for (const theme of isWhole ? themes : (screen.kept ?? [])) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await lookAt(page, screen, { size, theme, info });
    }
  }
}

type Look = { readonly size: Size; readonly theme: Theme; readonly info: TestInfo };

async function lookAt(page: Page, screen: Screen, { size, theme, info }: Look): Promise<void> {
  await page.setViewportSize(size);
  // What the settings do, without a change of settings for every picture.
  await page.evaluate((chosen) => {
    document.documentElement.dataset['theme'] = chosen;
    return document.fonts.ready.then(() => undefined);
  }, theme);
  await page.waitForTimeout(120);
  const name = `${screen.name}-${theme}`;
  const picture = await page.screenshot({
    animations: 'disabled',
    caret: 'hide',
    mask: screen.covered === undefined ? [] : [screen.covered(page)],
  });
  keep(picture, `${name}-${size.width}x${size.height}.png`, info);
  if (walk !== 'kept' && (isWhole || theme === 'dark')) {
    expect.soft(await accessibilityProblems(page), `${name} at ${size.width}x${size.height}`).toEqual([]);
  }
  if (size === sizes[0] && screen.kept?.includes(theme) === true) await compare(page, picture, name, info);
}

/** Into the report, and beside it as a file that is easy to look at. */
function keep(picture: Buffer, file: string, info: TestInfo): void {
  const folder = path.join(info.project.outputDir, 'screens');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), picture);
  info.attachments.push({ name: file, contentType: 'image/png', path: path.join(folder, file) });
}

/** Each Chromium draws letters its own way: with a major that has no kept pictures, that is said and nothing fails. */
async function compare(page: Page, picture: Buffer, name: string, info: TestInfo): Promise<void> {
  const major = /Chrome\/(\d+)/.exec(await page.evaluate(() => navigator.userAgent))?.[1] ?? 'unknown';
  const isUpdating = info.config.updateSnapshots === 'all' || info.config.updateSnapshots === 'changed';
  if (!isUpdating && !existsSync(path.join(pictures, `chromium-${major}`))) {
    const said = `There are no kept pictures for Chromium ${major}; nothing was compared.`;
    if (!info.annotations.some(({ description }) => description === said))
      info.annotations.push({ type: 'pictures', description: said });
    return;
  }
  expect
    .soft(picture)
    .toMatchSnapshot([`chromium-${major}`, `${name}.png`], { maxDiffPixelRatio: tolerance });
}
