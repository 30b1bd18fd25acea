import { readFileSync } from 'node:fs';
import type { Client } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findShared, importFile } from '../../test/imports.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

let portal: TestPortal;
let root: Client;
beforeAll(async () => {
  portal = await startTestPortal();
  root = await portal.clientAs('portal-administrator');
});
afterAll(() => portal.close());

const packages = (...list: readonly object[]) => ({ name: 'catalogo.json', bytes: JSON.stringify(list) });
const one = (id: string, organization: object | string, more: object = {}) => ({
  ...{ id, title: id, organization, license_id: 'CC-BY-4.0', ...more },
  resources: [{ url: `https://example.org/${id}.csv`, name: id, format: 'CSV' }],
});
const find = (institution: string) => root.call('getInstitution', { params: { institution } });

describe('what the file says of an institution', () => {
  test('is taken: level, sector, and who stands above', async () => {
    const { rows } = await importFile(
      portal,
      root,
      packages(
        one('a1', {
          name: 'aguas-de-xalapa',
          title: 'Aguas de Xalapa',
          groups: [{ name: 'gobierno-de-xalapa', title: 'Gobierno de Xalapa' }],
          extras: [
            { key: 'gov_type', value: 'Municipal' },
            { key: 'sectors', value: 'Infraestructura' },
          ],
        }),
        one('a2', 'Comité de Nada', { govType: 'autónomo' }),
      ),
    );
    expect(rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([]);
    const water = await find('aguas-de-xalapa');
    const above = await find('gobierno-de-xalapa');
    expect(water).toMatchObject({ level: 'municipal', sector: 'mx-infraestructura', parent: above.id });
    expect(water).not.toHaveProperty('guessed');
    expect(await find('comite-de-nada')).toMatchObject({ level: 'autonomous' });
  });
  test('in data.json and DCAT too', async () => {
    const pod = {
      conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
      dataset: [{ identifier: 'p1', title: 'P', govType: 'state', publisher: { name: 'Oficina de Puebla' } }],
    };
    await importFile(portal, root, { name: 'data.json', bytes: JSON.stringify(pod) });
    expect(await find('oficina-de-puebla')).toMatchObject({ level: 'state' });
    const turtle = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
      <https://example.org/d> a dcat:Dataset ; dct:title "D" ; dct:publisher <https://example.org/o> .
      <https://example.org/o> a foaf:Agent ; foaf:name "Obras" ; dct:type <http://purl.org/adms/publishertype/LocalAuthority> .`;
    await importFile(portal, root, { name: 'c.ttl', bytes: turtle });
    expect(await find('obras')).toMatchObject({ level: 'municipal' });
    expect(await find('obras')).not.toHaveProperty('guessed');
  });
});

describe('who stands above whom', () => {
  const dcat = (agents: string, ...publishers: readonly string[]) => ({
    name: 'c.ttl',
    bytes: `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
      @prefix org: <http://www.w3.org/ns/org#> . @prefix schema: <http://schema.org/> . @prefix e: <https://example.org/> .
      ${publishers.map((one) => `<https://example.org/of/${one}> a dcat:Dataset ; dct:title "${one}" ; dct:publisher e:${one} .`).join('\n')}
      ${agents}`,
  });
  const agent = (id: string, more = '') => `e:${id} a foaf:Agent ; foaf:name "${id}" ${more}.\n`;
  const parentOf = async (slug: string) => (await find(slug)).parent;

  test('is taken from DCAT, from whichever end it is said', async () => {
    const agents = [
      agent('tierra-gobierno', '; org:hasSubOrganization e:tierra-ministerio'),
      agent('tierra-ministerio'),
      agent('tierra-instituto', '; org:subOrganizationOf e:tierra-ministerio'),
      agent('tierra-unidad', '; org:unitOf e:tierra-instituto'),
      agent('tierra-centro', '; dct:isPartOf e:tierra-instituto, <https://example.org/un-sitio>'),
      agent('tierra-museo', '; dct:isPartOf <https://example.org/un-sitio>'),
      agent('tierra-red', '; schema:parentOrganization e:tierra-ministerio'),
    ];
    const below = ['instituto', 'unidad', 'centro', 'museo', 'red'].map((one) => `tierra-${one}`);
    const tried = await importFile(portal, root, dcat(agents.join(''), ...below), { dryRun: true });
    const { result, rows } = await importFile(portal, root, dcat(agents.join(''), ...below));
    expect(rows.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([tried.result.counts.institutions, result.counts.institutions]).toEqual([7, 7]);
    const ministry = await find('tierra-ministerio');
    const institute = await find('tierra-instituto');
    expect(ministry.parent).toBe((await find('tierra-gobierno')).id);
    expect(institute.parent).toBe(ministry.id);
    expect(await parentOf('tierra-unidad')).toBe(institute.id);
    expect(await parentOf('tierra-centro')).toBe(institute.id);
    expect(await parentOf('tierra-red')).toBe(ministry.id);
    expect(await parentOf('tierra-museo')).toBeNull();
  });
  test('ends where it goes round', async () => {
    const agents =
      agent('ronda-uno', '; org:subOrganizationOf e:ronda-dos') +
      agent('ronda-dos', '; org:subOrganizationOf e:ronda-uno') +
      agent('ronda-sola', '; org:subOrganizationOf e:ronda-sola');
    const { result } = await importFile(portal, root, dcat(agents, 'ronda-uno', 'ronda-dos', 'ronda-sola'));
    expect(result.counts).toMatchObject({ institutions: 3, refused: 0 });
    const [one, other] = [await find('ronda-uno'), await find('ronda-dos')];
    expect([one.parent, other.parent]).toEqual([other.id, null]);
    expect(await parentOf('ronda-sola')).toBeNull();
  });
  test('is taken from a later file for bodies that stood nowhere, and not where somebody has looked', async () => {
    const flat = agent('luz-arriba') + agent('luz-abajo') + agent('luz-suelta');
    await importFile(portal, root, dcat(flat, 'luz-arriba', 'luz-abajo', 'luz-suelta'));
    const loose = await find('luz-suelta');
    await root.call('changeInstitution', {
      params: { institution: loose.id },
      revision: loose.revision,
      body: { level: 'federal', parent: null },
    });
    const up = '; org:subOrganizationOf e:luz-arriba';
    const tree = agent('luz-arriba') + agent('luz-abajo', up) + agent('luz-suelta', up);
    await importFile(portal, root, dcat(tree, 'luz-arriba', 'luz-abajo', 'luz-suelta'));
    const [above, below] = [await find('luz-arriba'), await find('luz-abajo')];
    expect(below).toMatchObject({ parent: above.id, guessed: ['level'] });
    expect(await parentOf('luz-suelta')).toBeNull();
    // And it is written once: the same file again changes nothing.
    await importFile(portal, root, dcat(tree, 'luz-arriba', 'luz-abajo', 'luz-suelta'));
    expect((await find('luz-abajo')).revision).toBe(below.revision);
  });
  test('is taken from the second record of a CKAN file where the first does not say it', async () => {
    const office = { name: 'oficina-de-rios', title: 'Oficina de Ríos' };
    const groups = [{ name: 'secretaria-de-rios', title: 'Secretaría de Ríos' }];
    await importFile(portal, root, packages(one('r1', office), one('r2', { ...office, groups })));
    expect(await parentOf('oficina-de-rios')).toBe((await find('secretaria-de-rios')).id);
  });
});

describe('what it does not say', () => {
  test('is guessed, marked, told once in the report, and tried as it is done', async () => {
    const file = packages(
      one('g1', 'SCT'),
      one('g2', 'API-VER'),
      one('g3', 'API-VER'),
      one('g4', 'Ayuntamiento de Torreón'),
    );
    const tried = await importFile(portal, root, file, { dryRun: true, level: 'federal' });
    const done = await importFile(portal, root, file, { level: 'federal' });
    for (const { rows } of [tried, done])
      expect(rows.map(({ problems }) => problems.map(({ code, field }) => `${code} ${field}`))).toEqual([
        ['level-guessed publisher'],
        ['level-guessed publisher'],
        [],
        ['level-guessed publisher'],
      ]);
    const [ministry, port] = [await find('sct'), await find('api-ver')];
    expect(ministry).toMatchObject({ level: 'federal', parent: null, guessed: ['level'] });
    expect(port).toMatchObject({ level: 'federal', parent: ministry.id, guessed: ['level', 'parent'] });
    expect(await find('ayuntamiento-de-torreon')).toMatchObject({ level: 'municipal', guessed: ['level'] });
  });
  test('is confirmed by who administers the portal, and then nobody guesses again', async () => {
    const port = await find('api-ver');
    const params = { institution: port.id };
    const named = { params, revision: port.revision, body: { name: { es: 'Puerto de Veracruz' } } };
    expect(await root.call('changeInstitution', named)).toMatchObject({ guessed: ['level', 'parent'] });
    const own = await portal.clientAs('administrator', 'api-ver');
    const said = { params, revision: port.revision + 1, body: { level: port.level } };
    expect(await own.call('changeInstitution', said)).toMatchObject({ guessed: ['level', 'parent'] });
    const body = { level: 'state-enterprise', parent: null } as const;
    const confirmed = await root.call('changeInstitution', { params, revision: port.revision + 2, body });
    expect(confirmed).not.toHaveProperty('guessed');
    await importFile(portal, root, packages(one('g5', { name: 'api-ver', title: 'API-VER' })));
    expect(await find('api-ver')).toMatchObject({ level: 'state-enterprise', parent: null });
  });
});

const mexico = findShared('demo', 'catalogues', 'C1_datos-gob-mx-noviembre-2015', 'derived_catalog.json');
/** Some datasets of every institution of the real catalogue, each with its first resource. */
function sample(path: string, each: number): object[] {
  const Listed = z.array(z.looseObject({ organization: z.string(), resources: z.array(z.unknown()) }));
  const all = Listed.parse(JSON.parse(readFileSync(path, 'utf8')));
  const some = [...Map.groupBy(all, ({ organization }) => organization).values()].flatMap((of) => of.slice(0, each));
  return some.map((one) => ({ ...one, resources: one.resources.slice(0, 1) }));
}

describe.skipIf(!mexico)('datos.gob.mx of 2015', () => {
  test('its institutions stand in a tree whose counts add up', async () => {
    const options = { release: true, licence: 'Libre-Uso-MX', level: 'federal', source: 'dgm-2015' };
    const { result, rows } = await importFile(portal, root, packages(...sample(mexico ?? '', 2)), options);
    expect(result.counts.released).toBeGreaterThan(200);
    const guessed = rows.filter(({ problems }) => problems.some(({ code }) => code === 'level-guessed'));
    expect(guessed).toHaveLength(result.counts.institutions);
    const bodies = await root.call('listInstitutions');
    const alone = bodies.map(
      ({ id, datasets }) =>
        datasets - bodies.filter(({ parent }) => parent === id).reduce((sum, below) => sum + below.datasets, 0),
    );
    expect(Math.min(...alone)).toBe(0);
    const { datasets } = await root.call('portalFacts');
    expect(datasets).toBeGreaterThanOrEqual(result.counts.released);
    expect(alone.reduce((sum, each) => sum + each, 0)).toBe(datasets);
    const ask = () => root.call('searchDatasets', { query: { facets: ['publisher'], limit: 1 } });
    await expect.poll(async () => (await ask()).total).toBe(datasets);
    const { facets } = await ask();
    for (const { value, count } of facets.publisher ?? [])
      expect([value, count]).toEqual([value, bodies.find(({ slug }) => slug === value)?.datasets]);
    expect(facets.publisher?.find(({ value }) => value === 'pemex')).toMatchObject({ parent: 'sener' });
    expect(bodies.find(({ slug }) => slug === 'sener')?.datasets).toBeGreaterThanOrEqual(4);
  }, 300_000);
});
