// What the stand-in does not have throws with its name: code that leans on it fails at once and says why.
const askedByRuntimes: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
]);

/** Electron has `name`, the stand-in does not. */
export function missing(name: string): never {
  throw new Error(`electron stand-in: ${name} is not implemented`);
}

/** The same object, except that reading a member it lacks throws `electron stand-in: <name>.<member> …`. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (!(key in object) && typeof key === 'string' && !askedByRuntimes.has(key)) missing(`${name}.${key}`);
      const value: unknown = Reflect.get(object, key, object);
      if (typeof value !== 'function' || key === 'constructor') return value;
      // Bound, so that `const { whenReady } = app` and private state both work.
      return value.bind(object) as unknown;
    },
  });
}
