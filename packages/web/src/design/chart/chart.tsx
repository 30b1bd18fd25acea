import type { ChartData } from '@milpa/sdk';
import type { Reader } from '../../reader.ts';
import {
  type ColumnLabels,
  describeChart,
  describeSubject,
  describeTitle,
  formatMeasure,
  formatPlace,
} from './describe.ts';
import { BarMarks, barsHeight, barsShown, createLineVertical, HistogramMarks, LineMarks } from './marks.tsx';
import { frame } from './scale.ts';

const marks = { line: LineMarks, bar: BarMarks, histogram: HistogramMarks } as const;

/** A chart, the sentence that says what it shows, and the figures behind it. */
export function Chart(props: {
  readonly data: ChartData;
  readonly reader: Reader;
  readonly label: ColumnLabels;
  readonly id: string;
  /** Stands above instead of the usual title. */
  readonly title?: string;
  /** Says the figures instead of the usual sentence. Points without a value are then breaks in the series: nothing may be read across. */
  readonly told?: string;
}) {
  const { data, reader, label, id } = props;
  const title = props.title ?? describeTitle(data, reader, label);
  // Bars beyond the drawn ones are left out of the drawing, so the sentence must not name them.
  const points = data.kind === 'bar' ? data.points.slice(0, barsShown) : data.points;
  const drawn = { ...data, points, omitted: data.omitted + data.points.length - points.length };
  const sentence = props.told ?? describeChart(drawn, reader, label);
  const Marks = marks[data.kind];
  const height = data.kind === 'bar' ? barsHeight(data.points.length) : frame.height;
  return (
    <figure class={`chart ${data.kind}`}>
      <figcaption>
        <strong class="chart-title">
          {title}
          {data.unit ? <span class="soft"> ({data.unit})</span> : null}
        </strong>
        <p>{sentence}</p>
      </figcaption>
      <svg viewBox={`0 0 ${frame.width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{sentence}</desc>
        <Marks data={data} reader={reader} />
      </svg>
      {data.kind === 'line' && createLineVertical(data, reader).cut ? (
        <p class="small soft">{reader.words.chart.notFromZero}</p>
      ) : null}
      <ChartTable {...props} data={props.told === undefined ? data : withoutBreaks(data)} title={title} />
    </figure>
  );
}

const withoutBreaks = (data: ChartData): ChartData => ({
  ...data,
  points: data.points.filter(({ y }) => y !== null),
});

function ChartTable(props: {
  readonly data: ChartData;
  readonly reader: Reader;
  readonly label: ColumnLabels;
  readonly title: string;
}) {
  const { data, reader, label, title } = props;
  const { chart, common } = reader.words;
  const subject = describeSubject(data, reader, label);
  const intervals = data.kind === 'histogram';
  return (
    <details>
      <summary>{chart.showTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="scroll" tabIndex={0} aria-label={chart.tableCaption(title)}>
        <table>
          <caption>{chart.tableCaption(title)}</caption>
          <thead>
            <tr>
              <th scope="col">{intervals ? chart.from : subject.x}</th>
              {intervals ? <th scope="col">{chart.to}</th> : null}
              <th scope="col" class="number">
                {subject.measure}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.points.map((point) => (
              <tr>
                <th scope="row">{formatPlace(data, reader, point.x) || common.noValue}</th>
                {intervals ? <td>{point.x2 === undefined ? '' : reader.number(point.x2)}</td> : null}
                <td class="number">{point.y === null ? common.noValue : formatMeasure(reader, point.y, data.unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
