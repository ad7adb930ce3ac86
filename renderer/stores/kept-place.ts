/** Where the keyboard is, kept beside the page: when its process dies, the page that comes after goes on there. */
import { z } from 'zod';

const placeSchema = z.object({ runId: z.string(), item: z.string().nullable() });
export type Place = z.infer<typeof placeSchema>;

export type PlaceKeeper = {
  /** Null where no run is shown. */
  readonly keep: (place: Place | null) => void;
  readonly read: () => Place | null;
};

const key = 'place';

/** In the window's own session storage: it outlives the page and ends with the window. */
export function keepPlaceIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): PlaceKeeper {
  return {
    keep: (place) => {
      if (place === null) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(place));
    },
    read: () => readPlace(storage.getItem(key)),
  };
}

function readPlace(stored: string | null): Place | null {
  if (stored === null) return null;
  try {
    const read = placeSchema.safeParse(JSON.parse(stored));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
