import { languages } from '@milpa/sdk/plain';
import { type Documents, titleKey } from './documents.ts';
import type { Section } from './sections.ts';
import { createStringsWriter } from './strings.ts';

/** Documents of a segment that is merged, and the new number of each; `gone` when it does not remain. */
export interface Moved {
  readonly documents: Documents;
  readonly numbers: Uint32Array;
}

export const gone = 0xffffffff;

/** The documents that remain, in ascending order of their ids: of each where it comes from and its number there. */
export interface Order {
  readonly count: number;
  readonly parts: Uint32Array;
  readonly numbers: Uint32Array;
}

const idWords = 4;

/** Writes the documents of several segments as those of one; none of them is looked at as a row. */
export function moveDocuments(sections: Map<string, Section>, all: readonly Moved[], order: Order): void {
  const { count } = order;
  const ids = new Uint32Array(count * idWords);
  const doubles = { sequences: new Float64Array(count), modified: new Float64Array(count) };
  const floats = { use: new Float32Array(count), score: new Float32Array(count), favour: new Float32Array(count) };
  const days = { starts: new Int32Array(count), ends: new Int32Array(count) };
  for (const { documents, numbers } of all) {
    for (let word = 0; word < numbers.length * idWords; word += 1) {
      const number = numbers[word >>> 2] ?? gone;
      if (number !== gone) ids[number * idWords + (word & 3)] = documents.ids[word] ?? 0;
    }
    for (const name of ['sequences', 'modified'] as const) moveColumn(documents[name], doubles[name], numbers);
    for (const name of ['use', 'score', 'favour'] as const) moveColumn(documents[name], floats[name], numbers);
    for (const name of ['starts', 'ends'] as const) moveColumn(documents[name], days[name], numbers);
  }
  sections.set('ids', ids);
  for (const [name, column] of Object.entries({ ...doubles, ...floats, ...days })) sections.set(name, column);
  moveBoxes(sections, all);
  const orderOf = (documents: Documents) => documents.byModified;
  // The newest comes first.
  sections.set(
    'by.modified',
    mergeOrders(all, count, orderOf, ({ modified }, number) => -(modified[number] ?? 0)),
  );
  moveTitles(sections, all, order);
}

type Column = Float64Array | Float32Array | Int32Array;

function moveColumn(from: Column, to: Column, numbers: Uint32Array): void {
  for (let old = 0; old < numbers.length; old += 1) {
    const number = numbers[old] ?? gone;
    if (number !== gone) to[number] = from[old] ?? 0;
  }
}

function moveBoxes(sections: Map<string, Section>, all: readonly Moved[]): void {
  const boxed = all.flatMap(({ documents, numbers }) =>
    Array.from(documents.boxed, (old, at) => ({
      number: numbers[old] ?? gone,
      box: documents.boxes.subarray(at * 4, at * 4 + 4),
    })).filter(({ number }) => number !== gone),
  );
  boxed.sort((a, b) => a.number - b.number);
  sections.set(
    'boxed',
    Uint32Array.from(boxed, ({ number }) => number),
  );
  sections.set('boxes', Float64Array.from(boxed.flatMap(({ box }) => [...box])));
}

function moveTitles(sections: Map<string, Section>, all: readonly Moved[], { count, parts, numbers }: Order): void {
  for (const [spoken, language] of languages.entries()) {
    const writer = createStringsWriter(count);
    for (let number = 0; number < count; number += 1) {
      const titles = all[parts[number] ?? 0]?.documents.titles[spoken];
      if (titles) writer.copy(titles, numbers[number] ?? 0);
    }
    writer.put(sections, `title.${language}`);
  }
  // One order for all languages, when none of them has several.
  const several = all.some(({ documents: { byTitle } }) => byTitle.some((order) => order !== byTitle[0]));
  for (const [spoken, language] of several ? languages.entries() : [[0, undefined] as const]) {
    const sorted = mergeOrders(
      all,
      count,
      ({ byTitle }) => byTitle[spoken] ?? new Uint32Array(),
      ({ titles }, number) =>
        titleKey(
          titles.map((own) => own.get(number)),
          spoken,
        ),
    );
    sections.set(language ? `by.title.${language}` : 'by.title', sorted);
  }
}

/** Goes through an order of one segment. */
interface Standing<Key> {
  readonly moved: Moved;
  readonly order: Uint32Array;
  turn: number;
  /** The new number of the document it stands on, and what that is sorted by. */
  number: number;
  key: Key;
}

/** One order of several: by a key, ascending, then by number. */
function mergeOrders<Key extends number | string>(
  all: readonly Moved[],
  count: number,
  orderOf: (documents: Documents) => Uint32Array,
  keyOf: (documents: Documents, number: number) => Key,
): Uint32Array {
  const advance = (standing: Standing<Key | undefined>): boolean => {
    const { order, moved } = standing;
    for (standing.turn += 1; standing.turn < order.length; standing.turn += 1) {
      const old = order[standing.turn] ?? 0;
      standing.number = moved.numbers[old] ?? gone;
      if (standing.number === gone) continue;
      standing.key = keyOf(moved.documents, old);
      return true;
    }
    return false;
  };
  const begin = (moved: Moved): Standing<Key | undefined> => ({
    moved,
    order: orderOf(moved.documents),
    turn: -1,
    number: gone,
    key: undefined,
  });
  let open = all.map(begin).filter(advance);
  const merged = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) {
    let [first] = open;
    for (const other of open) if (first && precedes(other, first)) first = other;
    if (!first) break;
    merged[place] = first.number;
    if (!advance(first)) open = open.filter((standing) => standing !== first);
  }
  return merged;
}

function precedes<Key extends number | string>(
  one: Standing<Key | undefined>,
  other: Standing<Key | undefined>,
): boolean {
  if (one.key === other.key || one.key === undefined || other.key === undefined) return one.number < other.number;
  return one.key < other.key;
}
