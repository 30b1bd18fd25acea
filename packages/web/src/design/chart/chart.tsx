import type { ChartData } from '@milpa/sdk';
import type { Reader } from '../../reader.ts';
import { numberHead, Table } from '../table.tsx';
import {
  type ColumnLabels,
  describeChart,
  describeSubject,
  describeTitle,
  formatMeasure,
  formatPlace,
} from './describe.ts';
import { ChartFigure } from './figure.tsx';
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
    <ChartFigure
      id={id}
      kind={data.kind}
      title={title}
      unit={data.unit ? <span class="soft"> ({data.unit})</span> : null}
      sentence={sentence}
      height={height}
      drawing={<Marks data={data} reader={reader} />}
    >
      {data.kind === 'line' && createLineVertical(data, reader).cut ? (
        <p class="small soft">{reader.words.chart.notFromZero}</p>
      ) : null}
      <ChartTable {...props} data={props.told === undefined ? data : withoutBreaks(data)} title={title} />
    </ChartFigure>
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
      <Table
        label={chart.tableCaption(title)}
        head={[intervals ? chart.from : subject.x, intervals ? chart.to : null, numberHead(subject.measure)]}
      >
        {data.points.map((point) => (
          <tr>
            <th scope="row">{formatPlace(data, reader, point.x) || common.noValue}</th>
            {intervals ? <td>{point.x2 === undefined ? '' : reader.number(point.x2)}</td> : null}
            <td class="number">{point.y === null ? common.noValue : formatMeasure(reader, point.y, data.unit)}</td>
          </tr>
        ))}
      </Table>
    </details>
  );
}
