/** Drops everything a measured value cannot hold: what is left are digits, point, comma and minus. */
export function keepNumeric(text: string): string {
  return text.replaceAll(/[^\d.,-]/g, '');
}
