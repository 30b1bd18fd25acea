import {
  type ChartData,
  type InstitutionScore,
  Problem,
  paths,
  qualityIndicatorNames,
  type ScoreGain,
  type ScorePart,
} from '@milpa/sdk';
import { Chart, formatLocal, Link, makeReadingPage, Tag } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { formatMonth, formatPoints, Meter } from './show.tsx';

/** One institution: its score, from which figures, what would raise it, and how it stood before. */
export async function answerInstitutionScore({ client, reader, params, account }: Context): Promise<Page> {
  const { language } = reader;
  const words = reader.words.scoreboard;
  const score = await client.call('getInstitutionScore', { params: { institution: params.institution ?? '' } });
  const { institution } = score.row;
  const name = formatLocal(institution.name, reader, institution.slug);
  const works = account?.abilities.writeFor.some(({ id }) => id === institution.id) ?? false;
  return makeReadingPage({
    title: words.of(name),
    lead: describeStanding(score, reader),
    crumbs: [
      { href: paths.institutions(language), text: reader.words.institution.title },
      { href: paths.institution(language, institution.slug), text: name },
    ],
    body: (
      <>
        <Sureness score={score} reader={reader} />
        <Parts score={score} reader={reader} />
        <Gains score={score} reader={reader} works={works} />
        <Trend score={score} reader={reader} />
        <p class="row">
          <Link href={paths.scoreboard(language)}>{words.whole}</Link>
          <Link href={paths.scoreboardMethod(language)}>{words.how}</Link>
          <a href={`/api/v1/institutions/${institution.slug}/score`}>{words.json}</a>
        </p>
      </>
    ),
  });
}

function describeStanding({ row, scored }: InstitutionScore, reader: Reader): string {
  const words = reader.words.scoreboard;
  if (row.score === null || row.rank === null) return words.nothingYet;
  const say = row.tied ? words.standingTied : words.standing;
  return say(formatPoints(row.score, reader), reader.number(row.rank), reader.number(scored));
}

function Sureness({ score, reader }: { readonly score: InstitutionScore; readonly reader: Reader }) {
  const words = reader.words.scoreboard;
  const { row, month } = score;
  const isUnsure = row.score !== null && row.highest !== null && row.highest - row.score >= 0.005;
  return (
    <p class="soft">
      {words.soFar(formatMonth(month, reader))}.
      {isUnsure ? ` ${words.upTo(formatPoints(row.highest ?? 0, reader))}` : ''}
    </p>
  );
}

function Parts({ score, reader }: { readonly score: InstitutionScore; readonly reader: Reader }) {
  const words = reader.words.scoreboard;
  if (score.row.score === null) return null;
  return (
    <section class="section" aria-labelledby="parts">
      <h2 id="parts">{words.indicators}</h2>
      <ul class="score-parts bare">
        {score.method.indicators.map(({ id, type }) => (
          <li>
            <h3>
              {words.parts[id]} <Tag>{words.types[type]}</Tag>
            </h3>
            <Points score={score} part={id} reader={reader} />
            <p class="soft">{describePart(score, id, reader)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PartProps {
  readonly score: InstitutionScore;
  readonly part: ScorePart;
  readonly reader: Reader;
}

function Points({ score, part, reader }: PartProps) {
  const words = reader.words.scoreboard;
  const found = score.row.parts[part];
  if ('missing' in found) return <p class="points soft">{words.short[found.missing]}</p>;
  return (
    <p class="points">
      {words.pointsOf(formatPoints(found.low * found.of, reader), formatPoints(found.of, reader))}
      <Meter share={found.low} />
    </p>
  );
}

/** Of data.europa.eu. */
const mostQuality = 405;

function describePart({ row, facts }: InstitutionScore, part: ScorePart, reader: Reader): string {
  const words = reader.words.scoreboard;
  const found = row.parts[part];
  if ('missing' in found && found.missing === 'not-known') return words.missing['not-known'];
  const quality = 'missing' in found ? '' : reader.number(Math.round(found.low * mostQuality));
  const unknown = countUnknown(facts, part);
  return [
    words.facts[part](facts, quality),
    ...('missing' in found ? [words.missing['nothing-due']] : []),
    ...(unknown > 0 ? [words.unknown(unknown)] : []),
  ].join(' ');
}

function countUnknown(facts: InstitutionScore['facts'], part: ScorePart): number {
  const counts = {
    ...{ inventory: [facts.holdings], plan: [], freshness: [], openness: [facts.formats, facts.licences] },
    ...{ quality: Object.values(facts.quality ?? {}), demand: [facts.requests], reuse: [facts.reused] },
  };
  // Datasets that say nothing of their rhythm are named by the sentence itself.
  return counts[part].reduce((sum, each) => sum + (each?.unknown ?? 0), 0);
}

/** What there is to see at once; smaller gains are folded away. */
const gainsShown = 8;

interface GainsProps {
  readonly score: InstitutionScore;
  readonly reader: Reader;
  /** Whether whoever looks writes for the institution. */
  readonly works: boolean;
}

function Gains(props: GainsProps) {
  const { gains } = props.score;
  const words = props.reader.words.scoreboard;
  const rest = gains.slice(gainsShown);
  return (
    <section class="section" aria-labelledby="raise">
      <h2 id="raise">{words.raise}</h2>
      <p>{gains.length === 0 ? words.nothingToRaise : words.raiseLead}</p>
      <ol class="gains">
        {gains.slice(0, gainsShown).map((gain) => (
          <GainItem {...props} gain={gain} />
        ))}
      </ol>
      {rest.length > 0 ? (
        <details>
          <summary>{words.moreGains(rest.length)}</summary>
          <ol class="gains" start={gainsShown + 1}>
            {rest.map((gain) => (
              <GainItem {...props} gain={gain} />
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  );
}

function GainItem({ gain, score, reader, works }: GainsProps & { readonly gain: ScoreGain }) {
  const words = reader.words.scoreboard;
  const href = findPlace(gain, score.row.institution.slug, reader, works);
  const text = words.gains[gain.kind](gain.count, nameCheck(gain.check, reader));
  return (
    <li>
      {href ? <Link href={href}>{text}</Link> : text}{' '}
      <strong class="points">{words.gain(formatPoints(gain.points, reader))}</strong>
    </li>
  );
}

/** What a check of the metadata looks at, as the pages on quality call it. */
const nameCheck = (check: string | undefined, reader: Reader): string =>
  new Map(Object.entries(qualityIndicatorNames)).get(check ?? '')?.[reader.language] ?? check ?? '';

/** Where it is mended, for the people of the institution; where it is to be seen, for everyone else. */
function findPlace({ kind }: ScoreGain, slug: string, { language }: Reader, works: boolean): string | undefined {
  const workspace = paths.workspace(language);
  const query = new URLSearchParams({ institution: slug });
  if (kind === 'classify-holdings') return works ? `${workspace}/inventory/${slug}` : paths.inventory(language, slug);
  if (kind === 'approve-plan' || kind === 'keep-commitments')
    return works ? `${workspace}/plans/${slug}` : paths.openingPlan(language, slug);
  if (kind === 'mend-metadata') return paths.institutionQuality(language, slug);
  if (kind === 'update-datasets') return `${paths.overdue(language)}?${query}`;
  return works ? workspace : `${paths.search(language)}?${new URLSearchParams({ publisher: slug })}`;
}

/** The line is broken where the formula changed: nothing may be read across. */
function Trend({ score, reader }: { readonly score: InstitutionScore; readonly reader: Reader }) {
  const words = reader.words.scoreboard;
  const { trend } = score;
  const known = trend.flatMap((each) => (each.score === null ? [] : [{ ...each, score: each.score }]));
  const points = known.flatMap(({ month, method, score: value }, at) => {
    const before = known[at - 1];
    const point = { x: `${month}-01`, y: Math.round(value * 100) / 100 };
    return before && before.method !== method ? [{ ...point, y: null }, point] : [point];
  });
  const isBroken = points.length > known.length;
  const figures = known.map((each) => `${reader.label(reader.moment(each.month))} ${formatPoints(each.score, reader)}`);
  const data: ChartData = {
    ...{ kind: 'line', x: words.month, xType: 'time', y: words.score, op: 'value', omitted: 0 },
    points,
  };
  return (
    <section class="section" aria-labelledby="trend">
      <h2 id="trend">{words.trend}</h2>
      {known.length === 0 ? <p>{words.noTrend}</p> : null}
      {known.length === 1 ? <p>{reader.list(figures)}</p> : null}
      {known.length > 1 ? (
        <Chart
          data={data}
          reader={reader}
          label={(name) => name}
          id="trend-chart"
          {...(isBroken ? { told: `${reader.list(figures)}.` } : {})}
        />
      ) : null}
      {isBroken ? <p class="soft">{words.trendBreak}</p> : null}
    </section>
  );
}

/** One line for the page of an institution; nothing where there is no score. */
export function ScoreLine(props: { readonly score: InstitutionScore | undefined; readonly reader: Reader }) {
  const { score, reader } = props;
  if (!score || score.row.score === null || score.row.rank === null) return null;
  const { row, scored } = score;
  const { slug } = row.institution;
  return (
    <p>
      <Link href={paths.institutionScore(reader.language, slug)}>
        {reader.words.scoreboard.line(
          formatPoints(row.score ?? 0, reader),
          reader.number(row.rank ?? 0),
          reader.number(scored),
        )}
      </Link>
    </p>
  );
}

/** Undefined for a body that is not on the scoreboard: it ended, or is the portal itself. */
export async function findScore(
  { client }: Pick<Context, 'client'>,
  slug: string,
): Promise<InstitutionScore | undefined> {
  try {
    return await client.call('getInstitutionScore', { params: { institution: slug } });
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return undefined;
    throw error;
  }
}
