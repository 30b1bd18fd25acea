import { type SearchField, searchFields } from '../../contract.ts';

/** What an occurrence in a field is worth, how long the field usually is, and how much being longer than that takes off. */
const fields: Readonly<Record<SearchField, readonly [worth: number, usual: number, off: number]>> = {
  title: [5, 10, 0.4],
  keywords: [3, 25, 0.3],
  description: [1, 60, 0.6],
  columns: [0.7, 120, 0.6],
  publisher: [2, 15, 0.3],
  details: [0.5, 40, 0.6],
};
const table = searchFields.map((field) => fields[field]);
/** How soon more occurrences stop to matter (k1 of BM25). */
const soon = 1.2;

/** A term's weight in a document, from 1 to 255: BM25F over the fields, without the rarity of the term. */
export function createWeigh() {
  const counts = new Float64Array(searchFields.length);
  return {
    count(field: number): void {
      counts[field] = (counts[field] ?? 0) + 1;
    },
    /** The weight of what was counted; counting begins anew. */
    take(lengths: Uint32Array, at: number): number {
      let sum = 0;
      for (let field = 0; field < counts.length; field += 1) {
        const count = counts[field] ?? 0;
        if (count === 0) continue;
        const [worth, usual, off] = table[field] ?? [0, 1, 0];
        sum += (worth * count) / (1 - off + (off * (lengths[at + field] ?? 0)) / usual);
        counts[field] = 0;
      }
      return Math.max(1, Math.round((255 * sum) / (sum + soon)));
    },
  };
}
