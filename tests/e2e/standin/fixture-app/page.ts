export type FixtureApi = {
  echo(value: unknown): Promise<unknown>;
  fail(): Promise<never>;
  save(text: string): Promise<string | null>;
  tell(value: unknown): void;
  onTold(listener: (value: unknown) => void): void;
};

export type FixturePage = {
  readonly fixture: FixtureApi;
  put(text: string): Promise<void>;
  stored(): Promise<unknown[]>;
  sumInWorker(numbers: readonly number[]): Promise<number>;
};

// `as`: this page is the only one that runs it, and the preload puts `fixture` there.
const page = globalThis as unknown as FixturePage;

page.fixture.onTold((value) => {
  const output = document.querySelector('#told');
  if (output) output.textContent = JSON.stringify(value);
});

page.put = async (text) => {
  const transaction = (await open()).transaction('notes', 'readwrite', { durability: 'strict' });
  transaction.objectStore('notes').add(text);
  // That the request has succeeded does not mean that it will be there after a kill; this does.
  await new Promise((resolve, reject) => {
    transaction.addEventListener('complete', resolve);
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
};

page.stored = async () => done((await open()).transaction('notes').objectStore('notes').getAll());

page.sumInWorker = (numbers) =>
  new Promise((resolve, reject) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<number>) => resolve(event.data));
    worker.addEventListener('error', () => reject(new Error('the worker failed')));
    worker.postMessage(numbers);
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('fixture', 1);
  request.addEventListener('upgradeneeded', () =>
    request.result.createObjectStore('notes', { autoIncrement: true }),
  );
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
  });
}
