/** What Chromium says of the database before anything else opens it. */
export type Found = {
  /** Made just now: a first start, or everything is gone. */
  readonly isNew: boolean;
  /** Chromium's own words when it threw data away, or null. It says so once. */
  readonly dataLoss: string | null;
};

/** Chromium's addition to the event; Dexie does not pass it on. */
type VersionChange = IDBVersionChangeEvent & {
  readonly dataLoss?: string;
  readonly dataLossMessage?: string;
};

/** Opens the database bare, asks what was lost, and leaves it as it was found. */
export function findDataLoss(factory: IDBFactory, name: string): Promise<Found> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name);
    let found: Found = { isNew: false, dataLoss: null };
    request.addEventListener('upgradeneeded', (event) => {
      const { dataLoss, dataLossMessage } = event as VersionChange; // `as`: Chromium only, absent from the DOM types
      const isLost = dataLoss !== undefined && dataLoss !== 'none';
      found = { isNew: true, dataLoss: isLost ? `${dataLoss}: ${dataLossMessage ?? ''}` : null };
      // Without a version this makes version 1 with no tables; undone, so that Dexie finds nothing.
      request.transaction?.abort();
    });
    request.addEventListener('success', () => {
      request.result.close();
      resolve(found);
    });
    request.addEventListener('error', (event) => {
      event.preventDefault();
      if (found.isNew) resolve(found);
      else reject(request.error ?? new Error('IndexedDB gave no reason.'));
    });
  });
}
