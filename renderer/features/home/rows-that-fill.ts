/** A row of the register, and what stands above the first one at least: bars, title, filters, heads; in pixels. */
const rowHeight = 37;
const above = 250;
/** A window as low as it may be, and scrolled a little. */
const fewest = 12;

/**
 * As many rows of the register as fill a window of this height in pixels: each key of a search fetches and draws them
 * anew, so none is asked for that could not be seen.
 */
export function rowsThatFill(windowHeight: number): number {
  return Math.max(fewest, Math.ceil((windowHeight - above) / rowHeight));
}
