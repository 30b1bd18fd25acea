import { describe, expect, test } from 'vitest';
import type { SearchDocument, SearchIndex } from '../contract.ts';
import { day, facets, id, library, question, text } from './library.ts';
import type { Fixture } from './suite.ts';

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
async function list(index: SearchIndex): Promise<string[]> {
  const ids: string[] = [];
  for await (const each of index.ids()) ids.push(each);
  return ids;
}
const make = (number: number, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  id: id(number),
  kind: 'dataset',
  texts: { es: text(title) },
  facets: facets({}),
  modified: day(1),
  ...more,
});

export function describeKeeping({ index, find }: Fixture): void {
  describe('keeping it', () => {
    test('put again takes the place; remove removes; both may be repeated', async () => {
      const document = make(20, 'Volcanes activos', { facets: facets({ theme: ['ENVI'] }) });
      await index().put([document]);
      await index().put([document, document]);
      expect(await find('volcanes')).toEqual([20]);
      await index().put([{ ...document, texts: { es: text('Glaciares') } }]);
      expect(await find('volcanes')).toEqual([]);
      expect(await find('glaciar')).toEqual([20]);
      const counted = await index().search(question('', { facets: ['theme'] }));
      expect(counted.total).toBe(7);
      expect(counted.facets['theme']?.find((each) => each.value === 'ENVI')?.count).toBe(2);
      await index().remove([id(20), id(21)]);
      await index().remove([id(20)]);
      expect(await find('glaciares')).toEqual([]);
      expect(await index().suggest('glac', 'es', 5)).toEqual([]);
      expect(await list(index())).toEqual(library.map((each) => each.id));
    });
    test('a huge text is cut, not refused', async () => {
      const names = Array.from({ length: 200_000 }, (_, number) => `columna${number}`);
      const texts = { es: text('Enorme', { description: names.join(' '), columns: names }) };
      await index().put([make(30, '', { texts })]);
      expect(await find('enorme columna7')).toEqual([30]);
      await index().remove([id(30)]);
    });
    test('nothing, or nothing in any language', async () => {
      await index().put([]);
      await index().remove([]);
      await index().put([make(31, '', { texts: {}, facets: {} })]);
      expect(await list(index())).toHaveLength(7);
      expect(await find('', { sort: 'title', limit: 1 })).toEqual([31]);
      await index().remove([id(31)]);
    });
    test('rebuilding leaves exactly what it was given and what was put meanwhile', async () => {
      await index().put([make(40, 'Sobrante')]);
      async function* given() {
        yield* library.slice(0, 3);
        await index().put([make(41, 'Llegada mientras tanto')]);
        expect((await index().search(question('sobrante'))).total).toBe(1);
        yield* library.slice(3);
      }
      expect(await index().rebuild(given())).toBe(6);
      expect(await find('sobrante ')).toEqual([]);
      expect(await find('llegada')).toEqual([41]);
      expect(await index().rebuild(stream(library))).toBe(6);
      expect(await list(index())).toEqual(library.map((each) => each.id));
    });
    test('writers at the same time do not stop one another', async () => {
      const batches = Array.from({ length: 8 }, (_, turn) => (turn % 2 ? library : library.toReversed()));
      await Promise.all(batches.map((batch) => index().put(batch)));
      expect((await index().search(question(''))).total).toBe(6);
    });
    test('many, written one by one and together, are all found', async () => {
      const many = Array.from({ length: 300 }, (_, at) => make(1000 + at, `Serie número${at} de volcanes`));
      await Promise.all(many.slice(0, 100).map((one) => index().put([one])));
      await index().put(many.slice(100));
      const answer = await index().search(question('volcanes', { limit: 300, facets: ['licence'] }));
      expect(answer.total).toBe(300);
      expect(new Set(answer.hits.map((hit) => hit.id)).size).toBe(300);
      expect(answer.facets['licence']).toEqual([{ value: 'CC-BY-4.0', count: 300 }]);
      expect(await find('numero217')).toEqual([217]);
      await index().remove(many.slice(0, 299).map((one) => one.id));
      expect((await index().search(question('volcanes'))).total).toBe(1);
      await index().remove(many.map((one) => one.id));
    });
  });
}
