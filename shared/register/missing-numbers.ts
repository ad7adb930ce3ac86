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
