import { paths } from '@milpa/sdk';
import { FurtherLinks, makeReadingPage, Passages } from '../design/index.ts';
import type { Context, Page } from '../page.ts';

export async function answerAbout({ reader }: Context): Promise<Page> {
  const { about, site } = reader.words;
  const links: readonly (readonly [string, string])[] = [
    [paths.search(reader.language), reader.words.search.title],
    [paths.sql(reader.language), reader.words.sql.title],
    [paths.aboutAudit(reader.language), reader.words.proof.about.title],
    [paths.changeLog(reader.language), reader.words.proof.changes.title],
    [paths.withdrawn(reader.language), reader.words.proof.withdrawn.title],
    [paths.apiReference(reader.language), reader.words.api.title],
    [paths.catalogFeed('jsonld'), `${site.catalogFeed} · JSON-LD`],
    [paths.catalogFeed('ttl'), `${site.catalogFeed} · Turtle`],
    [paths.catalogFeed('rdf'), `${site.catalogFeed} · RDF/XML`],
    [paths.dataJson(), `${site.catalogFeed.replace('DCAT', 'DCAT-US')} · JSON`],
    [paths.catalogDump('csv'), site.catalogFeed.replace('DCAT', 'CSV')],
    [paths.catalogDump('parquet'), site.catalogFeed.replace('DCAT', 'Parquet')],
    [paths.atom(reader.language), site.atom],
    [paths.rss(reader.language), site.atom.replace('Atom', 'RSS')],
  ];
  return makeReadingPage({
    title: about.title,
    lead: about.lead,
    narrow: true,
    crumbs: [],
    body: (
      <>
        <Passages sections={about.sections} />
        <FurtherLinks title={about.links} links={links} />
      </>
    ),
  });
}
