import { expect, test } from 'vitest';
import { publicUrl, readFixtures } from '../../test/portal.ts';
import { createReader } from '../reader.ts';
import { formatApa } from './citation.ts';

const bundle = readFixtures().bundles[0];
if (!bundle) throw new Error('The fixture is missing.');
const { dataset, releases } = bundle;
const sha256 = releases[0]?.sha256;
const needs = { dataset, sha256, publicUrl, portal: 'Milpa', reader: createReader('es') };

test('APA names publisher, year, title, version, address of the version and fingerprint', () => {
  expect(formatApa(needs)).toBe(
    `Proyecto Milpa. (2026). Índice OURdata de la OCDE: resultados publicados, 2015–2025 (Versión 3) [Conjunto de datos]. Milpa. ${publicUrl}/datasets/ourdata/versions/3 SHA-256: ${sha256}`,
  );
});

test('a publisher that ends in a stop gets no second one', () => {
  const publisher = { ...dataset.publisher, name: { es: 'Acme Inc.' } };
  expect(formatApa({ ...needs, dataset: { ...dataset, publisher } })).toMatch(/^Acme Inc\. \(2026\)\./);
});
