import { paths, type QualityMetric, type QualityVocabulary, qualityIndicators } from '@milpa/sdk';
import { Link, makeReadingPage, Section } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';

/** What each metric means, how it is measured and in which unit, under the anchor that its address names. */
export async function answerQualityMetrics({ client, reader, site }: Context): Promise<Page> {
  const vocabulary = await client.call('getQualityVocabulary');
  const { language } = reader;
  const words = reader.words.qualityMetrics;
  const self = paths.vocabulary('quality');
  const address = (id: string) => `${site.publicUrl}${self}#${id}`;
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [{ href: paths.quality(language), text: reader.words.quality.title }],
    alternates: forms.map(([extension, type, title]) => ({ type, href: `${self}.${extension}`, title })),
    narrow: true,
    body: (
      <>
        <p>{vocabulary.comment[language]}</p>
        <Contents vocabulary={vocabulary} reader={reader} />
        {vocabulary.categories.map((category) => (
          <div id={category.id}>
            {listParts(vocabulary, category.id, reader).map(({ id, name, metrics }) => (
              <Section id={id} title={name}>
                <p class="soft">{category.label[language]}</p>
                {metrics.map((metric) => (
                  <Metric metric={metric} address={address(metric.id)} reader={reader} />
                ))}
              </Section>
            ))}
          </div>
        ))}
        <p class="row small">
          <span>{reader.label(words.sources)}</span>
          {vocabulary.sources.map((source) => (
            <Link href={source}>{new URL(source).hostname}</Link>
          ))}
        </p>
        <p class="row small">
          <span>{reader.words.quality.files}</span>
          <Link href="/api/v1/quality/metrics">JSON</Link>
          {forms.map(([extension, , title]) => (
            <Link href={`${self}.${extension}`}>{title}</Link>
          ))}
        </p>
      </>
    ),
  });
}

const forms = [
  ['ttl', 'text/turtle', 'Turtle (DQV)'],
  ['jsonld', 'application/ld+json', 'JSON-LD'],
  ['rdf', 'application/rdf+xml', 'RDF/XML'],
] as const;

interface Part {
  readonly id: string;
  readonly name: string;
  readonly metrics: readonly QualityMetric[];
}

/** What is of one dimension stands under it; what adds up several stands before them, each under its own anchor. */
function listParts({ dimensions, metrics }: QualityVocabulary, category: string, reader: Reader): Part[] {
  const { language, words } = reader;
  const within = dimensions.filter((each) => each.category === category);
  const sums = metrics.filter(
    (metric) => metric.dimensions.length > 1 && within.some(({ id }) => metric.dimensions.includes(id)),
  );
  return [
    ...(sums.length > 0 ? [{ id: 'sums', name: words.qualityMetrics.sums, metrics: sums }] : []),
    ...within.map(({ id, label }) => ({
      id,
      name: label[language],
      metrics: metrics.filter((metric) => metric.dimensions.length === 1 && metric.dimensions[0] === id),
    })),
  ];
}

function Contents({ vocabulary, reader }: { readonly vocabulary: QualityVocabulary; readonly reader: Reader }) {
  const words = reader.words.qualityMetrics;
  const all = vocabulary.categories.flatMap(({ id }) => listParts(vocabulary, id, reader));
  return (
    <nav aria-label={words.contents}>
      <ul>
        {all.map(({ id, name, metrics }) => (
          <li>
            <Link href={`#${id}`}>{reader.label(name)}</Link>{' '}
            {metrics.map((metric, at) => (
              <>
                {at > 0 ? ' · ' : null}
                <Link href={`#${metric.id}`}>{metric.label[reader.language]}</Link>
              </>
            ))}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Metric(props: { readonly metric: QualityMetric; readonly address: string; readonly reader: Reader }) {
  const { metric, address, reader } = props;
  const { language, words } = reader;
  const { terms, units, worth } = words.qualityMetrics;
  const indicator = qualityIndicators.find((id) => id === metric.id);
  const label = metric.label[language];
  return (
    <article id={metric.id} class="metric">
      <h3>{metric.points === null ? label : `${label} · ${worth(reader.number(metric.points))}`}</h3>
      <p>{metric.definition[language]}</p>
      <p>
        <strong>{reader.label(terms.method)}</strong> {metric.method[language]}
      </p>
      {indicator ? (
        <p>
          <strong>{reader.label(terms.mend)}</strong> {words.quality.mends[indicator]}
        </p>
      ) : null}
      <p class="small soft">
        {reader.label(terms.unit)} {units[metric.unit]}
        {metric.property ? (
          <>
            {' · '}
            {reader.label(terms.property)} <code>{metric.property}</code>
          </>
        ) : null}
        {metric.nearest ? (
          <>
            {' · '}
            <Link href={metric.nearest}>{terms.nearest}</Link>
          </>
        ) : null}
        <br />
        {reader.label(terms.address)} <code class="breaks">{address}</code>
      </p>
    </article>
  );
}
