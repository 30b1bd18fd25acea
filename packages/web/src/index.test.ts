import { Problem, problems } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { answerProblem, createPortal, publicUrl } from '../test/portal.ts';
import { listFaults } from '../test/structure.ts';
import { createPages } from './index.ts';

const portal = createPortal();
const now = () => new Date('2026-03-01T12:00:00Z');

describe('the way in', () => {
  test.each([
    ['fr-CA,fr;q=0.9,en;q=0.8', '/fr'],
    ['de, en;q=0.5', '/en'],
    ['en;q=0.2, es-MX;q=0.9', '/es'],
    ['zh', '/es'],
    ['', '/es'],
    ['en;q=0, fr', '/fr'],
  ])('/ sends "%s" to %s', async (header, target) => {
    const response = await portal.get('/', { 'accept-language': header });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(target);
    expect(response.headers.get('vary')).toBe('Accept-Language');
  });

  test('what is no page is left to others', async () => {
    for (const path of [
      '/api/v1/datasets',
      '/datasets/ourdata',
      '/de',
      '/es/unknown',
      '/assets/nothing.css',
      '/es/%E0%A4%A',
    ])
      expect(await portal.pages(new Request(`${publicUrl}${path}`)), path).toBeUndefined();
    expect(await portal.pages(new Request(`${publicUrl}/es/about`, { method: 'DELETE' }))).toBeUndefined();
  });

  test('a slash too many is taken away, an old address leads to the new one', async () => {
    expect((await portal.get('/es/about/?x=1')).headers.get('location')).toBe('/es/about?x=1');
    const moved = await portal.get('/en/datasets/old-ourdata?sort=country');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/en/datasets/ourdata?sort=country']);
  });
});

describe('caches', () => {
  test('an anonymous page is public, short-lived and answered by 304 when known', async () => {
    const first = await portal.get('/es/about');
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+/);
    const etag = first.headers.get('etag') ?? '';
    for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await portal.get('/es/about', { 'if-none-match': header });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    expect((await portal.get('/es/about', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('a page made for one person is kept by nobody, and says that she is signed in', async () => {
    const response = await portal.get('/es/about', { cookie: 'session=good' });
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(await response.text()).toContain('href="/es/workspace"');
    const stranger = await portal.get('/es/about', { cookie: 'session=bad' });
    expect(await stranger.text()).toContain('href="/es/sign-in"');
  });

  test('an anonymous reader costs no question about who she is; her cookie and language travel along', async () => {
    const own = createPortal();
    await own.get('/fr/datasets/ourdata');
    expect(own.asked.map((request) => new URL(request.url).pathname)).not.toContain('/api/v1/session');
    await own.get('/fr/datasets/ourdata', { cookie: 'session=good' });
    const last = own.asked.at(-1);
    expect([last?.headers.get('cookie'), last?.headers.get('accept-language')]).toEqual(['session=good', 'fr']);
  });

  test('files of the pages may be kept for ever and are small', async () => {
    const html = await portal.read('/es');
    const path = /href="(\/assets\/style-[0-9a-f]{12}\.css)"/.exec(html)?.[1] ?? '';
    const response = await portal.get(path);
    expect(response.headers.get('cache-control')).toContain('immutable');
    const { gzipSync } = await import('node:zlib');
    expect(gzipSync(await response.text()).length).toBeLessThan(14_000);
    expect(gzipSync(html).length).toBeLessThan(14_000);
  });

  test('HEAD is GET without the page', async () => {
    const response = await portal.pages(new Request(`${publicUrl}/es/about`, { method: 'HEAD' }));
    expect([response?.status, await response?.text()]).toEqual([200, '']);
  });
});

describe('failures', () => {
  test.each([
    ['/es/datasets/nothing-here', 404, 'No dataset is called nothing-here.'],
    ['/es/datasets/ourdata/versions/99', 404, 'There is no version 99.'],
    ['/en/datasets/ourdata/versions/two', 404, 'is no version number'],
    ['/fr/institutions/nobody', 404, 'No institution is called nobody.'],
    ['/es/datasets/busy', 503, 'The portal is being moved.'],
    ['/es/datasets/ourdata/tables/01a20a5b-0000-7000-8000-000000000000', 404, 'no tiene esa tabla'],
  ])('%s is a page with status %i that says why', async (path, status, sentence) => {
    const response = await portal.get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(await response.text()).toContain(sentence);
  });

  test('a withdrawn dataset leaves its name, reason and authority', async () => {
    const response = await portal.get('/fr/datasets/withdrawn-one');
    const html = await response.text();
    expect(response.status).toBe(410);
    expect(html).toContain('<span lang="es">Datos retirados</span>');
    expect(html).toContain('Contenía datos personales &lt;b&gt;'.replace('&gt;', '>'));
    expect(html).toContain('Unidad de Transparencia');
    expect(html).toContain('5 mars 2026');
  });

  test('every problem has a page in every language', async () => {
    for (const code of Object.keys(problems).filter((each): each is keyof typeof problems => each in problems))
      for (const language of ['es', 'en', 'fr'] as const) {
        const problem = new Problem(
          code,
          { en: 'One sentence.' },
          { retryAfter: 7, errors: [{ pointer: '/a', detail: 'b' }] },
        );
        const response = portal.pages.renderProblem(problem, language, new Request(`${publicUrl}/${language}/x?y=1`));
        const html = await response.text();
        expect(response.status).toBe(problem.status);
        expect(response.headers.get('retry-after')).toBe('7');
        expect(html).toContain(problems[code].title[language].replaceAll("'", '&#39;').replaceAll('&#39;', "'"));
        expect(listFaults(html)).toEqual([]);
      }
  });

  test('the language of the address wins over the one the browser prefers', async () => {
    const problem = new Problem('not-found', { en: 'Nothing.', fr: 'Rien.' });
    const page = (path: string) => portal.pages.renderProblem(problem, 'en', new Request(publicUrl + path)).text();
    expect(await page('/fr/nope')).toContain('Rien.');
    expect(await page('/nope')).toContain('Nothing.');
  });

  test('4.6-12: a mistake of ours is not hidden: it is thrown to the server, which records it', async () => {
    const pages = createPages({ send: () => Promise.reject(new Error('socket closed')), publicUrl, now });
    await expect(pages(new Request(`${publicUrl}/es`))).rejects.toThrow('socket closed');
    const broken = createPages({ send: async () => answerProblem('internal-error', 'Ours.'), publicUrl, now });
    expect((await broken(new Request(`${publicUrl}/es`)))?.status).toBe(500);
  });
});

describe('forms without scripts', () => {
  test.each([
    ['fc=state&fo=eq&fv=TX&sort=name', 'filter=state%3Aeq%3ATX&sort=name#rows'],
    ['fc=state&fo=in&fv=TX|NY&filter=city:notnull', 'filter=city%3Anotnull&filter=state%3Ain%3ATX%7CNY#rows'],
    ['fc=state&fo=null&fv=ignored', 'filter=state%3Anull#rows'],
    ['fc=a:b&fo=eq&fv=c:d', 'filter=a%5C%3Ab%3Aeq%3Ac%3Ad#rows'],
  ])('%s becomes the address of a view', async (query, expected) => {
    const response = await portal.get(`/en/datasets/us-airports?${query}`);
    expect([response.status, response.headers.get('location')]).toEqual([303, `/en/datasets/us-airports?${expected}`]);
  });

  test('an empty form changes nothing; ticked columns are shown in their order', async () => {
    expect((await portal.get('/en/datasets/us-airports?fc=state&fo=eq&fv=')).headers.get('location')).toBe(
      '/en/datasets/us-airports#rows',
    );
    const id = portal.fixtures.bundles[1]?.tables[0]?.table.id;
    const picked = await portal.get(`/en/datasets/us-airports/tables/${id}?pick=1&col=name&col=a%2Cb&page=4`);
    expect(picked.headers.get('location')).toBe(`/en/datasets/us-airports/tables/${id}?select=name%2Ca%5C%2Cb#rows`);
  });
});
