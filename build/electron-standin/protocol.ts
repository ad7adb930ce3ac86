import type { CustomScheme } from 'electron';
import { type SchemePrivileges, toAppAddress, toPageAddress } from './addresses.ts';
import { strict } from './strict.ts';

type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const privileges = new Map<string, SchemePrivileges>();
const handlers = new Map<string, ProtocolHandler>();
const handled = new Map<string, SchemePrivileges>();
let isTooLate = false;

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    if (isTooLate)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges: given } of schemes)
      privileges.set(scheme, { isSecure: given?.secure === true });
  },
  handle(scheme: string, handler: ProtocolHandler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
    handled.set(scheme, privileges.get(scheme) ?? { isSecure: false });
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme);
    handled.delete(scheme);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});

/** From `ready` on, schemes are settled. */
export function closeSchemeRegistration(): void {
  isTooLate = true;
}

export function pageAddress(url: string): string {
  return toPageAddress(url, handled);
}

export function appAddress(url: string): string {
  return toAppAddress(url, handled);
}

/** The handler for an address as main-process code writes it; undefined when the app handles no such scheme. */
export function handlerFor(url: string): ProtocolHandler | undefined {
  return handlers.get(url.slice(0, url.indexOf(':')));
}
