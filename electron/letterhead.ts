import type { Settings } from '#shared/settings.ts';

export type Letterhead = {
  readonly organisation: string;
  /** A PNG, or null. */
  readonly logo: Uint8Array | null;
};

/** What stands at the head of every page that an organisation hands on. */
export function letterhead({ organisation, logo }: Settings): Letterhead {
  return { organisation, logo: logo === null ? null : new Uint8Array(Buffer.from(logo, 'base64')) };
}
