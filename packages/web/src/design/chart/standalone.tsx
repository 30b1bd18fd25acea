import type { ChartData } from '@milpa/sdk';
import { renderToString } from 'preact-render-to-string';
import type { Reader } from '../../reader.ts';
import { BarMarks, barsHeight, LineMarks } from './marks.tsx';
import { frame } from './scale.ts';

const marks = { line: LineMarks, bar: BarMarks } as const;
const head = 64;
const foot = 40;

/** A chart as a picture of its own, for other people's pages: it asks for nothing and is legible on any ground. */
export function drawStandalone(props: {
  readonly data: ChartData & { readonly kind: keyof typeof marks };
  readonly reader: Reader;
  readonly title: string;
  readonly sentence: string;
  readonly source: string;
}): string {
  const { data, reader, title, sentence, source } = props;
  const Marks = marks[data.kind];
  const inner = data.kind === 'bar' ? barsHeight(data.points.length) : frame.height;
  const height = head + inner + foot;
  return renderToString(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`-16 0 ${frame.width + 32} ${height}`}
      width={frame.width + 32}
      height={height}
      role="img"
      aria-labelledby="title desc"
      lang={reader.language}
    >
      <title id="title">{title}</title>
      <desc id="desc">{sentence}</desc>
      <style>{style}</style>
      <rect x="-16" width={frame.width + 32} height={height} fill="#fff" />
      <text class="title" x="4" y="36">
        {title}
      </text>
      <g transform={`translate(0 ${head})`}>
        <Marks data={data} reader={reader} />
      </g>
      <text class="tick" x="4" y={height - 14}>
        {source}
      </text>
    </svg>,
  );
}

/** Colours of the day, as in design/style: a picture cannot ask what the reader's screen prefers. */
const style = `text{font:15px system-ui,sans-serif;fill:#1c241e}.title{font:700 20px Georgia,serif}.tick{font-size:13px;fill:#4c584f}
.value{font-weight:600}.grid{stroke:#dddacb}.line{fill:none;stroke:#135c38;stroke-width:2.5}.dot{fill:#135c38;stroke:#fff;stroke-width:1.5}
.bar{fill:#135c38}.track{fill:#f2f0e6}.zero{stroke:#7d8578}`;
