import {
  paths,
  type QualityDimension,
  type QualityIndicator,
  type QualityRemedy,
  qualityDimensionNames,
  qualityDimensions,
  qualityIndicatorNames,
} from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import { Link, numberHead, OutcomeBars, type OutcomeRow, Table } from '../design/index.ts';
import type { Reader } from '../reader.ts';

type Weighed = Pick<QualityIndicator, 'dimension' | 'points'> & { readonly held: number; readonly unknown: number };

/** Shares of the points of each dimension; `held` and `unknown` of an indicator are shares too. */
function addUp(indicators: readonly Weighed[], dimension?: QualityDimension): Omit<OutcomeRow, 'name'> {
  const some = indicators.filter((each) => dimension === undefined || each.dimension === dimension);
  const all = some.reduce((sum, { points }) => sum + points, 0);
  const share = (of: (each: Weighed) => number) =>
    all === 0 ? 0 : some.reduce((sum, each) => sum + each.points * of(each), 0) / all;
  return { held: share(({ held }) => held), unknown: share(({ unknown }) => unknown) };
}

/** How much of each dimension is reached, what could not be checked, and what is missing. */
export function Dimensions({
  indicators,
  reader,
}: {
  readonly indicators: readonly Weighed[];
  readonly reader: Reader;
}) {
  const words = reader.words.quality;
  const rows = qualityDimensions.map((dimension) => ({
    name: qualityDimensionNames[dimension][reader.language],
    ...addUp(indicators, dimension),
  }));
  const ranked = rows.toSorted((one, other) => other.held - one.held);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  const { unknown } = addUp(indicators);
  const told =
    best && worst
      ? words.parts.told(best.name, reader.share(best.held), worst.name, reader.share(worst.held))
      : words.nothing;
  return (
    <OutcomeBars
      id="dimensions"
      title={words.parts.title}
      sentence={unknown > 0 ? `${told} ${words.parts.unsure(reader.share(unknown))}` : told}
      rows={rows}
      columns={words.parts.columns}
      reader={reader}
    />
  );
}

/** Counts as shares of those that were looked at. */
export const weigh = (indicators: readonly QualityIndicator[]): Weighed[] =>
  indicators.map(({ dimension, points, held, unknown, population }) => ({
    ...{ dimension, points },
    held: population === 0 ? 0 : held / population,
    unknown: population === 0 ? 0 : unknown / population,
  }));

interface RemediesProps {
  readonly remedies: readonly QualityRemedy[];
  readonly indicators: readonly QualityIndicator[];
  readonly reader: Reader;
  /** Where somebody who may mends it; undefined: nobody who looks may, or there is nothing to fill in. */
  readonly hrefOf?: (remedy: QualityRemedy) => string | undefined;
}

/** What to mend, the most points first. */
export function Remedies(props: RemediesProps) {
  const { remedies, reader } = props;
  const words = reader.words.quality.mend;
  const gaining = remedies.filter(({ gain }) => gain >= 0.05);
  const others = remedies.filter(({ gain }) => gain < 0.05);
  return (
    <>
      {gaining.length === 0 ? <p>{words.none}</p> : <List {...props} remedies={gaining} />}
      {others.length > 0 ? (
        <details>
          <summary>{words.other}</summary>
          <List {...props} remedies={others} />
        </details>
      ) : null}
    </>
  );
}

function List({ remedies, indicators, reader, hrefOf }: RemediesProps) {
  const words = reader.words.quality;
  const item = (remedy: QualityRemedy): ComponentChildren => {
    const { on, population } = indicators.find(({ id }) => id === remedy.indicator) ?? { on: 'dataset', population: 0 };
    const href = hrefOf?.(remedy);
    const { missing, unknown } = remedy;
    return (
      <li>
        <strong>{qualityIndicatorNames[remedy.indicator][reader.language]}</strong>
        {remedy.gain >= 0.05 ? <> · {words.mend.gain(reader.number(Number(remedy.gain.toFixed(1))))}</> : null}
        <p>
          {missing > 0 ? words.mends[remedy.indicator] : null}
          {missing > 0 && population > 1 ? (
            <> {words.mend.missing[on](reader.number(missing), reader.number(population))}</>
          ) : null}
          {unknown > 0 ? <> {words.mend.unknown(reader.number(unknown))}</> : null}
          {href ? (
            <>
              {' '}
              <Link href={href}>{words.mend.go}</Link>
            </>
          ) : null}
        </p>
      </li>
    );
  };
  return <ol class="remedies">{remedies.map(item)}</ol>;
}

/** Every indicator with what it counts. */
export function Indicators(props: { readonly indicators: readonly QualityIndicator[]; readonly reader: Reader }) {
  const { indicators, reader } = props;
  const words = reader.words.quality;
  const { columns } = words.table;
  const counts = ({ held, unknown, population }: QualityIndicator) => [held, unknown, population - held - unknown];
  return (
    <details>
      <summary>{words.table.all}</summary>
      <Table
        label={words.table.caption}
        head={[columns.indicator, ...[columns.points, columns.pass, columns.unknown, columns.fail].map(numberHead)]}
      >
        {indicators.map((each) => (
          <tr>
            <th scope="row">
              <Link href={`${paths.qualityMetrics(reader.language)}#${each.id}`}>
                {qualityIndicatorNames[each.id][reader.language]}
              </Link>
            </th>
            {[each.points, ...counts(each)].map((number) => (
              <td class="number">{reader.number(number)}</td>
            ))}
          </tr>
        ))}
      </Table>
    </details>
  );
}

/** How the figures come about, and where the method is written down. */
export function Method({ reader }: { readonly reader: Reader }) {
  const words = reader.words.quality.method;
  return (
    <section class="section" aria-labelledby="method">
      <h2 id="method">{words.title}</h2>
      {words.text.map((text) => (
        <p>{text}</p>
      ))}
      <p>
        <Link href="https://data.europa.eu/mqa/methodology">{words.source}</Link>
      </p>
      <p>
        <Link href={paths.qualityMetrics(reader.language)}>{reader.words.qualityMetrics.title}</Link>
      </p>
    </section>
  );
}
