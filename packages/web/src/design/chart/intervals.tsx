import type { ComponentChildren } from 'preact';
import type { Reader } from '../../reader.ts';
import { ChartFigure } from './figure.tsx';
import { frame, round, shorten } from './scale.ts';

export interface IntervalRow {
  readonly name: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** The figures as people read them. */
  readonly text: string;
}

const step = 36;
const room = 22;

/** What lies between two values for each name, and one value all are seen beside; the figures are said in words and in the table that is given. */
export function IntervalChart(props: {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly rows: readonly IntervalRow[];
  readonly mark: { readonly at: number; readonly text: string };
  readonly reader: Reader;
  /** The table behind it. */
  readonly children: ComponentChildren;
}) {
  const { id, title, sentence, rows, mark, reader } = props;
  const scale = (value: number) => round(4 + Math.min(1, Math.max(0, value)) * (frame.width - 8));
  const height = room + rows.length * step + 6;
  const at = scale(mark.at);
  return (
    <ChartFigure
      {...{ id, title, sentence, height }}
      kind="bar"
      drawing={
        <>
          <line class="zero" x1={at} x2={at} y1={room - 4} y2={height} stroke-dasharray="4 4" />
          <text class="tick" x={at} y="14" text-anchor={mark.at > 0.7 ? 'end' : mark.at < 0.3 ? 'start' : 'middle'}>
            {mark.text}
          </text>
          {rows.map(({ name, low, middle, high, text }, index) => {
            const top = room + index * step;
            return (
              <>
                <text class="name value" x="4" y={top + 15}>
                  {shorten(name, 30)}
                </text>
                <text class="value" x={frame.width - 4} y={top + 15} text-anchor="end">
                  {text}
                </text>
                <rect class="track" x="4" y={top + 23} width={frame.width - 8} height="6" rx="3" />
                <rect
                  class="bar"
                  x={scale(low)}
                  y={top + 23}
                  width={round(Math.max(2, scale(high) - scale(low)))}
                  height="6"
                  rx="3"
                />
                <circle class="dot" cx={scale(middle)} cy={top + 26} r="5" />
              </>
            );
          })}
        </>
      }
    >
      <details>
        <summary>{reader.words.chart.showTable}</summary>
        {props.children}
      </details>
    </ChartFigure>
  );
}
