/** More than this is not kept for the next question. */
const mostKept = 64 << 20;
const leastKept = 1 << 20;
const word = 4;

/**
 * Memory for the lists of one question, used again for the next: large arrays that are made for each cost more than
 * what is done with them. What was taken holds until `begin` is called; it is not empty.
 */
export class Scratch {
  private buffer = new ArrayBuffer(leastKept);
  private used = 0;
  private wanted = 0;

  /** Begins a question: what was taken before may be written over. */
  begin(): void {
    const size = Math.min(mostKept, this.wanted);
    if (size > this.buffer.byteLength) this.buffer = new ArrayBuffer(size);
    this.used = 0;
    this.wanted = 0;
  }

  wholes(length: number): Uint32Array {
    const at = this.take(length);
    return at < 0 ? new Uint32Array(length) : new Uint32Array(this.buffer, at, length);
  }

  floats(length: number): Float32Array {
    const at = this.take(length);
    return at < 0 ? new Float32Array(length) : new Float32Array(this.buffer, at, length);
  }

  bytes(length: number): Uint8Array {
    const at = this.take(Math.ceil(length / word));
    return at < 0 ? new Uint8Array(length) : new Uint8Array(this.buffer, at, length);
  }

  /** Where there is room for so many numbers; -1 when there is none this time. */
  private take(length: number): number {
    const bytes = length * word;
    this.wanted += bytes;
    if (this.used + bytes > this.buffer.byteLength) return -1;
    const at = this.used;
    this.used += bytes;
    return at;
  }
}
