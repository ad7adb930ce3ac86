// The same source runs in Node and, turned into text, in both worlds of a page: it may use nothing from outside
// the function but what every JavaScript engine has.

export type Codec = {
  /** Throws "An object could not be cloned" for what Electron's IPC refuses. */
  encode(value: unknown): string;
  decode(text: string): unknown;
};

export type FunctionPort = {
  readonly out: (value: (...args: unknown[]) => unknown) => number;
  readonly in: (id: number) => unknown;
};

type Tagged = { readonly $: string; readonly v: never };

/** Text for any value structured clone takes, but for circular ones. Functions cross only where `functions` is given. */
export function makeCodec(functions: FunctionPort | null): Codec {
  const arrays: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
    Int8Array,
    Uint8Array,
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

  function toBase64(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768)
      text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  }

  function fromBase64(text: string): ArrayBuffer {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes.buffer;
  }

  function refuse(what: string): never {
    throw new Error(`An object could not be cloned: ${what}`);
  }

  function pack(value: unknown, parents: readonly unknown[]): unknown {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'number') {
      if (Number.isFinite(value) && !Object.is(value, -0)) return value;
      return { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value === 'symbol') return refuse('symbol');
    if (typeof value === 'function') {
      // `as`: typeof says no more than that it can be called.
      if (functions) return { $: 'function', v: functions.out(value as (...args: unknown[]) => unknown) };
      return refuse('function');
    }
    if (typeof value !== 'object' || value === null) return value;
    if (parents.includes(value)) return refuse('circular reference (a limit of the stand-in)');
    return packObject(value, [...parents, value]);
  }

  function packObject(value: object, parents: readonly unknown[]): unknown {
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
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { $: 'view', v: [kind, toBase64(bytes)] };
    }
    if (kind !== 'Object') return refuse(`#<${kind}>`);
    return { $: 'object', v: Object.entries(value).map(([key, held]) => [key, inside(held)]) };
  }

  function unpack(packed: unknown): unknown {
    if (typeof packed !== 'object' || packed === null) return packed;
    // `as`: only pack() writes what is read here, and each case knows what its own kind holds.
    const { $, v } = packed as Tagged;
    const readers: Record<string, () => unknown> = {
      undefined: () => undefined,
      number: () => Number(v),
      bigint: () => BigInt(v),
      function: () => functions?.in(v),
      array: () => (v as unknown[]).map(unpack),
      map: () => new Map((v as unknown[][]).map((pair) => [unpack(pair[0]), unpack(pair[1])])),
      set: () => new Set((v as unknown[]).map(unpack)),
      date: () => new Date(v),
      regexp: () => new RegExp((v as string[])[0] ?? '', (v as string[])[1]),
      error: () => unpackError(v),
      buffer: () => fromBase64(v),
      view: () => unpackView(v),
      object: () => Object.fromEntries((v as [string, unknown][]).map(([key, held]) => [key, unpack(held)])),
    };
    return readers[$]?.();
  }

  function unpackError([name, message, stack]: readonly [string, string, string]): Error {
    const problem = new Error(message);
    Object.defineProperty(problem, 'name', { value: name, configurable: true, writable: true });
    Object.defineProperty(problem, 'stack', { value: stack, configurable: true, writable: true });
    return problem;
  }

  function unpackView([kind, text]: readonly [string, string]): ArrayBufferView {
    // What is no known view (Node's Buffer, for one) arrives as plain bytes, as it does through Electron.
    const View = arrays[kind] ?? Uint8Array;
    return new View(fromBase64(text));
  }

  return {
    encode: (value) => JSON.stringify(pack(value, [])),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
