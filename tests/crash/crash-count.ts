export type CrashCount = {
  readonly kills: number;
  /** Events that were said to be on disk. */
  acknowledged: number;
  /** Of those, the ones that were not there at the second start after the kill. */
  lost: number;
  /** Starts that found something to repair: torn last lines of what was never acknowledged, a copy that was wiped. */
  healed: number;
};

export function describeCount(what: string, { kills, acknowledged, lost, healed }: CrashCount): string {
  return `${what}: ${kills} kills, ${acknowledged} events acknowledged, ${lost} lost, ${healed} repairs\n`;
}
