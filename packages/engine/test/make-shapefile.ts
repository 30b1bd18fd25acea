import iconv from 'iconv-lite';

type Ring = readonly (readonly [number, number])[];

/** For tests: a shape as .shp stores it. Rings as given: outer ones with the clock, holes against it. */
export type MadeShape =
  | { readonly kind: 'point'; readonly at: readonly [number, number] }
  | { readonly kind: 'line' | 'polygon'; readonly parts: readonly Ring[] }
  | null;

const codes = { point: 1, line: 3, polygon: 5 } as const;

/** For tests: the bytes of a .shp of one kind of shape. */
export function makeShp(kind: keyof typeof codes, shapes: readonly MadeShape[]): Buffer {
  const records = shapes.map((shape, index) => {
    const content = shape === null ? Buffer.alloc(4) : writeShape(codes[kind], shape);
    const head = Buffer.alloc(8);
    head.writeInt32BE(index + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const body = Buffer.concat(records);
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + body.length) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(codes[kind], 32);
  return Buffer.concat([header, body]);
}

function writeShape(code: number, shape: NonNullable<MadeShape>): Buffer {
  if (shape.kind === 'point') {
    const bytes = Buffer.alloc(20);
    bytes.writeInt32LE(code, 0);
    bytes.writeDoubleLE(shape.at[0], 4);
    bytes.writeDoubleLE(shape.at[1], 12);
    return bytes;
  }
  const points = shape.parts.flat();
  const bytes = Buffer.alloc(44 + shape.parts.length * 4 + points.length * 16);
  bytes.writeInt32LE(code, 0);
  bytes.writeInt32LE(shape.parts.length, 36);
  bytes.writeInt32LE(points.length, 40);
  let start = 0;
  for (const [index, part] of shape.parts.entries()) {
    bytes.writeInt32LE(start, 44 + index * 4);
    start += part.length;
  }
  for (const [index, [x, y]] of points.entries()) {
    bytes.writeDoubleLE(x, 44 + shape.parts.length * 4 + index * 16);
    bytes.writeDoubleLE(y, 52 + shape.parts.length * 4 + index * 16);
  }
  return bytes;
}

export interface MadeField {
  readonly name: string;
  readonly kind: string;
  readonly length: number;
  readonly decimals?: number;
}

export interface DbfOptions {
  readonly encoding?: string;
  readonly driver?: number;
  /** Rows marked as deleted. */
  readonly deleted?: readonly number[];
}

/** For tests: the bytes of a .dbf; numbers stand right, texts left. */
export function makeDbf(
  fields: readonly MadeField[],
  rows: readonly (readonly string[])[],
  { encoding = 'utf-8', driver = 0, deleted = [] }: DbfOptions = {},
): Buffer {
  const width = fields.reduce((sum, field) => sum + field.length, 1);
  const header = Buffer.alloc(32);
  header.set([0x03, 124, 5, 17]);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(32 + fields.length * 32 + 1, 8);
  header.writeUInt16LE(width, 10);
  header[29] = driver;
  const described = fields.map(({ name, kind, length, decimals = 0 }) => {
    const bytes = Buffer.alloc(32);
    iconv.encode(name, encoding).copy(bytes, 0, 0, 10);
    bytes.write(kind, 11, 'latin1');
    bytes[16] = length;
    bytes[17] = decimals;
    return bytes;
  });
  const records = rows.map((row, index) => {
    const bytes = Buffer.alloc(width, 0x20);
    if (deleted.includes(index)) bytes[0] = 0x2a;
    let at = 1;
    for (const [column, { kind, length }] of fields.entries()) {
      const text = iconv.encode(row[column] ?? '', encoding);
      text.copy(bytes, kind === 'C' ? at : at + Math.max(0, length - text.length), 0, length);
      at += length;
    }
    return bytes;
  });
  return Buffer.concat([header, ...described, Buffer.from([0x0d]), ...records, Buffer.from([0x1a])]);
}
