import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';

const read = async (header: string, rows: readonly string[]) => {
  const reading = await readBytesAs(Buffer.from(`${header}\n${rows.join('\n')}\n`), 'lugares.csv');
  return reading.tables[0]?.profile;
};
const places = Array.from({ length: 100 }, (_, at) => `p${at},${19 + at / 100},${-99 - at / 100}`);

describe('The map of a table of places', () => {
  test('leaves out what is off the earth and says how much', async () => {
    const profile = await read('nombre,latitud,longitud', [
      ...places,
      'metros,2272.49,355773.1',
      'al revés,-99.03,19.3',
    ]);
    expect(profile?.columns.map(({ role }) => role)).toEqual(['text', 'latitude', 'longitude']);
    expect(profile?.map?.total).toBe(100);
    expect(profile?.bbox).toEqual([-99.99, 19, -99, 19.99]);
    expect(profile?.findings.map(({ code, count }) => [code, count])).toEqual([['coordinates-outside', 2]]);
  });

  test('is none where most values are no degrees, or only the name x and y speaks for them', async () => {
    const metres = places.map((_, at) => `p${at},${2_140_000 + at},${480_000 + at}`);
    expect((await read('nombre,latitud,longitud', metres))?.map).toBeUndefined();
    expect((await read('nombre,y,x', [...places, 'metros,2272.49,355773.1']))?.map).toBeUndefined();
  });
});
