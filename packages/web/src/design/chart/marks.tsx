import type { ChartData } from '@milpa/sdk';
import { line } from 'd3-shape';
import type { Reader } from '../../reader.ts';
import { formatMeasure } from './describe.ts';
import {
  type Axis,
  anchorOf,
  createHorizontal,
  createVertical,
  figureWidth,
  frame,
  listSparse,
  round,
  shorten,
} from './scale.ts';

const floor = frame.height - frame.bottom;
type Drawn = { readonly data: ChartData; readonly reader: Reader };

function Axes(props: { readonly x: Axis; readonly y: Axis }) {
  const sparse = listSparse(props.x.ticks);
  return (
    <>
      {props.y.ticks.map((tick) => (
        <>
          <line class="grid" x1={frame.left} x2={frame.width - frame.right} y1={round(tick.at)} y2={round(tick.at)} />
          <text class="tick" x={frame.left} y={round(tick.at) - 4}>
            {tick.text}
          </text>
        </>
      ))}
      {props.x.ticks.map((tick, index) => (
        <text
          class={sparse.has(index) ? 'tick sparse' : 'tick'}
          x={round(tick.at)}
          y={frame.height - 10}
          text-anchor={anchorOf(tick)}
        >
          {tick.text}
        </text>
      ))}
    </>
  );
}

/** The axis of the values of a line: only counts must begin at zero. */
export const createLineVertical = (data: ChartData, reader: Reader) =>
  createVertical(
    data.points.flatMap((point) => (point.y === null ? [] : [point.y])),
    data.op === 'count',
    reader,
  );

/** A line with a dot and the figure at its highest and its last point; a gap where a value is missing. */
export function LineMarks({ data, reader }: Drawn) {
  const known = data.points.filter((point) => point.y !== null);
  const y = createLineVertical(data, reader);
  const places = (data.xType === 'time' ? known : data.points).map((point) => point.x);
  const x = createHorizontal(data, places.length > 0 ? places : data.points.map((point) => point.x), reader, y.left);
  const path = line<ChartData['points'][number]>()
    .defined((point) => point.y !== null)
    .x((point) => round(x.place(point.x)))
    .y((point) => round(y.place(point.y ?? 0)));
  const high = known.reduce((best, point) => ((point.y ?? 0) > (best?.y ?? 0) ? point : best), known[0]);
  const named = [...new Set([high, known.at(-1)])].flatMap((point) => point ?? []);
  return (
    <>
      <Axes x={x} y={y} />
      <path class="line" d={path(data.points) ?? ''} />
      {known.length <= 30
        ? known.map((point) => (
            <circle class="dot" cx={round(x.place(point.x))} cy={round(y.place(point.y ?? 0))} r="3" />
          ))
        : null}
      {named.map((point) => {
        const [cx, cy] = [round(x.place(point.x)), round(y.place(point.y ?? 0))];
        return (
          <>
            <circle class="dot" cx={cx} cy={cy} r="4.5" />
            <text
              class="value"
              x={cx}
              y={Math.max(14, cy - 10)}
              text-anchor={cx > frame.width - 90 ? 'end' : cx < 60 ? 'start' : 'middle'}
            >
              {formatMeasure(reader, point.y ?? 0, data.unit)}
            </text>
          </>
        );
      })}
    </>
  );
}

export function HistogramMarks({ data, reader }: Drawn) {
  const edges = data.points.flatMap((point) => (point.x2 === undefined ? [point.x] : [point.x, point.x2]));
  const y = createVertical(
    data.points.map((point) => point.y ?? 0),
    true,
    reader,
  );
  const x = createHorizontal(data, edges, reader, y.left);
  const width = data.points.length > 0 ? (frame.width - y.left - frame.right) / data.points.length : 0;
  return (
    <>
      <Axes x={x} y={y} />
      {data.points.map((point) => {
        const left = x.place(point.x);
        const right = point.x2 === undefined ? left + width : x.place(point.x2);
        const top = y.place(point.y ?? 0);
        return (
          <rect
            class="bar"
            x={round(left + 0.7)}
            y={round(top)}
            width={round(Math.max(1, right - left - 1.4))}
            height={round(Math.max(0, floor - top))}
          />
        );
      })}
    </>
  );
}

export const barsShown = 12;
const barStep = 40;
export const barsHeight = (count: number) => Math.min(count, barsShown) * barStep + 6;

/** One bar below each name, with its figure: names of any length stay legible on a phone. */
export function BarMarks({ data, reader }: Drawn) {
  const points = data.points.slice(0, barsShown);
  const values = points.map((point) => point.y ?? 0);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = (value: number) => ((value - low) / (high - low || 1)) * (frame.width - 8) + 4;
  const figureOf = ({ y }: (typeof points)[number]) =>
    y === null ? reader.words.common.noValue : formatMeasure(reader, y, data.unit);
  return (
    <>
      {points.map((point, index) => {
        const [from, to] = [scale(0), scale(point.y ?? 0)];
        const top = index * barStep;
        return (
          <>
            <text class="name" x="4" y={top + 16}>
              {shorten(formatName(point.x, reader), Math.min(38, roomFor(figureOf(point))))}
            </text>
            <text class="value" x={frame.width - 4} y={top + 16} text-anchor="end">
              {figureOf(point)}
            </text>
            <rect class="track" x="4" y={top + 22} width={frame.width - 8} height="12" rx="2" />
            <rect
              class="bar"
              x={round(Math.min(from, to))}
              y={top + 22}
              width={round(Math.max(1, Math.abs(to - from)))}
              height="12"
              rx="2"
            />
          </>
        );
      })}
      {low < 0 ? (
        <line class="zero" x1={round(scale(0))} x2={round(scale(0))} y1="0" y2={barsHeight(points.length)} />
      ) : null}
    </>
  );
}

/** Letters of a name beside which a figure finds its place on a phone. */
const roomFor = (figure: string) => Math.floor((frame.width - 16) / figureWidth) - figure.length;

const formatName = (x: string | number, reader: Reader) => (x === '' ? reader.words.common.noValue : String(x));
