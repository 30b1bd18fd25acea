import type { Part } from './narrow.ts';

/** What a name costs beside its letters. */
const entryBytes = 128;

/** Arrays by name, of so many bytes in all; what was not asked for longest is let go first. None may be written to. */
export class Known {
  private readonly most: number;
  private bytes = 0;
  private readonly arrays = new Map<string, Uint32Array>();

  constructor(mostBytes: number) {
    this.most = mostBytes;
  }

  find(name: string): Uint32Array | undefined {
    const found = this.arrays.get(name);
    if (found) {
      this.arrays.delete(name);
      this.arrays.set(name, found);
    }
    return found;
  }

  keep(name: string, array: Uint32Array): void {
    if (sizeOf(name, array) > this.most) return;
    this.forget(name);
    this.arrays.set(name, array);
    this.bytes += sizeOf(name, array);
    for (const oldest of this.arrays.keys()) {
      if (this.bytes <= this.most) return;
      this.forget(oldest);
    }
  }

  private forget(name: string): void {
    const array = this.arrays.get(name);
    if (!array) return;
    this.arrays.delete(name);
    this.bytes -= sizeOf(name, array);
  }
}

const sizeOf = (name: string, array: Uint32Array): number => array.byteLength + name.length * 2 + entryBytes;

/** Bytes for each document of a part, in each thread. */
const bytesOfDocument = 4;
const known = new WeakMap<Part, Known>();

/** What was worked out of a part and will be asked for again. Its segment never changes; what is gone of it does. */
export function requireKnown(part: Part): Known {
  let found = known.get(part);
  if (!found) {
    found = new Known(part.segment.documents.count * bytesOfDocument);
    known.set(part, found);
  }
  return found;
}
