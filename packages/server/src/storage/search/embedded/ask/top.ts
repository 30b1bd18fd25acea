import { compareIds, type Documents } from '../segment/documents.ts';

export interface Ranked {
  readonly part: number;
  readonly document: number;
}

/**
 * The best so many of what is offered, by a number (the greatest first), then by time, then by id. A heap with the worst
 * of them at its top, so that most of what is offered is refused at one look.
 */
export class Top {
  private readonly size: number;
  private readonly parts: readonly Documents[];
  private length = 0;
  private readonly keys: Float64Array;
  private readonly times: Float64Array;
  private readonly where: Uint32Array;
  private readonly what: Uint32Array;

  constructor(size: number, parts: readonly Documents[]) {
    this.size = size;
    this.parts = parts;
    this.keys = new Float64Array(size);
    this.times = new Float64Array(size);
    this.where = new Uint32Array(size);
    this.what = new Uint32Array(size);
  }

  /** What is less than this cannot be among them. */
  least(): number {
    return this.length < this.size ? Number.NEGATIVE_INFINITY : (this.keys[0] ?? 0);
  }

  offer(key: number, part: number, document: number): void {
    if (this.size === 0) return;
    const time = this.parts[part]?.modified[document] ?? 0;
    if (this.length < this.size) {
      this.set(this.length, key, time, part, document);
      this.length += 1;
      this.rise(this.length - 1);
      return;
    }
    if (key < (this.keys[0] ?? 0) || !this.precedes(key, time, part, document, 0)) return;
    this.set(0, key, time, part, document);
    this.sink(0);
  }

  /** The best first; what is left can be offered to again. */
  list(): Ranked[] {
    const order = Array.from({ length: this.length }, (_, at) => at);
    order.sort((a, b) => (this.comesBefore(a, b) ? -1 : 1));
    return order.map((at) => ({ part: this.where[at] ?? 0, document: this.what[at] ?? 0 }));
  }

  private set(at: number, key: number, time: number, part: number, document: number): void {
    this.keys[at] = key;
    this.times[at] = time;
    this.where[at] = part;
    this.what[at] = document;
  }

  private comesBefore(a: number, b: number): boolean {
    return this.precedes(this.keys[a] ?? 0, this.times[a] ?? 0, this.where[a] ?? 0, this.what[a] ?? 0, b);
  }

  private precedes(key: number, time: number, part: number, document: number, at: number): boolean {
    const otherKey = this.keys[at] ?? 0;
    if (key !== otherKey) return key > otherKey;
    const otherTime = this.times[at] ?? 0;
    if (time !== otherTime) return time > otherTime;
    return compareIds(this.parts[part], document, this.parts[this.where[at] ?? 0], this.what[at] ?? 0) < 0;
  }

  private rise(from: number): void {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >>> 1;
      if (this.comesBefore(at, above)) return;
      this.swap(at, above);
      at = above;
    }
  }

  private sink(from: number): void {
    for (let at = from; ; ) {
      let worst = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < this.length && this.comesBefore(worst, below)) worst = below;
      if (worst === at) return;
      this.swap(at, worst);
      at = worst;
    }
  }

  private swap(a: number, b: number): void {
    for (const list of [this.keys, this.times, this.where, this.what]) {
      const held = list[a] ?? 0;
      list[a] = list[b] ?? 0;
      list[b] = held;
    }
  }
}
