/** The sRGB colour profile (ICC v4, matrix and curve) that PDF/A wants in the file, made here. */
export function makeSrgbProfile(): Uint8Array {
  const curve = Buffer.concat([
    head('para'),
    Buffer.from([0, 3, 0, 0]),
    ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed),
  ]);
  const adaptation = [
    1.047882, 0.022919, -0.050201, 0.029587, 0.990484, -0.017059, -0.009232, 0.015076, 0.751678,
  ];
  return assemble([
    { names: ['desc'], data: words('sRGB') },
    { names: ['cprt'], data: words('No copyright, use freely') },
    { names: ['wtpt'], data: point([0.9642, 1, 0.8249]) },
    { names: ['chad'], data: Buffer.concat([head('sf32'), ...adaptation.map(fixed)]) },
    { names: ['rXYZ'], data: point([0.436066, 0.222488, 0.013916]) },
    { names: ['gXYZ'], data: point([0.385147, 0.716873, 0.097076]) },
    { names: ['bXYZ'], data: point([0.143066, 0.060608, 0.714096]) },
    { names: ['rTRC', 'gTRC', 'bTRC'], data: curve },
  ]);
}

type Tag = { readonly names: readonly string[]; readonly data: Buffer };

function assemble(tags: readonly Tag[]): Uint8Array {
  const count = tags.reduce((sum, tag) => sum + tag.names.length, 0);
  let offset = 128 + 4 + 12 * count;
  const directory: Buffer[] = [number(count)];
  const contents: Buffer[] = [];
  for (const { names, data } of tags) {
    for (const name of names) {
      directory.push(Buffer.from(name, 'latin1'), number(offset), number(data.length));
    }
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    contents.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([profileHead(offset), ...directory, ...contents]);
}

function profileHead(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x04300000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1, 0, 0, 0].forEach((value, index) => bytes.writeUInt16BE(value, 24 + 2 * index));
  bytes.write('acsp', 36, 'latin1');
  Buffer.concat([0.9642, 1, 0.8249].map(fixed)).copy(bytes, 68);
  return bytes;
}

function head(type: string): Buffer {
  return Buffer.concat([Buffer.from(type, 'latin1'), Buffer.alloc(4)]);
}

function point(values: readonly number[]): Buffer {
  return Buffer.concat([head('XYZ '), ...values.map(fixed)]);
}

function words(text: string): Buffer {
  const letters = Buffer.from(text, 'utf16le').swap16();
  return Buffer.concat([
    head('mluc'),
    number(1),
    number(12),
    Buffer.from('enUS', 'latin1'),
    number(letters.length),
    number(28),
    letters,
  ]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Signed number with 16 binary places. */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65536));
  return bytes;
}
