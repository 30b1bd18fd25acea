/** Bytes that are appended to. Numbers are written seven bits a byte, the lowest first, the last byte with its top bit clear. */
export class GrowingBytes {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for this many more. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = value;
  }

  number(value: number): void {
    let left = value;
    while (left > 127) {
      this.byte((left & 127) | 128);
      left >>>= 7;
    }
    this.byte(left);
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    // Short pieces are quicker byte by byte than through a view.
    if (end - start < 16) for (let at = start; at < end; at += 1) this.bytes[this.length++] = from[at] ?? 0;
    else {
      this.bytes.set(from.subarray(start, end), this.length);
      this.length += end - start;
    }
  }

  done(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/** Whole numbers that are appended to. */
export class GrowingWholes {
  values: Uint32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.values = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Uint32Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }

  /** So many, whatever was there before. */
  take(length: number): Uint32Array {
    if (length > this.values.length) this.values = new Uint32Array(Math.max(length, this.values.length * 2));
    this.length = length;
    return this.done();
  }

  done(): Uint32Array {
    return this.values.subarray(0, this.length);
  }
}
