/**
 * Puts one history together from several damaged copies of it. Every line carries the seal of the one before, so lines
 * of any copy may be joined, and nothing fits that was not there: the longest chain that goes on from what holds.
 */
import { noPrevious, splitSeal, type HashText } from './ledger-line.ts';
import { readLedger, type ReadLedger } from './verify-chain.ts';

export type ChainSource = { readonly name: string; readonly lines: readonly string[] };

export type JoinedChain = {
  readonly read: ReadLedger;
  /** Whose lines were taken, each once, in the order of the first line of each. */
  readonly from: readonly string[];
};

type Link = {
  readonly line: string;
  readonly seal: string;
  readonly position: number;
  readonly name: string;
};

/** `begin`: the lines that hold already, which stay. Of two lines in one place, the one that leads further is taken. */
export function joinChains(
  { runId, begin }: { readonly runId: string; readonly begin: readonly string[] },
  sources: readonly ChainSource[],
  hash: HashText,
): JoinedChain {
  const after = linksAfter(runId, sources, hash);
  const lines = [...begin];
  const from = new Set<string>();
  let seal = splitSeal(begin.at(-1) ?? '')?.seal ?? noPrevious;
  const lengths = chainLengths(after);
  for (;;) {
    const next = furthest(after.get(seal) ?? [], lengths);
    if (next === null) break;
    lines.push(next.line);
    from.add(next.name);
    seal = next.seal;
  }
  const read = readLedger(lines.map((line) => `${line}\n`).join(''), hash);
  return { read, from: [...from] };
}

/** Lines that are what they were sealed as, by the seal before them. */
function linksAfter(
  runId: string,
  sources: readonly ChainSource[],
  hash: HashText,
): ReadonlyMap<string, readonly Link[]> {
  const after = new Map<string, Link[]>();
  const known = new Set<string>();
  for (const { name, lines } of sources) {
    for (const line of lines) {
      const split = splitSeal(line);
      if (split === null || known.has(split.seal) || hash(split.unsealed) !== split.seal) continue;
      const { run, previous, position } = envelopeOf(line);
      if (run !== runId || typeof previous !== 'string' || typeof position !== 'number') continue;
      known.add(split.seal);
      after.set(previous, [...(after.get(previous) ?? []), { line, seal: split.seal, position, name }]);
    }
  }
  return after;
}

function envelopeOf(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** How many lines follow each, itself included; the last ones first, as each needs those behind it. */
function chainLengths(after: ReadonlyMap<string, readonly Link[]>): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>();
  const all = [...after.values()].flat().toSorted((one, other) => other.position - one.position);
  for (const { seal } of all) {
    const behind = (after.get(seal) ?? []).map((next) => lengths.get(next.seal) ?? 0);
    lengths.set(seal, 1 + Math.max(0, ...behind));
  }
  return lengths;
}

function furthest(links: readonly Link[], lengths: ReadonlyMap<string, number>): Link | null {
  const length = ({ seal }: Link) => lengths.get(seal) ?? 0;
  return links.reduce<Link | null>(
    (most, link) => (most === null || length(link) > length(most) ? link : most),
    null,
  );
}
