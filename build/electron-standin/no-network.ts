// Loaded before everything else, in the main thread and in every worker: the main side of the app has no
// business on the network, so a socket that is not a file refuses by name instead of connecting.
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

// oxlint-disable-next-line typescript/unbound-method -- called with its socket below
const connect = net.Socket.prototype.connect;
// `as`: the two overload sets are one function each; the replacement passes its arguments on untouched.
net.Socket.prototype.connect = function refuseUnlessFile(this: net.Socket, ...given: unknown[]) {
  if (!isFileSocket(given)) refuse('a socket');
  return Reflect.apply(connect, this, given) as net.Socket;
} as typeof connect;

// oxlint-disable-next-line typescript/unbound-method -- called with its server below
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function refuseUnlessFile(this: net.Server, ...given: unknown[]) {
  if (!isFileSocket(given)) refuse('a listening socket');
  return Reflect.apply(listen, this, given) as net.Server;
} as typeof listen;

dgram.Socket.prototype.bind = () => refuse('a datagram socket');
dgram.Socket.prototype.send = () => refuse('a datagram socket');
Object.assign(dns, { lookup: () => refuse('a name lookup'), resolve: () => refuse('a name lookup') });

/** Node passes either the caller's arguments or, from `net.connect`, one array that already holds the options. */
function isFileSocket(given: readonly unknown[]): boolean {
  const first: unknown = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (typeof first === 'string') return !/^\d+$/.test(first);
  return typeof first === 'object' && first !== null && 'path' in first && typeof first.path === 'string';
}

function refuse(what: string): never {
  throw new Error(`electron stand-in: the main process asked for ${what}; Runsheet has no network code`);
}
