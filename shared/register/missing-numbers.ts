/** A line of the register: a run, or a number of which there is no record. */
export type NumberedLine<Run> = { readonly run: Run } | { readonly missing: string };

/**
 * The runs in their order with each missing number where it belongs: before the run with the next higher number of the
 * same laptop, or after the one with the next lower where lists begin with the newest.
 */
export function withMissing<Run extends { readonly runNumber: string }>(
  runs: readonly Run[],
  missing: readonly string[],
): readonly NumberedLine<Run>[] {
  const lines: NumberedLine<Run>[] = runs.map((run) => ({ run }));
  const [code = ''] = missing[0]?.split(/-(?=\d+$)/) ?? [];
  const own = runs.map(({ runNumber }) => numberOf(runNumber, code)).filter((number) => number !== null);
  const isUp = (own.at(0) ?? 0) < (own.at(-1) ?? 0);
  for (const number of isUp ? missing : missing.toReversed()) {
    const wanted = numberOf(number, code) ?? 0;
    const at = lines.findIndex((line) => {
      const there = numberOf('run' in line ? line.run.runNumber : line.missing, code);
      return there !== null && (isUp ? there > wanted : there < wanted);
    });
    lines.splice(at === -1 ? lines.length : at, 0, { missing: number });
  }
  return lines;
}

function numberOf(runNumber: string, code: string): number | null {
  const found = /^(.+)-(\d+)$/.exec(runNumber);
  return found?.[1] === code ? Number(found[2]) : null;
}

/**
 * Runs are numbered without gaps for each installation. A number that is missing between others is said so, as an
 * auditor would ask; runs carried here from another laptop are not counted through.
 */
export function missingNumbers(runNumbers: readonly string[]): readonly string[] {
  const byCode = Map.groupBy(
    runNumbers.flatMap((runNumber) => {
      const found = /^(.+)-(\d+)$/.exec(runNumber);
      return found === null ? [] : [{ code: found[1] ?? '', number: Number(found[2]) }];
    }),
    ({ code }) => code,
  );
  // The laptop's own code is the one with most runs; of others only some were ever here.
  const [own] = [...byCode].toSorted(([, a], [, b]) => b.length - a.length);
  if (own === undefined) return [];
  const [code, runs] = own;
  const there = new Set(runs.map(({ number }) => number));
  const last = Math.max(...there);
  return Array.from({ length: last }, (_, index) => index + 1)
    .filter((number) => !there.has(number))
    .map((number) => `${code}-${number}`);
}
