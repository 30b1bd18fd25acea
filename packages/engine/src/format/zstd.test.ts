import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isWholeZstd } from './zstd.ts';

async function isWhole(bytes: Buffer): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'milpa-zstd-'));
  const path = join(folder, 'x');
  writeFileSync(path, bytes);
  try {
    return await isWholeZstd({ path, size: bytes.length });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const texts = ['', 'a', 'a,b\n'.repeat(100_000), Array.from({ length: 60_000 }, (_, n) => `${n * n}`).join('\n')];
const skipped = Buffer.concat([Buffer.from('502a4d18', 'hex'), Buffer.from([3, 0, 0, 0]), Buffer.from('abc')]);

test.each(texts.map((text) => [text.length, text] as const))(
  'a text of %d is whole until it is cut',
  async (_, text) => {
    const whole = zstdCompressSync(text);
    expect(await isWhole(whole)).toBe(true);
    for (let share = 0.1; share < 1; share += 0.1) {
      const cut = whole.subarray(0, Math.max(4, Math.floor(whole.length * share)));
      expect([share, await isWhole(cut)]).toEqual([share, false]);
    }
    expect(await isWhole(whole.subarray(0, -1))).toBe(false);
  },
);

test('frames may follow one another, and some are skipped', async () => {
  const whole = Buffer.concat([skipped, zstdCompressSync('a'), zstdCompressSync('b'), skipped]);
  expect(await isWhole(whole)).toBe(true);
  expect(await isWhole(whole.subarray(0, -2))).toBe(false);
});
