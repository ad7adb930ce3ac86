// Stock Chromium cannot be taught a scheme, so app://host/path is shown to the page as
// https://host.app.electron-standin.localhost/path. No socket is ever opened for it: every request is held and
// answered by the app's own protocol handler, and main-process code only ever sees app://.

export type SchemePrivileges = { readonly isSecure: boolean };

/**
 * app:// to the address the page is loaded from; any other address comes back unchanged.
 * A scheme not registered as secure gets plain http on a name that is no secure context, so that the mistake shows.
 */
export function toPageAddress(url: string, schemes: ReadonlyMap<string, SchemePrivileges>): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  const [, scheme = '', host = '', rest = ''] = match ?? [];
  const privileges = schemes.get(scheme);
  if (privileges === undefined) return url;
  return `${privileges.isSecure ? 'https' : 'http'}://${host}${suffix(scheme, privileges)}${rest === '' ? '/' : rest}`;
}

/** The other way round. */
export function toAppAddress(url: string, schemes: ReadonlyMap<string, SchemePrivileges>): string {
  const [, host = '', rest = ''] = /^https?:\/\/([^/?#:]+)(?::\d+)?(.*)$/.exec(url) ?? [];
  for (const [scheme, privileges] of schemes) {
    const ending = suffix(scheme, privileges);
    if (host.endsWith(ending)) return `${scheme}://${host.slice(0, -ending.length)}${rest}`;
  }
  return url;
}

/** `app://runsheet` of `app://runsheet/index.html`; `null`, as text, where there is none, as browsers write it. */
export function originOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(url)?.[0] ?? 'null';
}

function suffix(scheme: string, { isSecure }: SchemePrivileges): string {
  return `.${scheme}.electron-standin.${isSecure ? 'localhost' : 'test'}`;
}
