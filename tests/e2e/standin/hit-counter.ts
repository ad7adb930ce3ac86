import net from 'node:net';

/** A server on this machine that counts connections, for tests that expect none. `close` answers how many came. */
export async function countHits(): Promise<{ readonly port: number; readonly close: () => Promise<number> }> {
  let hits = 0;
  const server = net.createServer((connection) => {
    hits += 1;
    connection.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the counting server has no port');
  return {
    port: address.port,
    close: () => new Promise((resolve) => server.close(() => resolve(hits))),
  };
}
