import { describe, expect, test } from 'vitest';
import { readBytesAs, readFixture } from './conformance.ts';
import { makeDbf, makeShp } from './make-shapefile.ts';
import { makeZip } from './make-zip.ts';

/** Numbers from 0 to 1 that are the same each time. */
function makeChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** One to four bytes are others than they were; some copies end early too. */
function spoil(bytes: Buffer, chance: () => number): Buffer {
  const copy = Buffer.from(bytes);
  for (let left = 1 + Math.floor(chance() * 4); left > 0; left--)
    copy[Math.floor(chance() * copy.length)] = [0, 255, Math.floor(chance() * 256)][Math.floor(chance() * 3)] ?? 0;
  return chance() < 0.1 ? copy.subarray(0, Math.floor(chance() * copy.length)) : copy;
}

const square = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 0],
  [0, 0],
] as const;
const shp = makeShp('polygon', [{ kind: 'polygon', parts: [square] }, null]);
const dbf = makeDbf(
  [
    { name: 'CVE', kind: 'C', length: 4 },
    { name: 'POB', kind: 'N', length: 6 },
  ],
  [
    ['01', '7'],
    ['02', '8'],
  ],
);
const fixture = (path: string) => async (chance: () => number) => spoil(await readFixture(path), chance);

/** The bytes of each are spoiled anew; in a box the box itself stays whole, so that what is in it is reached. */
const sources: Readonly<Record<string, (chance: () => number) => Promise<Buffer>>> = {
  'shapes in a shapefile': async (chance) =>
    makeZip([
      { name: 'a.shp', content: spoil(shp, chance) },
      { name: 'a.dbf', content: dbf },
    ]),
  'attributes in a shapefile': async (chance) =>
    makeZip([
      { name: 'a.shp', content: shp },
      { name: 'a.dbf', content: spoil(dbf, chance) },
    ]),
  'a box of a shapefile': fixture('shapefile/layers/input.zip'),
  'a table of dBASE': fixture('dbf/stars-and-dates/input.dbf'),
  'a GeoPackage': fixture('gpkg/features-and-attributes/input.gpkg'),
  'a database': fixture('sqlite/two-tables/input.db'),
  'a box of a feed': fixture('gtfs/feed/input.zip'),
  XML: fixture('xml/prices-linked/input.xml'),
  KML: fixture('kml/folders-and-data/input.kml'),
  GPX: fixture('gpx/tracks/input.gpx'),
  OCDS: fixture('ocds/release-package/input.json'),
  GeoJSON: fixture('geojson/within/input.json'),
};

describe('Spoiled bytes are read or refused with a sentence, and nothing breaks', () => {
  test.each(Object.entries(sources))(
    '%s',
    async (_, make) => {
      const chance = makeChance(20_240_229);
      for (let round = 0; round < 8; round++) {
        const reading = await readBytesAs(await make(chance), 'datos.csv');
        if (reading.refused) expect(reading.refused.detail.es).toMatch(/^«datos\.csv» (?!.*\{\w+\}).{10,}$/s);
        else expect(reading.tables.length + reading.findings.length).toBeGreaterThan(0);
      }
    },
    300_000,
  );
});
