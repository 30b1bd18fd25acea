import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createTestContext } from '../test/context.ts';
import { startAhead } from './ahead.ts';
import { inspect } from './inspect.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-ahead-'));
const small = join(folder, 'small.csv');
const large = join(folder, 'large.csv');
writeFileSync(small, 'estado,n\nJalisco,1\nColima,2\n');
writeFileSync(large, 'x');
truncateSync(large, 3 * 2 ** 20);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a reader started ahead', () => {
  test('reads the file, and leaves nothing behind', async () => {
    const ahead = await startAhead(['inspect', small]);
    const { context, said } = createTestContext('en');
    expect(await inspect({ ...context, ...(ahead ? { ahead } : {}) }, [small, small], { json: true })).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({ files: [{ tables: [{ rows: 2 }] }, { tables: [{ rows: 2 }] }] });
    expect(ahead?.reader.alive).toBe(false);
    await ahead?.close();
    expect(existsSync(ahead?.folder ?? '')).toBe(false);
  });

  test('that nobody used is ended all the same', async () => {
    const ahead = await startAhead(['convert', small, '--to', 'parquet']);
    expect(ahead?.reader.alive).toBe(true);
    await ahead?.close();
    expect([ahead?.reader.alive, existsSync(ahead?.folder ?? '')]).toEqual([false, false]);
  });

  test.each([[['inspect', large]], [['inspect', join(folder, 'none.csv')]], [['sql', small]], [[]]])(
    'is not started for %j',
    async (args) => {
      expect(await startAhead(args)).toBeUndefined();
    },
  );
});
