import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { quantile, timed } from './harness.ts';

export interface Calibration {
  readonly csvScanMs: number;
  readonly parquetDecodeMs: number;
  readonly fsyncMs: number;
  readonly loopbackMs: number;
}

/** Four small things this machine does, timed before and after: a run in which one moved by more than a tenth is void. */
export async function calibrate(folder: string): Promise<Calibration> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const csv = join(folder, 'calibration.csv');
  const parquet = join(folder, 'calibration.parquet');
  const rows = '(select i as a, i * 7919 % 1000003 as b, md5(i::varchar) as c from range(1000000) t(i))';
  await connection.run(`copy ${rows} to '${csv}'`);
  await connection.run(`copy ${rows} to '${parquet}' (format parquet, compression zstd)`);
  const result = {
    csvScanMs: await median(9, () => connection.run(`select sum(b), max(c) from read_csv('${csv}')`)),
    parquetDecodeMs: await median(9, () => connection.run(`select sum(b), max(c) from read_parquet('${parquet}')`)),
    fsyncMs: await median(40, async () => syncOnce(join(folder, 'calibration.sync'))),
    loopbackMs: await loopback(),
  };
  connection.closeSync();
  instance.closeSync();
  return result;
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  for (let at = 0; at < 3; at++) await work(); // the first ones warm caches, which is not what is asked
  const taken: number[] = [];
  for (let at = 0; at < times; at++) taken.push((await timed(work)).milliseconds);
  return quantile(taken, 0.5);
}

function syncOnce(path: string) {
  const file = openSync(path, 'w');
  writeSync(file, Buffer.alloc(8192, 1));
  fsyncSync(file);
  closeSync(file);
}

async function loopback(): Promise<number> {
  const server = createServer((_, response) => response.end('ok'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the calibration server has no port');
  const taken = await median(300, async () => (await fetch(`http://127.0.0.1:${address.port}/`)).text());
  server.close();
  return taken;
}

/** The parts that moved by more than a tenth (and by more than a tenth of a millisecond), in words. */
export function moved(before: Calibration, after: Calibration): string[] {
  const pairs: readonly [string, number, number][] = [
    ['CSV scan', before.csvScanMs, after.csvScanMs],
    ['Parquet decode', before.parquetDecodeMs, after.parquetDecodeMs],
    ['fsync', before.fsyncMs, after.fsyncMs],
    ['loopback HTTP', before.loopbackMs, after.loopbackMs],
  ];
  return pairs
    .filter(([, a, b]) => Math.abs(a - b) > 0.1 && Math.abs(a - b) / a > 0.1)
    .map(([name, a, b]) => `${name} ${a.toFixed(2)} → ${b.toFixed(2)} ms`);
}
