import { describe, expect, test } from 'vitest';
import { findDescribed, findNamed, findNumbered } from './reference.ts';

/** Longitude and latitude to a metre or so. */
function place(epsg: number, x: number, y: number): [number, number] {
  const reference = findNumbered(epsg);
  const [lon, lat] = reference?.project ? reference.project([x, y]) : [x, y];
  return [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5];
}

describe('Systems of reference known by number', () => {
  // Where a projection has its origin, the definition itself says what comes out.
  test.each([
    [3857, -11_131_949.08, 0, -100, 0],
    [6372, 2_500_000, 0, -102, 12],
    [6362, 2_500_000, 0, -102, 12],
    [32611, 500_000, 0, -117, 0],
    [32614, 500_000, 0, -99, 0],
    [32616, 500_000, 0, -87, 0],
    [32719, 500_000, 10_000_000, -69, 0],
    [6369, 500_000, 0, -99, 0],
    [4487, 500_000, 0, -99, 0],
    [26913, 500_000, 0, -105, 0],
    [25832, 500_000, 0, 9, 0],
    [2154, 700_000, 6_600_000, 3, 46.5],
    [3943, 1_700_000, 2_200_000, 3, 43],
    [3035, 4_321_000, 3_210_000, 10, 52],
  ])('EPSG:%i (%d, %d) is at %d, %d', (epsg, x, y, lon, lat) => {
    expect(place(epsg, x, y)).toEqual([lon, lat]);
  });

  test('a change of datum is made: the Ordnance Survey’s worked example', () => {
    const [lon, lat] = place(27700, 651_409.903, 313_177.27);
    expect(lon).toBeCloseTo(1.71605, 3);
    expect(lat).toBeCloseTo(52.65798, 3);
  });

  test('NAD 27 over Mexico and Monte Mario move by the tens of metres their shifts say', () => {
    const [nadLon, nadLat] = place(4267, -99, 19);
    expect(Math.hypot(nadLon + 99, nadLat - 19)).toBeGreaterThan(0.0003);
    expect(Math.hypot(nadLon + 99, nadLat - 19)).toBeLessThan(0.003);
    const [lon, lat] = place(3003, 1_500_000, 5_000_000);
    expect(lon).toBeCloseTo(9, 2);
    expect(lat).toBeCloseTo(45.14, 1);
    expect(lon).not.toBe(9);
  });

  test('longitude and latitude in a datum that is WGS 84 within a metre are left as they are', () => {
    for (const epsg of [4326, 4269, 4258, 6365, 4483, 4674]) expect(findNumbered(epsg)?.project).toBeUndefined();
  });

  test('numbers of programs mean what they mean; others are unknown', () => {
    expect(findNumbered(900_913)?.id).toBe('EPSG:3857');
    expect(findNumbered(102_100)?.id).toBe('EPSG:3857');
    expect(findNumbered(1)).toBeUndefined();
  });
});

const geogcs =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]]';
const conic = (name: string, datum: string) =>
  `PROJCS["${name}",GEOGCS["GCS_${datum}",DATUM["D_${datum}",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",2500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-102.0],PARAMETER["Standard_Parallel_1",17.5],PARAMETER["Standard_Parallel_2",29.5],PARAMETER["Latitude_Of_Origin",12.0],UNIT["Meter",1.0]]`;

describe('Systems of reference described in a .prj', () => {
  test.each([
    ['WGS 84 as ESRI writes it', geogcs, 'EPSG:4326'],
    [
      'a zone of UTM by its name',
      `PROJCS["WGS_1984_UTM_Zone_14N",${geogcs},PROJECTION["Transverse_Mercator"],PARAMETER["Central_Meridian",-99.0],UNIT["Meter",1.0]]`,
      'EPSG:32614',
    ],
    ['Mexico’s conic by its name', conic('Mexico_ITRF2008_LCC', 'Mexico_ITRF2008'), 'EPSG:6372'],
    ['Mexico’s conic by its parameters', conic('North_America_Lambert_Conformal_Conic', 'ITRF_2008'), 'EPSG:6372'],
    ['the same in the datum of 1992', conic('Cónica de INEGI', 'ITRF_1992'), 'EPSG:6362'],
    [
      'the authority of the whole, not of a part',
      'PROJCS["RGF93 / Lambert-93",GEOGCS["RGF93",DATUM["X",SPHEROID["GRS 1980",6378137,298.257222101]],AUTHORITY["EPSG","4171"]],PROJECTION["Lambert_Conformal_Conic_2SP"],AUTHORITY["EPSG","2154"]]',
      'EPSG:2154',
    ],
    ['the pseudo Mercator of web maps', 'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["x"]]', 'EPSG:3857'],
  ])('%s', (_, wkt, id) => {
    expect(findDescribed(wkt)?.id).toBe(id);
  });

  test('a system without a number known here is projected by its own parameters and called by its name', () => {
    const reference = findDescribed(
      conic('Cónica propia', 'WGS_1984').replace('17.5', '18.0').replace('2500000.0', '1000000.0'),
    );
    expect(reference?.id).toBe('Cónica propia');
    const [lon, lat] = reference?.project?.([1_000_000, 0]) ?? [];
    expect(lon).toBeCloseTo(-102, 6);
    expect(lat).toBeCloseTo(12, 6);
  });

  test.each(['', 'no system', 'LOCAL_CS["Plano"]', 'PROJCS["x"', '\0\0'])('%j is not understood', (wkt) => {
    expect(findDescribed(wkt)).toBeUndefined();
  });
});

test('names of other formats are understood', () => {
  expect(findNamed('urn:ogc:def:crs:OGC:1.3:CRS84')?.id).toBe('EPSG:4326');
  expect(findNamed('urn:ogc:def:crs:EPSG::3857')?.id).toBe('EPSG:3857');
  expect(findNamed('urn:ogc:def:crs:EPSG:6.9:25832')?.id).toBe('EPSG:25832');
  expect(findNamed('http://www.opengis.net/def/crs/EPSG/0/2154')?.id).toBe('EPSG:2154');
  expect(findNamed('Plano de la colonia')).toBeUndefined();
});
