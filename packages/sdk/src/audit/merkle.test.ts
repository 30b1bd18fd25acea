import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formatHex, parseHex } from './canonical.ts';
import { findMerkleRoot, findProvenRoot, listInclusionPath } from './merkle.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
/** The leaves and roots that implementations of Certificate Transparency (RFC 6962) test themselves with. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  parseHex,
);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const many = Array.from({ length: 70 }, (_, at) => sha256(Buffer.from(String(at))));

describe('the tree of RFC 6962', () => {
  test('gives the roots that are known', () => {
    for (const [size, root] of roots.entries())
      expect(formatHex(findMerkleRoot(leaves.slice(0, size), sha256))).toBe(root);
  });
  test('each leaf of a tree of each size has a proof that leads to its root, and to no other', () => {
    for (let size = 1; size <= many.length; size += 1) {
      const all = many.slice(0, size);
      const root = formatHex(findMerkleRoot(all, sha256));
      for (const [index, leaf] of all.entries()) {
        const path = listInclusionPath(all, index, sha256);
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        const lead = (change: object) => {
          const found = findProvenRoot({ leaf, index, size, path, ...change }, sha256);
          return found && formatHex(found);
        };
        expect(lead({})).toBe(root);
        expect(lead({ leaf: sha256(leaf) })).not.toBe(root);
        if (size > 1) expect(lead({ index: (index + 1) % size })).not.toBe(root);
        expect(lead({ path: [...path, leaf] })).toBeUndefined();
        expect(lead({ index: size })).toBeUndefined();
      }
    }
  });
});

test('hexadecimal there and back; anything else is refused', () => {
  expect(formatHex(parseHex('00ff7a'))).toBe('00ff7a');
  expect(() => parseHex('0g')).toThrow(TypeError);
  expect(() => parseHex('abc')).toThrow(TypeError);
});
