import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Reading } from '../src/contract.ts';
import { createEnginePool } from '../src/worker/pool.ts';
import { hostileArchives } from './hostile-archives.ts';
import { hostileBooks, hostileDocuments } from './hostile-books.ts';
import { type HostileFile, outsideFile, secretWords } from './hostile-files.ts';
import { checkTruth, judge } from './hostile-judge.ts';
import { hostileText } from './hostile-text.ts';

const files: readonly HostileFile[] = [...hostileArchives, ...hostileBooks, ...hostileDocuments, ...hostileText];

const folder = mkdtempSync(join(tmpdir(), 'milpa-hostile-'));
const secret = join(folder, 'secreto.txt');
const limits = { memoryBytes: 768 * 2 ** 20, timeMs: 100_000, unpackedBytes: 256 * 2 ** 20, threads: 1 };
let engine: Engine;
let before: string[];

beforeAll(() => {
  writeFileSync(secret, `a,b\n${secretWords},1\n`);
  writeFileSync(outsideFile, `a,b\n${secretWords},1\n`);
  for (const name of ['files', 'out', 'scratch']) mkdirSync(join(folder, name));
  before = readdirSync(tmpdir());
  engine = createEnginePool({ tempDirectory: join(folder, 'scratch'), readers: 2, limits });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(outsideFile, { force: true });
});

/** Reads a file as the portal does: in a process of its own, to a folder of its own. */
async function read(file: HostileFile, index: number): Promise<Reading> {
  const path = join(folder, 'files', `${index}`);
  const out = join(folder, 'out', `${index}`);
  mkdirSync(out);
  writeFileSync(path, await file.bytes());
  try {
    return await engine.read({ path, name: file.name, out, ...(file.limits ? { limits: file.limits } : {}) });
  } finally {
    expect(readdirSync(out).filter((name) => !/^t\d+\.parquet$/.test(name))).toEqual([]);
    rmSync(out, { recursive: true });
    rmSync(path);
  }
}

describe('Files made to do harm end in a reading or a sentence', () => {
  test('there are enough of them, each under a name of its own', () => {
    expect(files.length).toBeGreaterThanOrEqual(200);
    expect(new Set(files.map((file) => file.id)).size).toBe(files.length);
  });

  test.concurrent.each(files.map((file, index) => ({ ...file, index })))(
    '$id',
    { timeout: 600_000 },
    async ({ index, ...file }) => {
      const reading = await read(file, index);
      checkTruth(reading);
      expect(JSON.stringify(reading)).not.toContain(secretWords);
      const { must } = file;
      if (typeof must === 'object') expect(must).toContain(reading.refused?.code ?? judge(reading));
      else if (must !== 'ended')
        expect([judge(reading), reading.refused?.code]).toEqual([
          must,
          must === 'refused' ? reading.refused?.code : undefined,
        ]);
      if (file.rows) expect(reading.tables.map((table) => table.profile.rows)).toEqual(file.rows);
    },
  );
});

describe('Afterwards', () => {
  test('the engine still answers, and nothing lies where it should not', async () => {
    const good: HostileFile = { id: 'good', name: 'd.csv', bytes: () => Buffer.from('a,b\n1,2\n'), must: 'read' };
    expect((await read(good, -1)).tables[0]?.profile.rows).toBe(1);
    expect(readFileSync(secret, 'utf8')).toContain(secretWords);
    expect(readdirSync(join(folder, 'files'))).toEqual([]);
    expect(readdirSync(join(folder, 'out'))).toEqual([]);
    await engine.close();
    expect(readdirSync(join(folder, 'scratch'))).toEqual([]);
    const added = readdirSync(tmpdir()).filter((name) => !before.includes(name));
    expect(added.filter((name) => /secreto|escape|datos|passwd/.test(name))).toEqual([]);
  });
});
