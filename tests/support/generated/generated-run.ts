/**
 * Plausible runs, made from a seed: their ledgers are written event by event, without deciding each, so that five
 * million of them take a minute. Every chain holds and every event folds; what a decision would have refused (a
 * clock that goes back unnoticed, a record closed as deployed that never went live) is in them on purpose, now and then.
 */
import { sha256, shippedMarkdown } from '../run-player.ts';
import { seededRandom, type Random } from './random.ts';
import { newTape, put, type Tape } from './tape.ts';
import { playStory, type Plot } from './story.ts';
import { people } from './words.ts';

export type GeneratedRun = {
  readonly runId: string;
  readonly runNumber: string;
  /** The ledger's lines as stored, without line feeds. */
  readonly lines: readonly string[];
};

export type GenerateOptions = {
  readonly seed: number;
  /** How many runs there are; the last two are still in progress. */
  readonly runs: number;
  /** Events of each run that came to its end; those that ended early have fewer. */
  readonly events: number;
  /** Days from the first run to the last. */
  readonly days?: number;
};

/** Mon 16 Nov 2026, 21:00 in Berlin: when the newest run was made. */
export const newestCreated = Date.UTC(2026, 10, 16, 20);
const dayMs = 86_400_000;
const minute = 60_000;

/** A second version of the checklist, with one more item. */
const longerMarkdown = shippedMarkdown.replace(
  '- [ ] Upload backup to secure storage\n',
  '- [ ] Upload backup to secure storage\n- [ ] Check that the backup can be read\n',
);
const versions = [shippedMarkdown, longerMarkdown].map((markdown) => ({
  name: 'xianfeast-production.md',
  sha256: sha256(markdown),
  markdown,
}));

/** Run `index`, from 0; the same for the same options, alone or with all others. */
export function generateRun(index: number, options: GenerateOptions): GeneratedRun {
  const random = seededRandom(options.seed * 1_000_003 + index);
  const age = (options.runs - 1 - index) / Math.max(1, options.runs - 1);
  const createdAt = newestCreated - Math.round(age * (options.days ?? 365) * dayMs);
  const hex = (index + 1).toString(16).padStart(12, '0');
  const runId = `00000000-0000-4000-8000-${hex}`;
  const runNumber = `K7Q2-${index + 1}`;
  const tape = newTape(runId, createdAt, random.pick(people));
  const plot = plotOf(index, options, random);
  create(tape, { runNumber, index, plot }, random);
  playStory(tape, plot, random);
  return { runId, runNumber, lines: tape.lines };
}

function plotOf(index: number, { runs, events }: GenerateOptions, random: Random): Plot {
  const isUnfinished = index >= runs - 2 && runs > 2;
  const chance = random.next();
  const ending = chance < 0.07 ? 'rolled-back' : chance < 0.12 ? 'aborted' : 'deployed';
  const rehearsal = random.chance(0.1);
  return {
    events,
    markdown: versions[index > runs / 2 ? 1 : 0]?.markdown ?? shippedMarkdown,
    ending: isUnfinished ? 'unfinished' : ending,
    rehearsal,
    simulatedClock: rehearsal && random.chance(0.3),
    clockGoesBack: index % 29 === 11,
    neverLive: index % 37 === 5 && ending === 'deployed',
    isSealed: random.chance(0.9),
    isMigration: random.chance(0.25),
    signsBefore: random.chance(0.3),
  };
}

function create(
  tape: Tape,
  run: { readonly runNumber: string; readonly index: number; readonly plot: Plot },
  random: Random,
): void {
  const { runNumber, index, plot } = run;
  const checklist = versions.find(({ markdown }) => markdown === plot.markdown) ?? versions[0];
  if (checklist === undefined) throw new Error('There is a checklist');
  const product = random.pick(['XianFeast', 'XianFeast', 'XianFeast', 'Stallkeeper']);
  const release = `${1 + Math.floor(index / 400)}.${Math.floor(index / 10) % 40}.${index % 10}`;
  put(
    tape,
    {
      type: 'RunCreated',
      runId: tape.runId,
      runNumber,
      details: {
        product,
        release,
        environment: random.pick(['Production', 'Production', 'Production', 'Staging', 'DR site']),
        ticket: `CHG-${40_000 + index}`,
        reason: plot.isMigration ? 'New tables for the winter menu' : 'Fixes of the week',
        securityImpact: 'None',
        plannedAt: tape.at + 240 * minute,
      },
      rehearsal: plot.rehearsal,
      simulatedClock: plot.simulatedClock,
      people: {
        deployedBy: tape.by,
        decisionMaker: { name: random.pick(people), phone: '+1 555 0100' },
        contacts: { 'On-call Engineer': { name: random.pick(people), phone: '+1 555 0142' } },
        signers: {},
      },
      checklist,
    },
    minute,
  );
}
