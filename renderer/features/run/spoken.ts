/** Durations as a voice says them. */

/** "41 minutes 20 seconds"; "0 seconds" for nothing. Milliseconds in. */
export function spokenDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [
    spokenPart(Math.floor(seconds / 3600), 'hour'),
    spokenPart(Math.floor((seconds % 3600) / 60), 'minute'),
    spokenPart(seconds % 60, 'second'),
  ].filter((part) => part !== null);
  return parts.length === 0 ? '0 seconds' : parts.join(' ');
}

function spokenPart(count: number, unit: string): string | null {
  if (count === 0) return null;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
