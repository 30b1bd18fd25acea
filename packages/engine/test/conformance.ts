import { mkdtemp, readFile as readBytes, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../src/contract.ts';
import { formats } from '../src/format/index.ts';
import { otherKinds } from '../src/format/other.ts';
import { readProbe } from '../src/format/probe.ts';
import { readFile } from '../src/read.ts';

export interface Sample {
  /** What a reading calls it. */
  readonly format: string;
  /** The format of the list that must know the bytes; undefined for text, which is asked last. */
  readonly owner: string | undefined;
  readonly bytes: () => Promise<Buffer>;
}

async function withFile<T>(bytes: Buffer, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'milpa-conformance-'));
  try {
    const path = join(folder, 'input');
    await writeFile(path, bytes);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A reading without a table name: the name given says nothing of the format. */
export function readBytesAs(bytes: Buffer, name: string, limits = {}): Promise<Reading> {
  return withFile(bytes, (path) => readFile({ path, name, limits }));
}

/** What every format owes: it knows its own bytes only, survives any cut, keeps the limits and says the same twice. */
export function describeConformance(sample: Sample): void {
  describe(`The format ${sample.format}`, () => {
    test('is known by its bytes and by one format only', async () => {
      const owners = await withFile(await sample.bytes(), async (path) => {
        const probe = await readProbe(path);
        return formats.filter((format) => format.detect(probe)).map((format) => format.id);
      });
      expect(owners).toEqual(sample.owner === undefined ? [] : [sample.owner]);
      const other = await withFile(await sample.bytes(), async (path) => {
        const probe = await readProbe(path);
        return otherKinds.filter((kind) => kind.detect(probe)).map((kind) => kind.id);
      });
      expect(other).toEqual([]);
    });

    test('reads the same under a foreign name, twice', async () => {
      const bytes = await sample.bytes();
      const first = await readBytesAs(bytes, 'datos.csv');
      const second = await readBytesAs(bytes, 'datos.csv');
      expect(first.refused).toBeNull();
      expect(first.format).toBe(sample.format);
      expect(first.tables.length).toBeGreaterThan(0);
      expect(second).toEqual(first);
    });

    test('is read or refused with a sentence wherever it is cut', async () => {
      const bytes = await sample.bytes();
      const whole = await readBytesAs(bytes, 'datos.csv');
      const rows = countRows(whole);
      for (let eighth = 0; eighth < 8; eighth++) {
        const reading = await readBytesAs(bytes.subarray(0, Math.floor((bytes.length * eighth) / 8)), 'datos.csv');
        if (reading.refused) expect(reading.refused.detail.es).toMatch(/^«datos\.csv» [^{}]{10,}$/);
        else expect([eighth, countRows(reading) <= rows]).toEqual([eighth, true]);
      }
    });

    test('keeps the limit of columns', async () => {
      const reading = await readBytesAs(await sample.bytes(), 'datos.csv', { columns: 1 });
      expect(reading.tables).toEqual([]);
      expect(reading.refused?.code).toBe('too-many-columns');
    });
  });
}

function countRows(reading: Reading): number {
  return reading.tables.reduce((sum, table) => sum + table.profile.rows, 0);
}

export const readFixture = (path: string) => readBytes(new URL(`../fixtures/${path}`, import.meta.url));
