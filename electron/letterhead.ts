import type { Settings } from '#shared/settings.ts';
import type { Letterhead } from '#shared/sheet/sheet-document.ts';

/** What stands at the head of every page that an organisation hands on. */
export function letterhead({ organisation, logo }: Settings): Letterhead {
  return { organisation, logo: logo === null ? null : new Uint8Array(Buffer.from(logo, 'base64')) };
}
