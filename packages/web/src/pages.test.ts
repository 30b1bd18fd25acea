import { languages } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { holdingId } from '../test/plans.ts';
import { answerProblem, createPortal, publicUrl, readFixtures } from '../test/portal.ts';
import { requestId } from '../test/requests.ts';
import { reuseId } from '../test/reuses.ts';
import { hasOwnText, listFaults, listLinks } from '../test/structure.ts';

const fixtures = readFixtures();
const [ourdata, airports] = fixtures.bundles;
const table = airports?.tables[0]?.table.id;
const addresses = [
  '',
  '/datasets',
  '/datasets?q=temperature&theme=ENVI&sort=title',
  '/datasets?q=zzz',
  '/datasets/ourdata',
  '/datasets/ourdata/versions/1',
  `/datasets/ourdata?table=${ourdata?.tables[1]?.table.id}`,
  '/datasets/us-airports?filter=state:eq:TX&sort=-latitude&q=muni&page=2',
  '/datasets/us-airports?filter=nothing:eq:refused',
  '/datasets/co2-mauna-loa',
  '/datasets/pozos',
  '/datasets/serie-pozos',
  '/datasets/servicio-pozos',
  `/datasets/us-airports/tables/${table}`,
  `/datasets/us-airports/tables/${table}?select=iata,name&limit=25&version=1`,
  '/institutions',
  '/institutions?q=zzz',
  '/institutions/noaa',
  '/institutions/noaa/inventory',
  `/institutions/noaa/inventory/${holdingId}`,
  '/institutions/noaa/plan',
  '/commitments',
  '/commitments?month=2025-06',
  '/overdue',
  '/about/audit',
  '/changes',
  '/withdrawn',
  '/obligations',
  '/obligations/open-data-basics',
  '/obligations/nothing',
  '/institutions/noaa/obligations',
  '/scoreboard',
  '/scoreboard?month=2026-01&level=federal&sort=plan',
  '/scoreboard/method',
  '/institutions/noaa/score',
  '/overdue?institution=noaa',
  '/requests',
  '/requests?state=overdue&institution=noaa&sort=supports&page=2',
  '/requests?q=zzz',
  '/requests/new',
  '/requests/new?q=tides',
  '/requests/new?q=zzz&institution=none',
  '/requests/new?sent=yes',
  '/requests/confirm',
  '/requests/confirm?code=once',
  '/requests/leave',
  '/requests/leave?voice=v&key=k&of=r&as=asker',
  ...[1, 2, 3, 4, 5, 6].map((last) => `/requests/${requestId.slice(0, -1)}${last}`),
  `/requests/${requestId}?done=opened`,
  '/reuses',
  '/reuses?kind=article&q=zzz&page=2',
  '/reuses/new?dataset=ourdata',
  '/reuses/new?sent=waiting',
  '/reuses/confirm?code=abc',
  '/reuses/own?code=abc',
  '/reuses/own?done=withdrawn',
  `/reuses/${reuseId}`,
  '/reuses/nothing',
  '/quality',
  '/quality?page=2',
  '/quality/metrics',
  '/high-value',
  '/checklists/godi',
  '/checklists/nothing',
  '/institutions/noaa/quality',
  '/datasets/ourdata/quality',
  '/datasets/us-airports/report',
  '/datasets/us-airports/report?received=7&joined=yes',
  '/sql',
  '/sql?q=select+*%0Afrom+us_airports&at=us-airports@1',
  '/sql?q=select+1&offset=100',
  '/sql?q=select+nothing',
  '/sql?q=select+refused%0A%0Aright+here&tables=zzz',
  '/sql?q=select+slowly',
  '/sparql',
  '/sparql?query=ASK+%7B%7D',
  '/about',
  '/api',
  '/datasets/nothing-here',
  '/datasets/withdrawn-one',
  '/datasets/busy',
];

describe.each(languages)('every page in %s', (language) => {
  const portal = createPortal();
  test.each(addresses)('%s is whole, well formed and in one language', async (path) => {
    const html = await portal.read(`/${language}${path}`);
    expect(listFaults(html)).toEqual([]);
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`));
    expect(html.length).toBeLessThan(400_000);
  });

  test('every link to a page of the portal is answered, every fragment exists', async () => {
    const seen = new Set<string>();
    for (const path of addresses) {
      const html = await portal.read(`/${language}${path}`);
      for (const link of listLinks(html)) {
        if (link.startsWith('#')) expect(html).toContain(`id="${link.slice(1)}"`);
        else if (/^\/(?:es|en|fr|assets)(?:\/|\?|$)/.test(link)) seen.add(link.replace(/#.*$/, ''));
        else
          expect(link).toMatch(
            /^(?:https?:|mailto:|\/api\/|\/datasets\/|\/catalog\.|\/vocabulary\/|\/data\.json$|\/audit\/|\?)/,
          );
      }
    }
    const later =
      /\/(?:sign-in|workspace|(?:releases|reuses)\.(?:atom|rss)|requests\.atom(?:\?.*)?|overdue\.(?:atom|csv)(?:\?.*)?)$/; // account/ and the feeds answer these
    const own = [...seen].filter((link) => !later.test(link));
    expect(own.length).toBeGreaterThan(60);
    for (const link of own) {
      const response = await portal.pages(new Request(`${publicUrl}${link.replaceAll('&amp;', '&')}`));
      expect(response, link).toBeDefined();
    }
  });
});

test('the same page in another language is another text', async () => {
  const portal = createPortal();
  for (const path of ['', '/about', '/api', '/institutions', '/datasets?q=zzz', '/datasets/ourdata']) {
    const [es, en, fr] = await Promise.all(languages.map((language) => portal.read(`/${language}${path}`)));
    expect(hasOwnText(es ?? '', en ?? '')).toBe(true);
    expect(hasOwnText(es ?? '', fr ?? '')).toBe(true);
  }
});

test('a text that exists in another language only is marked as such', async () => {
  const portal = createPortal(({ bundles }) => {
    const dataset = bundles[0]?.dataset;
    if (dataset)
      dataset.metadata = { ...dataset.metadata, title: { fr: 'Titre français' }, description: { fr: 'Un\n\nDeux' } };
  });
  const html = await portal.read('/en/datasets/ourdata');
  expect(html).toContain('<h1><span lang="fr">Titre français</span></h1>');
  expect(html).toContain('<div class="prose" lang="fr"><p>Un</p><p>Deux</p></div>');
});

test('a dataset says in its head where programs find it', async () => {
  const html = await createPortal().read('/en/datasets/ourdata');
  for (const line of [
    `<link rel="canonical" href="${publicUrl}/en/datasets/ourdata"/>`,
    `<link rel="alternate" hreflang="fr" href="${publicUrl}/fr/datasets/ourdata"/>`,
    '<link rel="alternate" type="application/ld+json" title="Metadata as JSON-LD" href="/datasets/ourdata.jsonld"/>',
    '<link rel="alternate" type="text/turtle" title="Metadata as Turtle" href="/datasets/ourdata.ttl"/>',
    '<link rel="alternate" type="application/atom+xml" title="New releases (Atom)" href="/en/releases.atom"/>',
  ])
    expect(html).toContain(line);
});

test('the table page names the API address of exactly its view, and it is asked for', async () => {
  const portal = createPortal();
  const html = await portal.read(
    `/en/datasets/us-airports/tables/${table}?filter=state:eq:TX&sort=-latitude&limit=25&page=3`,
  );
  expect(html).toContain(
    `/api/v1/tables/${table}/rows?filter=state%3Aeq%3ATX&amp;sort=-latitude&amp;limit=25&amp;offset=50`,
  );
  const rows = portal.asked.map((request) => new URL(request.url)).find((url) => url.pathname.endsWith('/rows'));
  expect(Object.fromEntries(rows?.searchParams ?? [])).toEqual({
    version: '1',
    filter: 'state:eq:TX',
    sort: '-latitude',
    limit: '25',
    offset: '50',
    shape: 'arrays',
  });
});

test('a sorted column says so to a screen reader, and its link goes on to the next order', async () => {
  const portal = createPortal();
  const html = await portal.read('/en/datasets/us-airports?sort=-latitude');
  expect(html).toMatch(
    /<th scope="col" class="number" aria-sort="descending"><a href="\/en\/datasets\/us-airports#rows"/,
  );
  expect(html).toContain('aria-label="Sort by city, lowest first"');
});

test('a question that does not fit the table is explained, and the table is shown whole', async () => {
  const html = await createPortal().read('/es/datasets/us-airports?filter=x:eq:refused');
  expect(html).toContain('No column is called like that.');
  expect(html).toContain('filas 1 a 10 de 3,376');
});

test('the check of structure finds what it is made to find', () => {
  const faults = listFaults(
    '<h1>a</h1><h3 style="x">undefined</h3><img src="x"><a href="/x"></a><table><th>a</th></table>',
  );
  for (const part of [
    '<main>',
    'skip',
    'title',
    'undefined',
    'style=',
    'level 3',
    'alt',
    'without words',
    'caption',
    'scope',
  ])
    expect(faults.join('\n')).toContain(part);
});

describe('4.6-12: a page of which one question failed does not make up the answer', () => {
  const failure = () => answerProblem('internal-error', 'The service behind it broke.');
  test.each(addresses)('%s', async (path) => {
    const whole = createPortal();
    await whole.get(`/en${path}`);
    const questions = new Set(whole.asked.map(({ url }) => new URL(url).pathname));
    const shown: string[] = [];
    for (const question of questions) {
      const portal = createPortal(undefined, ({ url }) => (new URL(url).pathname === question ? failure() : undefined));
      const page = await portal.get(`/en${path}`);
      // What only programs read in the head is left out; people get the page without it.
      const isLeftOut = question.endsWith('.schema.jsonld') && !(await page.text()).includes('"application/ld+json">');
      if (page.status < 500 && !isLeftOut) shown.push(`${question} ${page.status}`);
    }
    expect(shown).toEqual([]);
  });
});
