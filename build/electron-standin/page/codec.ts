// The same source runs in Node and, turned into text, in both worlds of a page: each function may use nothing from
// outside itself but what every JavaScript engine has.

type AnyFunction = (...args: unknown[]) => unknown;

export type Encode = (value: unknown) => string;
export type Decode = (text: string) => unknown;

/** What a page is handed to make its own codecs with. */
export type CodecParts = {
  readonly makeEncoder: typeof makeEncoder;
  readonly makeDecoder: typeof makeDecoder;
};

/**
 * Text for any value structured clone takes, but for circular ones; throws "An object could not be cloned" for what
 * Electron's IPC refuses. Functions cross only where `keepFunction` gives them a number.
 */
export function makeEncoder(keepFunction: ((given: AnyFunction) => number) | null): Encode {
  function toBase64(bytes: Uint8Array): string {
    // Electron clones bytes at once; the engine's own ways come nearest to that.
    const { toBase64: own } = bytes as { readonly toBase64?: () => string };
    if (own !== undefined) return own.call(bytes);
    if (typeof Buffer !== 'undefined')
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) {
      text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    }
    return btoa(text);
  }

  function refuse(what: string): never {
    throw new Error(`An object could not be cloned: ${what}`);
  }

  /**
   * Whether JSON alone carries it: most messages are rows of texts and numbers, and those cross in the time the engine
   * takes for them. What lies deeper than this may be circular and goes the other way.
   */
  function isPlain(value: unknown, depth: number): boolean {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
    return typeof value === 'object' && depth <= 50 && isPlainObject(value, depth + 1);
  }

  function isPlainObject(value: object, depth: number): boolean {
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at += 1) if (!isPlain(value[at], depth)) return false;
      return true;
    }
    const kind: unknown = Object.getPrototypeOf(value);
    if ((kind !== Object.prototype && kind !== null) || Symbol.toStringTag in value) return false;
    for (const [key, held] of Object.entries(value)) {
      if (key === '$' || !isPlain(held, depth)) return false;
    }
    return true;
  }

  function pack(value: unknown, parents: readonly object[]): unknown {
    if (typeof value === 'object' && value !== null) {
      if (parents.includes(value)) return refuse('circular reference (a limit of the stand-in)');
      return packObject(value, [...parents, value]);
    }
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'number') {
      if (Number.isFinite(value) && !Object.is(value, -0)) return value;
      return { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value === 'symbol') return refuse('symbol');
    if (typeof value !== 'function') return value;
    if (keepFunction === null) return refuse('function');
    // `as`: typeof says no more than that it can be called.
    return { $: 'function', v: keepFunction(value as AnyFunction) };
  }

  function packObject(value: object, parents: readonly object[]): unknown {
    const inside = (part: unknown): unknown => pack(part, parents);
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (Array.isArray(value)) return { $: 'array', v: Array.from(value, inside) };
    if (value instanceof Map)
      return { $: 'map', v: [...value].map(([key, held]) => [inside(key), inside(held)]) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(inside) };
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof RegExp) return { $: 'regexp', v: [value.source, value.flags] };
    if (value instanceof Error) return { $: 'error', v: [value.name, value.message, value.stack] };
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      return {
        $: 'view',
        v: [kind, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))],
      };
    }
    if (kind !== 'Object') return refuse(`#<${kind}>`);
    return { $: 'object', v: Object.entries(value).map(([key, held]) => [key, inside(held)]) };
  }

  return (value) => JSON.stringify(isPlain(value, 0) ? value : pack(value, []));
}

/** The other way round; `callable` makes something to call out of a function's number. */
export function makeDecoder(callable: ((id: number) => AnyFunction) | null): Decode {
  type Tagged = { readonly $: string; readonly v: never };

  const views: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
    Int8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };

  function fromBase64(text: string): ArrayBuffer {
    const { fromBase64: own } = Uint8Array as {
      readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
    };
    if (own !== undefined) return own.call(Uint8Array, text).buffer;
    if (typeof Buffer !== 'undefined') return Uint8Array.from(Buffer.from(text, 'base64')).buffer;
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes.buffer;
  }

  function toError([name, message, stack]: readonly [string, string, string]): Error {
    return Object.defineProperties(new Error(message), {
      name: { value: name, configurable: true, writable: true },
      stack: { value: stack, configurable: true, writable: true },
    });
  }

  // Each reader knows what its own kind holds, because only the encoder above writes it: hence `never` and `as`.
  const readers: Record<string, (v: never) => unknown> = {
    undefined: () => undefined,
    number: Number,
    bigint: BigInt,
    function: (id: number) => callable?.(id),
    array: (parts: unknown[]) => parts.map(unpack),
    map: (pairs: [unknown, unknown][]) => new Map(pairs.map(([key, held]) => [unpack(key), unpack(held)])),
    set: (parts: unknown[]) => new Set(parts.map(unpack)),
    date: (time: number) => new Date(time),
    regexp: ([source, flags]: [string, string]) => new RegExp(source, flags),
    error: toError,
    buffer: fromBase64,
    // A view of no known kind (Node's Buffer, for one) arrives as plain bytes, as it does through Electron.
    view: ([kind, text]: [string, string]) => new (views[kind] ?? Uint8Array)(fromBase64(text)),
    object: (parts: [string, unknown][]) =>
      Object.fromEntries(parts.map(([key, held]) => [key, unpack(held)])),
  };

  function unpack(packed: unknown): unknown {
    if (typeof packed !== 'object' || packed === null) return packed;
    const { $, v } = packed as Tagged;
    return readers[$]?.(v);
  }

  // A key of this name stands only where something was packed; inside a text its quotes would be escaped.
  return (text) => {
    const value: unknown = JSON.parse(text);
    return text.includes('"$":') ? unpack(value) : value;
  };
}
