import { InstitutionId, type Language, Problem } from '@milpa/sdk';
import { Hono } from 'hono';
import { Parser, type Quad } from 'n3';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeReleased, Shelf } from '../../../../test/released.ts';
import { takeMeasurement } from '../../../assessment/index.ts';
import type { RecentRelease } from '../../../catalogue/index.ts';
import type { PublicBody } from '../../../institution/index.ts';
import { findForm } from '../negotiate.ts';
import { formatSitemapIndex, thingsInPart } from '../sitemap.ts';
import { createFeedRoutes } from './index.ts';

const publicUrl = 'https://datos.example.org';
const body: PublicBody = {
  id: InstitutionId.parse('019a0000-0009-7000-8000-000000000001'),
  slug: makeReleased(1, { publisher: { id: '019a0000-0009-7000-8000-000000000001', slug: 'salud', name: {} } }).dataset
    .publisher.slug,
  name: { es: 'Salud & <Vida>', fr: 'Santé' },
  level: 'federal',
  parent: null,
  revision: 1,
};
const made = [1, 2, 3].map((number) =>
  makeReleased(number, {
    publisher: body,
    title: number === 1 ? { es: 'Camas </script><b> & "más"', fr: 'Lits' } : { es: `Conjunto ${number}` },
    columns: [{ name: 'camas', label: { es: 'Camas censables' } }],
    modified: `2026-02-0${number}T10:00:00.000Z`,
  }),
);
const shelf = new Shelf();
const routes = createFeedRoutes({
  publicUrl,
  clock: () => new Date('2026-03-01T00:00:00Z'),
  datasets: Object.assign(shelf, {
    explainAbsence: async (key: string) => new Problem(key === 'retirado' ? 'withdrawn' : 'not-found', { en: key }),
    findTombstone: async () => undefined,
    listMembers: async () => [],
    findPurgeMark: async () => 0,
  }),
  demand: { listNewest: async () => [] },
  reuses: { list: async () => ({ total: 0, items: [] }), listAddresses: async () => new Map() },
  sources: { listCatalogued: async () => [], findCatalogue: async () => undefined },
  freshness: {
    listOverdue: async () => ({
      today: '2026-03-01',
      total: 1,
      snoozed: 1,
      items: made.slice(0, 1).map(({ dataset }) => ({
        dataset: dataset.id,
        slug: dataset.slug,
        title: dataset.metadata.title,
        publisher: dataset.publisher,
        frequency: 'WEEKLY',
        modified: dataset.modified,
        due: '2026-02-08',
        days: 21,
        snoozes: 1,
        snooze: { until: '2026-03-15', reason: 'Falta <firma> & sello', since: '2026-02-20T10:00:00.000Z' },
      })),
    }),
  },
  quality: {
    async findMeasurement(dataset) {
      if (dataset.slug === 'conjunto-3') return undefined;
      return takeMeasurement(dataset, undefined, new Date('2026-02-28T10:00:00.500Z'));
    },
  },
  changes: { list: async () => [], listNewest: async () => [], findGeneration: async () => 7 },
  shelf: {
    findManifest: async () => undefined,
    read() {
      throw new Error('Nothing was built.');
    },
  },
  catalogue: {
    countReleased: async () => made.length,
    listAddresses: async (offset, limit) =>
      made
        .slice(offset, offset + limit)
        .map(({ dataset }) => ({ slug: dataset.slug, released: new Date(dataset.released) })),
    listRecent: async (publisher, limit): Promise<RecentRelease[]> =>
      made
        .filter(() => publisher === null || publisher === body.id)
        .slice(0, limit)
        .map(({ dataset }) => ({
          released: new Date(dataset.released),
          notes: 'Corregido <el> mes',
          item: { ...dataset, ...dataset.metadata, formats: ['csv'], rows: 1, tables: 1 },
        })),
  },
  institutions: {
    list: async () => [body],
    async require(key) {
      if (key === body.slug || key === body.id) return body;
      throw new Problem('not-found', { en: 'none' });
    },
  },
});
beforeAll(() => {
  for (const each of made) shelf.set(each);
});

/** Finds the route as the portal would, and asks it. */
async function get(path: string, headers: Record<string, string> = {}, language: Language = 'es'): Promise<Response> {
  const app = new Hono();
  app.onError((error) => {
    throw error;
  });
  for (const route of routes)
    app.on(route.method, route.path, (context) =>
      route.handle(
        { request: context.req.raw, caller: undefined, language, signal: AbortSignal.timeout(300_000) },
        context.req.param(),
      ),
    );
  return app.fetch(new Request(new URL(path, publicUrl), { headers }));
}
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

describe('the address of a dataset', () => {
  test.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
    ['', 'html'],
    ['*/*', 'html'],
    ['text/turtle', 'ttl'],
    ['application/ld+json, text/html;q=0.5', 'jsonld'],
    ['text/turtle;q=0.3, application/ld+json;q=0.7', 'jsonld'],
    ['text/*', 'html'],
    ['application/*', 'jsonld'],
    ['text/html;q=0, */*', 'jsonld'],
    ['image/png', undefined],
  ])('Accept %s: %s', (accept, form) => {
    expect(findForm(accept)).toBe(form);
  });
  test('sends readers to the page in their language, and programs get what they ask for', async () => {
    const page = await get('/datasets/conjunto-1', { accept: 'text/html' }, 'fr');
    expect([page.status, page.headers.get('location')]).toEqual([303, '/fr/datasets/conjunto-1']);
    expect(page.headers.get('vary')).toContain('accept');
    const turtle = await get('/datasets/conjunto-1', { accept: 'text/turtle' });
    expect(turtle.headers.get('content-type')).toBe('text/turtle; charset=utf-8');
    expect(new Parser().parse(await turtle.text()).length).toBeGreaterThan(30);
    const byId = await get(`/datasets/${made[0]?.dataset.id}.jsonld`);
    expect(byId.headers.get('content-type')).toBe('application/ld+json');
    expect(JSON.parse(await byId.text())['@graph'][0]['@id']).toBe(`${publicUrl}/datasets/${made[0]?.dataset.id}`);
    expect(await refusal(get('/datasets/conjunto-1', { accept: 'image/png' }))).toBe('not-acceptable');
  });
  test('nothing there, or withdrawn', async () => {
    for (const suffix of ['', '.ttl', '.jsonld', '.schema.jsonld']) {
      expect(await refusal(get(`/datasets/ninguno${suffix}`))).toBe('not-found');
      expect(await refusal(get(`/datasets/retirado${suffix}`))).toBe('withdrawn');
    }
  });
  test('is not sent twice to who has it', async () => {
    const first = await get('/datasets/conjunto-1.ttl');
    const again = await get('/datasets/conjunto-1.ttl', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});

describe('what was measured of a dataset', () => {
  const dqv = 'http://www.w3.org/ns/dqv#';
  const self = `${publicUrl}/datasets/${made[0]?.dataset.id}`;
  const valuesOf = (quads: readonly Quad[]) =>
    new Map(
      quads
        .filter(({ predicate }) => predicate.value === `${dqv}value`)
        .map(({ subject, object }) => [subject.value.split('#')[1], object.value]),
    );

  test('has a document of its own, which the description names and which changes without it', async () => {
    const description = await get('/datasets/conjunto-1.ttl');
    expect(description.headers.get('link')).toContain(`<${self}/quality>; rel="describedby"`);
    const said = new Parser()
      .parse(await description.text())
      .filter(({ predicate }) => predicate.value.startsWith(dqv));
    expect(said.map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value])).toEqual([
      [self, `${dqv}hasQualityMetadata`, `${self}/quality`],
    ]);
    const measured = await get('/datasets/conjunto-1/quality.ttl');
    expect(measured.headers.get('content-type')).toBe('text/turtle; charset=utf-8');
    expect(measured.headers.get('last-modified')).toBe('Sat, 28 Feb 2026 10:00:00 GMT');
    expect(measured.headers.get('link')).toContain(`<${self}>; rel="describes"`);
    const values = valuesOf(new Parser().parse(await measured.text()));
    expect(values.get('keyword')).toBe('true');
    // Nobody asked the rules of DCAT-AP: that is neither yes nor no.
    expect(values.has('dcatAp')).toBe(false);
    expect([values.get('points'), values.get('highest')]).toEqual(['370', '400']);
    const again = await get('/datasets/conjunto-1/quality.ttl', {
      'if-none-match': measured.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
  });
  test('is negotiated, and its page is one of the forms', async () => {
    const page = await get('/datasets/conjunto-1/quality', { accept: 'text/html' }, 'fr');
    expect([page.status, page.headers.get('location')]).toEqual([303, '/fr/datasets/conjunto-1/quality']);
    const linked = await get('/datasets/conjunto-1/quality', { accept: 'application/ld+json' });
    expect(JSON.parse(await linked.text())['@graph'][0]).toMatchObject({ '@id': self });
    expect(await refusal(get('/datasets/conjunto-1/quality', { accept: 'image/png' }))).toBe('not-acceptable');
    expect(await refusal(get('/datasets/ninguno/quality.ttl'))).toBe('not-found');
    expect(await refusal(get('/datasets/retirado/quality.ttl'))).toBe('withdrawn');
  });
  test('of what waits to be measured it says nothing', async () => {
    const waiting = await get('/datasets/conjunto-3/quality.ttl');
    expect(waiting.headers.get('last-modified')).toBeNull();
    const quads = new Parser().parse(await waiting.text());
    expect(quads.length).toBeGreaterThan(0);
    expect(valuesOf(quads).size).toBe(0);
  });
  test('leads people who follow the address of a metric to its page, and programs to the vocabulary', async () => {
    const page = await get('/vocabulary/quality', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }, 'fr');
    expect([page.status, page.headers.get('location')]).toEqual([303, '/fr/quality/metrics']);
    expect(page.headers.get('vary')).toBe('accept, accept-language');
    for (const [accept, type] of [
      ['*/*', 'text/turtle; charset=utf-8'],
      ['application/ld+json', 'application/ld+json'],
      ['text/html;q=0.5, application/rdf+xml', 'application/rdf+xml; charset=utf-8'],
    ] as const) {
      const answer = await get('/vocabulary/quality', { accept });
      expect([answer.status, answer.headers.get('content-type')], accept).toEqual([200, type]);
      expect(answer.headers.get('vary'), accept).toBe('accept, accept-language');
    }
    expect((await get('/vocabulary/quality.ttl', { accept: 'text/html' })).status).toBe(200);
    expect(await refusal(get('/vocabulary/quality', { accept: 'image/png' }))).toBe('not-acceptable');
    expect(await refusal(get('/vocabulary/licence', { accept: 'text/html' }))).toBe('not-acceptable');
  });
  test('each metric it names is described in the vocabulary', async () => {
    const quads = new Parser().parse(await (await get('/datasets/conjunto-1/quality.ttl')).text());
    const metrics = quads.filter(({ predicate }) => predicate.value === `${dqv}isMeasurementOf`);
    const known = new Parser().parse(await (await get('/vocabulary/quality', { accept: 'text/turtle' })).text());
    expect(metrics.length).toBeGreaterThan(20);
    for (const { object } of metrics)
      expect(
        known.some(({ subject, object: type }) => subject.equals(object) && type.value === `${dqv}Metric`),
        object.value,
      ).toBe(true);
  });
});

test('the whole catalogue streams in both forms', async () => {
  const turtle = new Parser().parse(await (await get('/catalog.ttl')).text());
  const linked = turtle.filter(({ predicate }) => predicate.value === 'http://www.w3.org/ns/dcat#dataset');
  expect(linked.map(({ object }) => object.value)).toEqual(
    made.map(({ dataset }) => `${publicUrl}/datasets/${dataset.id}`),
  );
  const fresh = turtle.filter(
    ({ subject, predicate }) =>
      subject.value === `${publicUrl}/catalog` && predicate.value === 'http://www.w3.org/ns/dcat#distribution',
  );
  expect(fresh.map(({ object }) => object.value.split('#')[1])).toEqual(['csv', 'jsonl', 'parquet']);
  const graph = JSON.parse(await (await get('/catalog.jsonld')).text())['@graph'];
  expect(graph.filter((node: { '@type'?: string[] }) => node['@type']?.includes('dcat:Dataset'))).toHaveLength(3);
});

describe('schema.org', () => {
  test('in the language asked for, safe inside a script element', async () => {
    const answer = await get('/datasets/conjunto-1.schema.jsonld', {}, 'fr');
    const text = await answer.text();
    expect(text).not.toContain('<');
    expect(answer.headers.get('content-language')).toBe('fr');
    expect(JSON.parse(text)).toMatchObject({
      '@type': 'Dataset',
      name: 'Lits',
      description: 'Lits. Descripción del conjunto 1 Données publiées par Santé.',
      url: `${publicUrl}/fr/datasets/conjunto-1`,
      license: 'https://creativecommons.org/licenses/by/4.0/',
      temporalCoverage: '2020-01-01/2025-12-31',
      spatialCoverage: [{ geo: { box: '14.5 -118.4 32.7 -86.7' } }],
      creator: { name: 'Santé' },
      variableMeasured: [{ name: 'Camas censables', alternateName: 'camas' }],
    });
    const spanish = JSON.parse(await (await get('/datasets/conjunto-1.schema.jsonld', {}, 'es')).text());
    expect(spanish.name).toBe('Camas </script><b> & "más"');
    expect(spanish.distribution.map((one: { encodingFormat: string }) => one.encodingFormat)).toContain('text/csv');
  });
});

/** Well-formed as far as a scanner can tell: every element closed in order, no stray marks. Gives the names opened. */
function scanXml(text: string): string[] {
  expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n')).toBe(true);
  const open: string[] = [];
  const seen: string[] = [];
  const rest = text
    .slice(text.indexOf('\n'))
    .replace(
      /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)\s*(\/?)>/g,
      (_, closing, name, __, alone) => {
        if (closing) expect(open.pop()).toBe(name);
        else seen.push(name);
        if (!closing && !alone) open.push(name);
        return '';
      },
    );
  expect(open).toEqual([]);
  expect(rest.replace(/&(?:amp|lt|gt|quot);/g, '')).not.toMatch(/[<&]/);
  return seen;
}

describe('Atom', () => {
  test('has what RFC 4287 asks for, in the language of the address', async () => {
    const answer = await get('/fr/releases.atom');
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const names = scanXml(text);
    expect(names.filter((name) => name === 'entry')).toHaveLength(3);
    // feed and each entry: one id, one title, one updated, an author.
    for (const name of ['id', 'title', 'updated', 'author'])
      expect(names.filter((each) => each === name)).toHaveLength(4);
    expect(text).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">');
    expect(text).toContain('<title>Lits (Version 1)</title>');
    expect(text).toContain('<entry xml:lang="es">');
    expect(text).toContain(`href="${publicUrl}/fr/datasets/conjunto-1/versions/1"`);
    const ids = [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(4);
  });
  test('and the same as RSS 2.0', async () => {
    const answer = await get('/en/releases.rss');
    const names = scanXml(await answer.text());
    expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    expect(names.filter((name) => name === 'item')).toHaveLength(3);
    // The channel and each item: what RSS asks for.
    for (const name of ['title', 'link', 'description']) expect(names.filter((each) => each === name)).toHaveLength(4);
  });
  test('of one institution; an unknown one is not found', async () => {
    const text = await (await get('/es/releases.atom?publisher=salud')).text();
    scanXml(text);
    expect(text).toContain('<title>Publicaciones recientes: Salud &amp; &lt;Vida&gt;</title>');
    expect(text).toContain(
      `<link rel="self" type="application/atom+xml" href="${publicUrl}/es/releases.atom?publisher=salud"/>`,
    );
    expect(await refusal(get('/es/releases.atom?publisher=ninguna'))).toBe('not-found');
  });
});

describe('what is overdue', () => {
  test('is an Atom feed with the reason for each delay, as people wrote it', async () => {
    const text = await (await get('/fr/overdue.atom')).text();
    const names = scanXml(text);
    for (const name of ['id', 'title', 'updated', 'author'])
      expect(names.filter((each) => each === name)).toHaveLength(2);
    expect(text).toContain('attendue le 2026-02-08');
    expect(text).toContain('Falta &lt;firma&gt; &amp; sello');
    expect(text).toContain('<updated>2026-02-20T10:00:00.000Z</updated>');
    expect(await refusal(get('/es/overdue.atom?institution=ninguna'))).toBe('not-found');
  });
});

describe('for search engines', () => {
  test('the index leads to every part, and each address to its translations', async () => {
    const index = await (await get('/sitemap.xml')).text();
    scanXml(index);
    const parts = [...index.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
    expect(parts).toEqual(['/sitemap-0.xml', '/sitemap-1.xml']);
    const addresses: string[] = [];
    for (const part of parts) {
      const text = await (await get(part)).text();
      scanXml(text);
      addresses.push(...[...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address));
      for (const [, url = ''] of text.matchAll(/<url>(.*?)<\/url>/g))
        expect([...url.matchAll(/hreflang="(\w+)"/g)].map(([, language]) => language)).toEqual(['es', 'en', 'fr']);
    }
    for (const path of ['/es', '/en/datasets', '/fr/institutions/salud', '/es/datasets/conjunto-3'])
      expect(addresses).toContain(publicUrl + path);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(await refusal(get('/sitemap-2.xml'))).toBe('not-found');
  });
  test('a part stays within 50,000 addresses at a million datasets', () => {
    expect(thingsInPart * 3).toBeLessThanOrEqual(50_000);
    expect(
      scanXml(formatSitemapIndex((path) => publicUrl + path, 1_000_000)).filter((name) => name === 'sitemap'),
    ).toHaveLength(101);
  });
  test('programs that read text are told where things are, in the language of the asker', async () => {
    const answer = await get('/llms.txt', {}, 'fr');
    const text = await answer.text();
    expect(text).toMatch(/^# Données ouvertes de datos\.example\.org\n\n> Portail/);
    for (const path of ['/api/openapi.json', '/catalog.jsonld', '/catalog/changes', '/data.json'])
      expect(text).toContain(`](${publicUrl}${path})`);
  });
  test('robots are told where the map is and what is not for them', async () => {
    const text = await (await get('/robots.txt')).text();
    expect(text).toContain(`Sitemap: ${publicUrl}/sitemap.xml\n`);
    expect(text).toContain('Disallow: /es/workspace\n');
  });
});
