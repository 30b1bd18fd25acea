/** Arrays of numbers by name in one block of memory that threads share and a file holds as it is. */
export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;
export type Sections = ReadonlyMap<string, Section>;

const kinds = ['u8', 'u32', 'i32', 'f32', 'f64', 'u16'] as const;
type Kind = (typeof kinds)[number];

/** Counts up with every change of what the sections mean: a block of another version is made anew. */
const version = 2;
const magic = 0x4d_53_45_47;
const wordBytes = 8;
const nameBytes = 24;
const entryBytes = nameBytes + 3 * wordBytes;

const kindOf = (section: Section): Kind => {
  if (section instanceof Uint8Array) return 'u8';
  if (section instanceof Uint16Array) return 'u16';
  if (section instanceof Uint32Array) return 'u32';
  if (section instanceof Int32Array) return 'i32';
  return section instanceof Float32Array ? 'f32' : 'f64';
};

const align = (bytes: number): number => Math.ceil(bytes / wordBytes) * wordBytes;

/** Puts sections into one block. A name has 24 ASCII characters at most. */
export function packSections(sections: Sections): SharedArrayBuffer {
  const start = 2 * wordBytes + sections.size * entryBytes;
  let bytes = start;
  for (const section of sections.values()) bytes += align(section.byteLength);
  const block = new SharedArrayBuffer(bytes);
  const head = new DataView(block);
  head.setUint32(0, magic);
  head.setUint32(4, version);
  head.setUint32(8, sections.size);
  let at = 2 * wordBytes;
  let offset = start;
  for (const [name, section] of sections) {
    for (let letter = 0; letter < name.length; letter += 1) head.setUint8(at + letter, name.charCodeAt(letter));
    head.setFloat64(at + nameBytes, kinds.indexOf(kindOf(section)));
    head.setFloat64(at + nameBytes + wordBytes, offset);
    head.setFloat64(at + nameBytes + 2 * wordBytes, section.length);
    new Uint8Array(block, offset, section.byteLength).set(
      new Uint8Array(section.buffer, section.byteOffset, section.byteLength),
    );
    at += entryBytes;
    offset += align(section.byteLength);
  }
  return block;
}

/** Looks at a block; throws RangeError when it is none of this version. */
export function openSections(block: SharedArrayBuffer): Sections {
  const head = new DataView(block);
  if (block.byteLength < 2 * wordBytes || head.getUint32(0) !== magic || head.getUint32(4) !== version)
    throw new RangeError('This is no block of the search index of this version');
  const sections = new Map<string, Section>();
  const count = head.getUint32(8);
  for (let turn = 0; turn < count; turn += 1) {
    const at = 2 * wordBytes + turn * entryBytes;
    let name = '';
    for (let letter = 0; letter < nameBytes && head.getUint8(at + letter) > 0; letter += 1)
      name += String.fromCharCode(head.getUint8(at + letter));
    const kind = kinds[head.getFloat64(at + nameBytes)] ?? 'u8';
    const offset = head.getFloat64(at + nameBytes + wordBytes);
    const length = head.getFloat64(at + nameBytes + 2 * wordBytes);
    sections.set(name, view(block, kind, offset, length));
  }
  return sections;
}

function view(block: SharedArrayBuffer, kind: Kind, offset: number, length: number): Section {
  if (kind === 'u8') return new Uint8Array(block, offset, length);
  if (kind === 'u16') return new Uint16Array(block, offset, length);
  if (kind === 'u32') return new Uint32Array(block, offset, length);
  if (kind === 'i32') return new Int32Array(block, offset, length);
  return kind === 'f32' ? new Float32Array(block, offset, length) : new Float64Array(block, offset, length);
}

const refuse = (name: string): never => {
  throw new RangeError(`The block of the search index has no section ${name} of the right kind`);
};
export const bytesOf = (sections: Sections, name: string): Uint8Array => {
  const found = sections.get(name);
  return found instanceof Uint8Array ? found : refuse(name);
};
export const wholesOf = (sections: Sections, name: string): Uint32Array => {
  const found = sections.get(name);
  return found instanceof Uint32Array ? found : refuse(name);
};
/** Whole numbers of either width. */
export const numbersOf = (sections: Sections, name: string): Uint16Array | Uint32Array => {
  const found = sections.get(name);
  return found instanceof Uint16Array ? found : wholesOf(sections, name);
};
export const signedOf = (sections: Sections, name: string): Int32Array => {
  const found = sections.get(name);
  return found instanceof Int32Array ? found : refuse(name);
};
export const floatsOf = (sections: Sections, name: string): Float32Array => {
  const found = sections.get(name);
  return found instanceof Float32Array ? found : refuse(name);
};
export const doublesOf = (sections: Sections, name: string): Float64Array => {
  const found = sections.get(name);
  return found instanceof Float64Array ? found : refuse(name);
};
