import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../../test/conformance.ts';
import { makeZip } from '../../../test/make-zip.ts';
import { isGtfs } from './gtfs.ts';

const feed = {
  'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\n1,Metro,https://metro.mx,America/Mexico_City\n',
  'stops.txt':
    '\ufeffstop_id,stop_name,stop_lat,stop_lon,parent_station\n0012,"Zócalo, centro",19.4333,-99.1333,\n0013,Allende,19.4355,-99.1371,0012\n',
  'routes.txt': 'route_id,agency_id,route_short_name,route_type,route_color\n02,1,2,1,0000FF\n',
  'trips.txt': 'route_id,service_id,trip_id,direction_id\n02,L,T1,0\n02,L,T2,1\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT1,5:00:00,05:00:30,0012,1\nT1,05:02:00,05:02:30,0013,2\nT2,24:10:00,25:01:00,0012,1\n',
  'calendar.txt': 'service_id,monday,start_date,end_date\nL,1,20240101,20241231\n',
};
const zip = (files: Readonly<Record<string, string>>, folder = '') =>
  makeZip(Object.entries(files).map(([name, content]) => ({ name: folder + name, content })));
const read = (files: Readonly<Record<string, string>>, folder = '') => readBytesAs(zip(files, folder), 'gtfs.zip');

describe('A GTFS feed', () => {
  test('is a set of tables typed by the reference, not by how their values look', async () => {
    const reading = await read(feed);
    expect([reading.format, reading.findings]).toEqual(['gtfs', []]);
    expect(reading.tables.map(({ name, profile }) => [name, profile.rows])).toEqual([
      ['agency', 1],
      ['stops', 2],
      ['routes', 1],
      ['trips', 2],
      ['stop_times', 3],
      ['calendar', 1],
    ]);
    const types = new Map(
      reading.tables.flatMap(({ name, profile }) =>
        profile.columns.map((column) => [`${name}.${column.name}`, column.type]),
      ),
    );
    expect(types.get('agency.agency_id')).toBe('string');
    expect(types.get('stops.stop_id')).toBe('string');
    expect(types.get('stops.stop_lat')).toBe('number');
    expect(types.get('routes.route_short_name')).toBe('string');
    expect(types.get('routes.route_color')).toBe('string');
    expect(types.get('routes.route_type')).toBe('integer');
    expect(types.get('calendar.start_date')).toBe('date');
    // A stop after midnight of the service day is at 24:10:00, which is no time of day: the times of such a table are text.
    expect(types.get('stop_times.departure_time')).toBe('string');
    expect(types.get('stop_times.arrival_time')).toBe('string');
  });

  test('tells which columns are keys of which table', async () => {
    const reading = await read(feed);
    const keys = Object.fromEntries(reading.tables.map(({ name, profile }) => [name, profile.foreignKeys]));
    expect(keys['stop_times']).toEqual([
      { columns: ['trip_id'], table: 'trips', references: ['trip_id'] },
      { columns: ['stop_id'], table: 'stops', references: ['stop_id'] },
    ]);
    expect(keys['stops']).toEqual([{ columns: ['parent_station'], table: 'stops', references: ['stop_id'] }]);
    expect(keys['agency']).toBeUndefined();
  });

  test('may lie in a folder and hold more than a feed', async () => {
    const reading = await read({ ...feed, 'leeme.md': '# x', 'paradas_extra.txt': 'a,b\n1,2\n' }, 'feed/');
    expect(reading.tables.map(({ name }) => name)).toContain('paradas_extra');
    expect(reading.findings.map(({ code }) => code)).toEqual(['member-skipped']);
  });

  test('tells missing files, broken references, and what is of no type', async () => {
    const { 'agency.txt': _, 'calendar.txt': __, ...rest } = feed;
    const reading = await read({
      ...rest,
      'trips.txt': 'route_id,service_id,trip_id,shape_id\n99,L,T1,S1\n',
      'calendar_dates.txt': 'service_id,date,exception_type\nL,2024-01-05,1\n',
    });
    expect(reading.findings.map(({ message }) => message.en)).toEqual([expect.stringContaining('agency.txt')]);
    const codes = reading.tables.flatMap(({ name, profile }) =>
      profile.findings.map(({ code, column }) => [name, code, column]),
    );
    expect(codes).toEqual(
      expect.arrayContaining([
        ['trips', 'reference-broken', 'route_id'],
        ['trips', 'reference-without-table', 'shape_id'],
        ['stop_times', 'reference-broken', 'trip_id'],
        ['calendar_dates', 'misfits', 'date'],
      ]),
    );
  });

  test('with rows too short, blank rows and no rows is read all the same', async () => {
    const reading = await read({
      ...feed,
      'trips.txt': 'route_id,service_id,trip_id\n02,L,T1\n\n02,L\n',
      'shapes.txt': 'shape_id,shape_pt_lat\n',
      'levels.txt': '',
    });
    const rows = Object.fromEntries(reading.tables.map(({ name, profile }) => [name, profile.rows]));
    expect([rows['trips'], rows['shapes'], rows['levels']]).toEqual([2, 0, undefined]);
  });

  test('of half a million stop times is scanned as it lies', async () => {
    const lines = ['trip_id,arrival_time,departure_time,stop_id,stop_sequence'];
    for (let row = 0; row < 250_000; row++) lines.push(`T1,05:00:00,05:00:30,00${12 + (row % 2)},${row}`);
    const reading = await read({ ...feed, 'stop_times.txt': lines.join('\n') });
    const table = reading.tables.find(({ name }) => name === 'stop_times');
    expect([table?.profile.rows, table?.profile.columns[1]?.type]).toEqual([250_000, 'time']);
  });
});

test('Two tables with ordinary names make no feed', () => {
  expect(isGtfs(['stops.txt', 'otra.txt'])).toBe(false);
  expect(isGtfs(['a/stops.txt', 'b/routes.txt', 'c/trips.txt'])).toBe(false);
  expect(isGtfs(['a/stops.txt', 'a/routes.txt', 'a/trips.txt'])).toBe(true);
});
