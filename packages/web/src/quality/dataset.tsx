import { type Dataset, type DatasetQuality, openStars, paths, type QualityRemedy } from '@milpa/sdk';
import { formatLocal, Link, Notice, Tag } from '../design/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { findMetadataField } from '../workspace/metadata/values.ts';
import { places } from '../workspace/places.ts';
import { formatPoints, formatStars } from './line.tsx';
import { Dimensions, Indicators, Method, Remedies } from './parts.tsx';

/** One dataset: its points, what to mend for how many, and its stars. Whoever publishes it is led to the field. */
export async function answerDatasetQuality(context: Context): Promise<Page | Response> {
  const { client, reader, params, account } = context;
  const { language } = reader;
  const asked = params['dataset'] ?? '';
  const quality = await client.call('getDatasetQuality', { params: { dataset: asked } });
  if (quality.slug !== asked) return redirect(paths.datasetQuality(language, quality.slug), 301);
  const dataset = await client.call('getDataset', { params: { dataset: quality.id } });
  const words = reader.words.quality;
  const name = formatLocal(dataset.metadata.title, reader, dataset.slug);
  const publishes = account?.abilities.publishFor.some(({ id }) => id === dataset.publisher.id) ?? false;
  const hrefOf = (remedy: QualityRemedy) => (publishes ? findPlace(dataset, remedy, reader) : undefined);
  return {
    title: words.of(name),
    description: words.lead,
    crumbs: [
      { href: paths.search(language), text: reader.words.site.datasets },
      { href: paths.dataset(language, dataset.slug), text: name },
    ],
    body: (
      <div class="wrap page">
        <h1>{words.of(name)}</h1>
        <p class="lead">
          {words.sumOne(formatPoints(quality.points, reader), words.ratings[quality.rating])}{' '}
          {quality.highest - quality.points >= 1 ? words.might(formatPoints(quality.highest, reader)) : null}
        </p>
        <Dimensions indicators={weighBest(quality)} reader={reader} />
        <section class="section" aria-labelledby="mend">
          <h2 id="mend">{words.mend.title}</h2>
          {quality.remedies.length > 0 ? (
            <>
              <p class="soft">{words.mend.leadOne}</p>
              <Remedies remedies={quality.remedies} indicators={quality.indicators} reader={reader} hrefOf={hrefOf} />
            </>
          ) : (
            <Notice kind="good">
              <p>{words.mend.none}</p>
            </Notice>
          )}
          <Indicators indicators={quality.indicators} reader={reader} />
        </section>
        <Stars quality={quality} reader={reader} />
        {account ? (
          <p>
            <Link href={places.highValue(language, dataset.id)}>{reader.words.charter.say.link}</Link>
          </p>
        ) : null}
        <Method reader={reader} />
        <p class="row small">
          <span>{words.files}</span>
          <Link href={`/api/v1/datasets/${quality.id}/quality`}>JSON</Link>
          {feeds.map(([extension, name]) => (
            <Link href={paths.qualityFeed(quality.slug, extension)}>{name}</Link>
          ))}
        </p>
      </div>
    ),
  };
}

/** The same by the W3C Data Quality Vocabulary, as it was measured last. */
const feeds = [
  ['ttl', 'Turtle (DQV)'],
  ['jsonld', 'JSON-LD'],
  ['rdf', 'RDF/XML'],
] as const;

/** Of one dataset the best form counts: what it reached, and what could not be checked in any. */
const weighBest = ({ indicators }: DatasetQuality) =>
  indicators.map(({ dimension, points, scored, unknown }) => ({
    ...{ dimension, points },
    held: scored / points,
    unknown: scored === 0 && unknown > 0 ? 1 : 0,
  }));

function findPlace({ id }: Dataset, { pointer }: QualityRemedy, { language }: Reader): string | undefined {
  if (pointer === null) return undefined;
  if (pointer.startsWith('/distributions')) return paths.draft(language, id);
  const field = findMetadataField(pointer, language);
  return field === undefined ? paths.draft(language, id) : `${places.about(language, id)}#${field}`;
}

const tones = { pass: 'good', fail: 'plain', unknown: 'warning' } as const;

function Stars({ quality, reader }: { readonly quality: DatasetQuality; readonly reader: Reader }) {
  const words = reader.words.quality;
  const { openness } = quality;
  return (
    <section class="section" aria-labelledby="stars">
      <h2 id="stars">
        {reader.label(words.stars.title)} {formatStars(openness, reader)}
      </h2>
      <p class="soft">{words.stars.lead}</p>
      <ol>
        {openStars.map((star) => (
          <li>
            {words.stars.names[star]}{' '}
            <Tag tone={tones[openness.checks[star]]}>{words.outcomes[openness.checks[star]]}</Tag>
          </li>
        ))}
      </ol>
    </section>
  );
}
