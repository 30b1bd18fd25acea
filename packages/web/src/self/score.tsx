import type { Questionnaire, SelfScore, SubmissionSummary } from '@milpa/sdk';
import { numberHead, Table } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { formatInterval, formatPoint, namePart } from './names.ts';

interface ScoreProps {
  readonly of: Pick<SubmissionSummary, 'questionnaire'>;
  readonly score: SelfScore;
  readonly reader: Reader;
}

/** The score in words. */
export function ScoreSentences({ of, score, reader }: ScoreProps) {
  const words = reader.words.self;
  const [low, high] = [formatPoint(score.share.low, of, reader), formatPoint(score.share.high, of, reader)];
  const { place, points } = score;
  return (
    <>
      <p class="lead">
        <strong>{low === high ? words.scoreExact(low) : words.scoreOf(low, high)}</strong>{' '}
        {words.knownOf(reader.number(score.known), reader.number(score.of))}
      </p>
      {of.questionnaire.startsWith('odm') ? (
        <p>{words.pointsOf(reader.number(points.low), reader.number(points.high), reader.number(2520))}</p>
      ) : null}
      {place ? (
        <p>{words.placeOf(reader.number(place.best), reader.number(place.worst), reader.number(place.of))}</p>
      ) : null}
    </>
  );
}

/**
 * Each part as a bar from nothing to full marks: solid as far as it is certain, striped as far as it is possible. Read without
 * colour, and the figures stand beside it.
 */
export function ScoreChart(props: ScoreProps & { readonly parts: Questionnaire['parts'] }) {
  const { of, score, parts, reader } = props;
  const words = reader.words.self;
  const rows = parts.flatMap((part) => {
    const interval = score.parts[part];
    return interval ? [{ part, interval }] : [];
  });
  return (
    <figure class="chart scores">
      <figcaption>
        <strong class="chart-title">{words.chart}</strong>
        <p>{words.howToRead}</p>
        <p class="small scores-key">
          <Key kind="certain" /> {words.certain} <Key kind="possible" /> {words.possible}
        </p>
      </figcaption>
      <Table
        label={words.table}
        head={[
          words.part,
          <th scope="col" class="bar">
            {words.chart}
          </th>,
          numberHead(`${words.certain} – ${words.possible}`),
        ]}
      >
        {rows.map(({ part, interval }) => {
          const text = formatInterval(interval, of, reader);
          const name = namePart(part, reader);
          return (
            <tr>
              <th scope="row" class={part.includes('.') ? 'soft' : 'strong'}>
                {name}
              </th>
              <td class="bar">
                <Bar {...interval} label={`${reader.label(name)} ${text}`} />
              </td>
              <td class="number">{text}</td>
            </tr>
          );
        })}
      </Table>
    </figure>
  );
}

const width = 240;
const height = 18;
const round = (value: number) => Math.round(value * 10) / 10;

function Bar({ low, high, label }: { readonly low: number; readonly high: number; readonly label: string }) {
  const [from, to] = [round(low * (width - 2)) + 1, round(high * (width - 2)) + 1];
  // Stripes are drawn, not patterned: a pattern would need an identifier for each bar.
  const stripes = Array.from({ length: Math.floor((to - from) / 6) }, (_, at) => round(from + 6 * (at + 1)));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <rect class="whole" x="1" y="3" width={width - 2} height={height - 6} />
      {stripes.map((x) => (
        <line class="stripe" x1={x} y1="4" x2={x - 6} y2={height - 4} />
      ))}
      <rect class="possible" x={from} y="3" width={round(to - from)} height={height - 6} />
      <rect class="certain" x="1" y="3" width={round(from - 1)} height={height - 6} />
    </svg>
  );
}

const Key = ({ kind }: { readonly kind: 'certain' | 'possible' }) => (
  <svg viewBox="0 0 26 14" class="key" aria-hidden="true">
    {kind === 'possible' ? [7, 13, 19, 25].map((x) => <line class="stripe" x1={x} y1="2" x2={x - 6} y2="12" />) : null}
    <rect class={kind} x="1" y="1" width="24" height="12" />
  </svg>
);
