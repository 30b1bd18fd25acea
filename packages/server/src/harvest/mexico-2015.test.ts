import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findShared, importFile } from '../../test/imports.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

const catalogue = findShared('demo/catalogues/C1_datos-gob-mx-noviembre-2015/derived_catalog.json');

describe.skipIf(!catalogue)('datos.gob.mx of November 2015 (skipped where the real catalogues are not)', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal();
  });
  afterAll(() => portal.close());

  test('loads whole, in one go, with a report', { timeout: 300_000 }, async () => {
    const bytes = new Uint8Array(readFileSync(catalogue ?? ''));
    const root = await portal.clientAs('portal-administrator');
    const options = { release: true, licence: 'Libre-Uso-MX', level: 'federal' };
    const { result, rows } = await importFile(portal, root, { name: 'derived_catalog.json', bytes }, options);
    expect(result).toMatchObject({
      state: 'done',
      total: 1588,
      counts: { records: 1588, create: 1588, released: 1588, refused: 0, institutions: 145, links: 7442 },
    });
    expect(rows).toHaveLength(1588);
    expect(await root.call('portalFacts')).toMatchObject({ datasets: 1588 });
  });
});
