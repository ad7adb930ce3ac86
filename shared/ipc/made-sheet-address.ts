/**
 * Where a page reads the bytes of a sheet that main has made: at an address of the app's own, so that a whole file never
 * passes through a message, which would hold window and main up.
 */
const addressPattern = /^\/made-sheets\/([0-9a-f-]{36})\.pdf$/;

/** The address, from the root of the app's pages. */
export function madeSheetAddress(sheetId: string): string {
  return `/made-sheets/${sheetId}.pdf`;
}

/** Which sheet an address names, or null when it names none. */
export function madeSheetAt(pathname: string): string | null {
  return addressPattern.exec(pathname)?.[1] ?? null;
}
