import type { LogRow } from '../../log/log.ts';
import { countBits, hasBit, makeBits, setBit } from '../ask/bits.ts';
import { buildSegment } from '../segment/build.ts';
import { parseId } from '../segment/documents.ts';
import { Lexicon } from '../segment/lexicon.ts';
import { mergeSegments } from '../segment/merge.ts';
import { openSegment, type Segment } from '../segment/segment.ts';
import type { PartState, PartsChange } from '../threads/messages.ts';

interface KeptPart {
  readonly id: number;
  readonly segment: Segment;
  readonly gone: Uint32Array;
  goneCount: number;
  /** Being merged elsewhere. */
  busy: boolean;
}

/** Parts of about the same size are merged when there are so many of them. */
const together = 8;
/** Documents of a part that is merged where it stands; a greater one would keep others waiting. */
const soon = 4096;
const largest = 262_144;
/** Parts while much comes in. */
const mostParts = 48;
/** Documents of a new part. */
const newest = 2048;

/** The size class of a part: each holds eight times the one before. */
const classOf = (documents: number): number => Math.max(0, Math.ceil(Math.log2(documents / 64) / 3));
const live = (part: KeptPart): number => part.segment.documents.count - part.goneCount;

/** Merges elsewhere: gives the block, or undefined when nothing remains. */
export type MergeElsewhere = (parts: readonly PartState[]) => Promise<SharedArrayBuffer | undefined>;

/** The parts of the index as they are kept: what came, what went, and what is worth merging. */
export class Parts {
  private readonly parts = new Map<number, KeptPart>();
  private readonly elsewhere: MergeElsewhere;
  private nextId = 1;
  private merging: Promise<PartsChange> | undefined;
  reached = 0;
  private readonly lexicon = new Lexicon();

  constructor(elsewhere: MergeElsewhere) {
    this.elsewhere = elsewhere;
  }

  list(): readonly PartState[] {
    return [...this.parts.values()].map(({ id, segment, gone }) => ({ id, block: segment.block, gone }));
  }

  /** What an index that followed the log so far must add up to. */
  facts(): { documents: number; sum: number } {
    let [documents, sum] = [0, 0];
    for (const { segment, gone } of this.parts.values())
      for (let number = 0; number < segment.documents.count; number += 1)
        if (!hasBit(gone, number)) {
          documents += 1;
          sum += segment.documents.sequences[number] ?? 0;
        }
    return { documents, sum };
  }

  /** The places of all documents that are there, ascending. */
  sequences(): Float64Array {
    const places: number[] = [];
    for (const { segment, gone } of this.parts.values())
      for (let number = 0; number < segment.documents.count; number += 1)
        if (!hasBit(gone, number)) places.push(segment.documents.sequences[number] ?? 0);
    return Float64Array.from(places).sort();
  }

  /** Takes parts from a snapshot. */
  restore(states: readonly Omit<PartState, 'id'>[], reached: number): void {
    for (const { block, gone } of states) this.add(block, gone);
    this.reached = reached;
  }

  private add(block: SharedArrayBuffer, gone?: Uint32Array): KeptPart {
    const segment = openSegment(block);
    const bits = gone ?? makeBits(segment.documents.count);
    const part = { id: this.nextId, segment, gone: bits, goneCount: countBits(bits), busy: false };
    this.nextId += 1;
    this.parts.set(part.id, part);
    return part;
  }

  /** Follows the log by some rows, each document once; of many the segments may have been made elsewhere. */
  apply(rows: readonly LogRow[], blocks = makeBlocks(rows, this.lexicon)): PartsChange {
    const gone = new Map<number, number[]>();
    for (const row of rows) this.takeOut(row.id, row.sequence, gone);
    const added = blocks.map((block) => this.add(block));
    this.reached = rows.at(-1)?.sequence ?? this.reached;
    return {
      reset: false,
      add: added.map(copyState),
      drop: [],
      gone: [...gone].map(([part, documents]) => ({ part, documents: Uint32Array.from(documents) })),
      reached: this.reached,
    };
  }

  private takeOut(id: string, before: number, gone: Map<number, number[]>): void {
    const words = parseId(id);
    for (const part of this.parts.values()) {
      const number = part.segment.documents.findWords(words);
      if (number < 0 || hasBit(part.gone, number) || (part.segment.documents.sequences[number] ?? 0) >= before)
        continue;
      setBit(part.gone, number);
      part.goneCount += 1;
      const own = gone.get(part.id);
      if (own) own.push(number);
      else gone.set(part.id, [number]);
    }
  }

  /** Merges what is small, here and now; undefined when there is nothing to do. */
  mergeSoon(): PartsChange | undefined {
    const chosen = this.choose((documents) => documents <= soon);
    if (!chosen) return undefined;
    const block = mergeSegments(chosen);
    return this.replace(chosen, block);
  }

  /**
   * Merges what is large, elsewhere, one merge at a time; undefined when there is nothing to do or one is under way. While
   * much comes in that waits until there are many parts: it would take the processor from what is waited for.
   */
  mergeLate(much: boolean): Promise<PartsChange> | undefined {
    if (this.merging || (much && this.parts.size < mostParts)) return undefined;
    const chosen = this.choose((documents) => documents > soon);
    if (!chosen) return undefined;
    for (const part of chosen) part.busy = true;
    const merging = this.elsewhere(chosen.map(copyState)).then(
      (block) => this.replace(chosen, block),
      (error: unknown) => {
        for (const part of chosen) part.busy = false;
        throw error;
      },
    );
    this.merging = merging;
    const ended = () => {
      this.merging = undefined;
    };
    merging.then(ended, ended);
    return merging;
  }

  private choose(fits: (documents: number) => boolean): KeptPart[] | undefined {
    const classes = new Map<number, KeptPart[]>();
    for (const part of this.parts.values()) {
      if (part.busy) continue;
      // Much of it is gone: it is made anew by itself, or it is nothing and goes.
      const { count } = part.segment.documents;
      if (part.goneCount * 3 > count && fits(count)) return [part];
      const own = classOf(count);
      classes.set(own, [...(classes.get(own) ?? []), part]);
    }
    for (const own of classes.values()) {
      const sorted = own.toSorted((a, b) => live(a) - live(b));
      const chosen: KeptPart[] = [];
      let sum = 0;
      for (const part of sorted) {
        if (sum + live(part) > largest) break;
        sum += live(part);
        chosen.push(part);
      }
      if (chosen.length >= together && fits(sum)) return chosen;
    }
    return undefined;
  }

  /** Puts what was merged in the place of what it was made of; what went meanwhile goes from it too. */
  private replace(chosen: readonly KeptPart[], block: SharedArrayBuffer | undefined): PartsChange {
    const merged = block && this.add(block);
    if (merged) {
      const { documents } = merged.segment;
      for (const part of chosen)
        for (let number = 0; number < part.segment.documents.count; number += 1) {
          if (!hasBit(part.gone, number)) continue;
          const own = documents.find(part.segment.documents.id(number));
          if (own < 0 || documents.sequences[own] !== part.segment.documents.sequences[number]) continue;
          setBit(merged.gone, own);
          merged.goneCount += 1;
        }
    }
    for (const part of chosen) this.parts.delete(part.id);
    return {
      reset: false,
      add: merged ? [copyState(merged)] : [],
      drop: chosen.map((part) => part.id),
      gone: [],
      reached: this.reached,
    };
  }
}

/** Segments of what the rows bring. */
export function makeBlocks(rows: readonly LogRow[], lexicon: Lexicon): readonly SharedArrayBuffer[] {
  const given = rows.filter((row) => row.body !== null);
  const blocks: SharedArrayBuffer[] = [];
  for (let at = 0; at < given.length; at += newest) blocks.push(buildSegment(given.slice(at, at + newest), lexicon));
  return blocks;
}

/** The bits as they are now: the ones that are kept go on changing. */
const copyState = ({ id, segment, gone }: KeptPart): PartState => ({ id, block: segment.block, gone: gone.slice() });
