const throwaway = 'runsheet-rotate';

/**
 * Opens and deletes an empty database. Chromium writes on in the log file it finds at start; if a kill left that
 * file torn, the start after this one loses every database in it. Making and deleting one forces a new log file.
 */
export async function rotateLog(factory: IDBFactory): Promise<void> {
  const database = await finished(factory.open(throwaway));
  database.close();
  await finished(factory.deleteDatabase(throwaway));
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB gave no reason.')));
  });
}
