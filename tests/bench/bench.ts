/**
 * `npm run bench [-- name …]`: each figure beside its floor, measured in one run.
 * A ratio of 1 means: as fast as the bare thing that any program would have to do.
 */
import { cpus } from 'node:os';

import { benchLongTasks } from './bench-long-tasks.ts';
import { benchMark } from './bench-mark.ts';
import { benchMemory } from './bench-memory.ts';
import { benchParse } from './bench-parse.ts';
import { benchRegister } from './bench-register.ts';
import { benchReplay } from './bench-replay.ts';
import { benchSheet } from './bench-sheet.ts';
import { benchSheetWindow } from './bench-sheet-window.ts';
import { benchSigning } from './bench-signing.ts';

import { benchStart } from './bench-start.ts';
import { benchUi } from './bench-ui.ts';
import { benchAcknowledgement } from './bench-acknowledgement.ts';
import { benchAppend } from './bench-append.ts';
import { benchHeal, benchOpening, benchStartWithMany } from './bench-heal.ts';
import type { Figures } from './measure.ts';

export type BenchLine = Measured | Found;
/** A time beside its floor. */
export type Measured = { readonly what: string; readonly floor: string; readonly figures: Figures };
/** Something counted, in words. */
type Found = { readonly what: string; readonly found: string };
export type Bench = () => Promise<readonly BenchLine[]>;

const benches: Readonly<Record<string, Bench>> = {
  parse: benchParse,
  replay: benchReplay,
  append: async () => [...(await benchAppend()), ...(await benchAcknowledgement())],
  open: benchOpening,
  many: benchStartWithMany,
  heal: benchHeal,
  sheet: benchSheetAndSignatures,
  start: benchStart,
  mark: benchMark,
  ui: benchWindow,
  register: benchRegister,
};

/** `npm run bench -- sheet`: the sheet, a signature on it, their check, and what the window feels of it. */
async function benchSheetAndSignatures(): Promise<readonly BenchLine[]> {
  return [...(await benchSheet()), ...(await benchSigning()), ...(await benchSheetWindow())];
}

/** `npm run bench -- ui`: how fast the window is to the hand, what holds it up, and what it holds on to. */
async function benchWindow(): Promise<readonly BenchLine[]> {
  return [...(await benchUi()), ...(await benchMemory()), ...(await benchLongTasks())];
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(
    `No benchmark called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exit(2);
}
process.stdout.write(
  `${cpus().length} cores, Node ${process.versions.node}. Medians; ratio = ours / floor, with its range over the rounds.\n\n`,
);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const line of await bench()) {
    if ('found' in line) process.stdout.write(`${name.padEnd(7)} ${line.what}: ${line.found}\n\n`);
    else print(name, line);
  }
}

function print(name: string, { what, floor, figures }: Measured): void {
  const { oursMs, floorMs, ratio, spread, oursProcessorMs } = figures;
  const processor = oursProcessorMs === undefined ? '' : ` (${oursProcessorMs.toFixed(1)} ms of a processor)`;
  const range = `${spread[0].toFixed(2)} to ${spread[1].toFixed(2)}`;
  process.stdout.write(
    `${name.padEnd(7)} ${what}: ${oursMs.toFixed(3)} ms${processor}\n        floor, ${floor}: ${floorMs.toFixed(3)} ms\n        ratio ${ratio.toFixed(2)} (${range})\n\n`,
  );
}
