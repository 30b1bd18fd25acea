import {
  closeSync,
  copyFileSync,
  createWriteStream,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { createServer, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { exportFormats } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, EngineFailure, QueryRefused, type StoredTable } from '../contract.ts';
import { createLocalEngine } from '../local.ts';
import { recycleChunks } from '../pipe.ts';
import { createEnginePool } from '../worker/pool.ts';
import { column, storeTable } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-stream-'));
let table: StoredTable;
let large: StoredTable;
const local = createLocalEngine({ tempDirectory: folder });
const pool = createEnginePool({
  tempDirectory: join(folder, 'pool'),
  tableFolders: [folder],
  queryWorkers: 1,
  streamers: 1,
});

beforeAll(async () => {
  table = await storeTable(
    folder,
    'puntos',
    `select i as n, 'punto ' || i as nombre, date '2026-01-01' + i::int as dia, (i % 180)::double - 90 as lat, (i % 360)::double - 180 as lon from range(5000) t(i)`,
    [
      column('n', 'integer'),
      column('nombre', 'string'),
      column('dia', 'date'),
      column('lat', 'number', 'latitude'),
      column('lon', 'number', 'longitude'),
    ],
  );
  large = await storeTable(folder, 'grande', `select i as n, md5(i::varchar) as h from range(1000000) t(i)`, [
    column('n', 'integer'),
    column('h', 'string'),
  ]);
});
afterAll(async () => {
  await Promise.all([local.close(), pool.close()]);
  rmSync(folder, { recursive: true, force: true });
});

async function collect(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
const question = { filters: [{ column: 'n', op: 'gte' as const, values: ['4000'] }] };

describe.each<[string, Engine]>([
  ['in this process', local],
  ['in a process of its own', pool],
])('a stream %s', (_, engine) => {
  test.each(exportFormats)('of %s has the bytes of the file', async (format) => {
    for (const part of [{}, { question }]) {
      const to = join(folder, `whole.${format}`);
      await local.export({ table, format, to, ...part });
      const streamed = await collect(await engine.stream({ table, format, ...part }));
      expect(streamed.equals(readFileSync(to)), JSON.stringify(part)).toBe(true);
    }
  });

  test('refuses before its first byte', async () => {
    const wrong = { filters: [{ column: 'nada', op: 'null' as const, values: [] }] };
    await expect(engine.stream({ table, format: 'csv', question: wrong })).rejects.toBeInstanceOf(QueryRefused);
    await expect(engine.stream({ table: large, format: 'geojson' })).rejects.toThrow(/no geometry/);
    expect((await collect(await engine.stream({ table, format: 'csv' }))).length).toBeGreaterThan(1000);
  });

  test('waits for a slow reader and loses nothing', async () => {
    const stream = await engine.stream({ table: large, format: 'csv' });
    await wait(300);
    // What lies in the pipe and its buffers; the rest waits unwritten.
    expect(stream.readableLength).toBeLessThan(2 ** 20);
    const text = (await collect(stream)).toString();
    expect(text.split('\r\n')).toHaveLength(1_000_002);
  });

  test('whose chunks are used again gives the same bytes over a connection that is full at times', async () => {
    const to = join(folder, 'grande.csv');
    await local.export({ table: large, format: 'csv', to });
    const stream = await engine.stream({ table: large, format: 'csv' });
    recycleChunks(stream);
    const copy = join(folder, 'copia.csv');
    const written = createWriteStream(copy);
    const server = createServer((_, answer) => void pipeline(stream, answer).catch(() => undefined));
    const port = await new Promise<number>((resolve) =>
      server.listen(0, () => resolve(Number(Object(server.address()).port))),
    );
    // Reads nothing at times, so that the connection is full and what was sent waits.
    const got = await new Promise<IncomingMessage>((resolve) => get({ port }, resolve));
    let parts = 0;
    for await (const part of got) {
      if (parts++ % 50 === 0) await wait(20);
      written.write(part);
    }
    await new Promise<void>((resolve) => written.end(resolve));
    server.close();
    expect(readFileSync(copy).equals(readFileSync(to))).toBe(true);
  });

  test('stops when its reader goes away, and the next one is served', async () => {
    const stream = await engine.stream({ table: large, format: 'csv' });
    stream.destroy();
    const stopper = new AbortController();
    const aborted = await engine.stream({ table: large, format: 'csv' }, { signal: stopper.signal });
    const read = collect(aborted);
    stopper.abort();
    await expect(read).rejects.toBeInstanceOf(Error);
    expect((await collect(await engine.stream({ table, format: 'jsonl' }))).toString().trim().split('\n')).toHaveLength(
      5000,
    );
  });

  test('breaks when the file does, and never ends short', async () => {
    const path = join(folder, 'roto.parquet');
    copyFileSync(large.path, path);
    const { size } = statSync(path);
    // The last group of rows becomes noise; the footer stays.
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(200_000, 7), 0, 200_000, size - 250_000);
    closeSync(file);
    const stream = await engine.stream({ table: { ...large, path }, format: 'csv' });
    await expect(collect(stream)).rejects.toBeInstanceOf(EngineFailure);
    truncateSync(path, 100);
    await expect(engine.stream({ table: { ...large, path }, format: 'csv' })).rejects.toBeInstanceOf(EngineFailure);
  });
});
