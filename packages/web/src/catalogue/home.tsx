import { findTheme, type Institution, type PortalFacts, paths, type SearchResult } from '@milpa/sdk';
import { InstitutionLink, Link, Local } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { SearchBox } from './box.tsx';
import { Field } from './field.tsx';
import { DatasetItem } from './item.tsx';

/** Newest releases and institutions shown on the home page. */
const newest = 6;
const bodies = 8;

export async function answerHome({ client, reader, site }: Context): Promise<Page> {
  const [facts, result, institutions] = await Promise.all([
    client.call('portalFacts'),
    client.call('searchDatasets', { query: { sort: 'modified', limit: newest, facets: ['theme'] } }),
    client.call('listInstitutions'),
  ]);
  const { home } = reader.words;
  return {
    title: home.title,
    description: home.lead,
    ownSearch: true,
    scripts: ['suggest'],
    structured: JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'DataCatalog',
      name: site.name,
      description: home.lead,
      url: site.publicUrl + paths.home(reader.language),
      inLanguage: reader.language,
    }),
    alternates: [
      { type: 'application/ld+json', href: paths.catalogFeed('jsonld'), title: 'DCAT JSON-LD' },
      { type: 'text/turtle', href: paths.catalogFeed('ttl'), title: 'DCAT Turtle' },
      { type: 'application/json', href: paths.dataJson(), title: 'data.json' },
      { type: 'application/activity+json', href: paths.changes(), title: 'ActivityStreams' },
      { type: 'application/rss+xml', href: paths.rss(reader.language), title: 'RSS' },
    ],
    body: (
      <>
        <Hero reader={reader} facts={facts} />
        <div class="wrap">
          <Newest reader={reader} result={result} />
          <div class="two">
            <Themes reader={reader} result={result} />
            <Bodies reader={reader} institutions={institutions} />
          </div>
          <section class="section" aria-labelledby="promises">
            <h2 id="promises">{home.promises}</h2>
            <ul class="promises bare">
              {home.promise.map((each) => (
                <li>
                  <h3>{each.title}</h3>
                  <p>{each.text}</p>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </>
    ),
  };
}

function Hero({ reader, facts }: { readonly reader: Reader; readonly facts: PortalFacts }) {
  const { home, common } = reader.words;
  return (
    <div class="hero">
      <div class="wrap">
        <h1>{home.headline}</h1>
        <p class="lead">{home.lead}</p>
        <SearchBox id="home-q" reader={reader} label="shown" />
        <Numbers reader={reader} facts={facts} />
        {facts.updated ? <p class="small soft">{common.updated(reader.day(facts.updated))}</p> : null}
      </div>
      <Field />
    </div>
  );
}

function Numbers({ reader, facts }: { readonly reader: Reader; readonly facts: PortalFacts }) {
  const { home } = reader.words;
  const counts: readonly (readonly [number, string])[] = [
    [facts.datasets, home.counted.datasets(facts.datasets)],
    [facts.institutions, home.counted.institutions(facts.institutions)],
    [facts.tables, home.counted.tables(facts.tables)],
    [facts.rows, home.counted.rows(facts.rows)],
  ];
  return (
    <dl class="numbers" aria-label={home.numbers}>
      {counts.map(([value, label]) => (
        <div>
          <dt>{label}</dt>
          <dd>{reader.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Newest({ reader, result }: { readonly reader: Reader; readonly result: SearchResult }) {
  const { home } = reader.words;
  return (
    <section class="section" aria-labelledby="newest">
      <h2 id="newest">{home.newest}</h2>
      {result.items.length === 0 ? (
        <p>{home.empty}</p>
      ) : (
        <ul class="cards bare">
          {result.items.map((item) => (
            <li class="card">
              <DatasetItem item={item} reader={reader} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href={`${paths.search(reader.language)}?sort=modified`}>{home.allNewest}</Link>
      </p>
    </section>
  );
}

function Themes({ reader, result }: { readonly reader: Reader; readonly result: SearchResult }) {
  const themes = result.facets.theme ?? [];
  if (themes.length === 0) return null;
  return (
    <section class="section" aria-labelledby="themes">
      <h2 id="themes">{reader.words.home.themes}</h2>
      <ul class="index bare">
        {themes.map(({ value, count, label }) => (
          <li>
            <Link href={`${paths.search(reader.language)}?${new URLSearchParams({ theme: value })}`}>
              {findTheme(value)?.label[reader.language] ?? <Local map={label} reader={reader} otherwise={value} />}
            </Link>
            <span class="count">{reader.number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bodies({ reader, institutions }: { readonly reader: Reader; readonly institutions: readonly Institution[] }) {
  const most = [...institutions].sort((a, b) => b.datasets - a.datasets).slice(0, bodies);
  if (most.length === 0) return null;
  return (
    <section class="section" aria-labelledby="bodies">
      <h2 id="bodies">{reader.words.home.institutions}</h2>
      <ul class="index bare">
        {most.map((each) => (
          <li>
            <InstitutionLink of={each} reader={reader} />
            <span class="count">{reader.number(each.datasets)}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link href={paths.institutions(reader.language)}>{reader.words.home.allInstitutions}</Link>
      </p>
    </section>
  );
}
