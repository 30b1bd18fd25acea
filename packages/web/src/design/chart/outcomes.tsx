import type { Reader } from '../../reader.ts';
import { numberHead, Table } from '../table.tsx';
import { ChartFigure } from './figure.tsx';
import { frame, round, shorten } from './scale.ts';

/** Shares of a whole, 0 to 1: what holds, what could not be checked, and the rest, which does not. */
export interface OutcomeRow {
  readonly name: string;
  readonly held: number;
  readonly unknown: number;
}

interface OutcomesProps {
  readonly title: string;
  readonly sentence: string;
  readonly rows: readonly OutcomeRow[];
  readonly columns: Readonly<Record<'part' | 'pass' | 'unknown' | 'fail', string>>;
  readonly reader: Reader;
  readonly id: string;
}

const step = 44;

/** A bar for each row: full where it holds, hatched where nobody could look, empty where it does not. Read without colour. */
export function OutcomeBars(props: OutcomesProps) {
  const { title, sentence, rows, columns, reader, id } = props;
  const height = rows.length * step + 34;
  const legend = [
    [columns.pass, 'bar'],
    [columns.unknown, 'unsure'],
    [columns.fail, 'track'],
  ] as const;
  return (
    <ChartFigure
      {...{ id, title, sentence, height }}
      kind="bar"
      drawing={
        <>
          <defs>
            <pattern
              id={`${id}-hatch`}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line class="hatch" x1="0" x2="0" y1="0" y2="6" />
            </pattern>
          </defs>
          {legend.map(([text, kind], at) => (
            <>
              <Piece kind={kind} id={id} x={4 + at * 205} y={4} width={18} />
              <text class="tick" x={28 + at * 205} y="16">
                {text}
              </text>
            </>
          ))}
          {rows.map((row, at) => (
            <Bar row={row} top={34 + at * step} id={id} reader={reader} />
          ))}
        </>
      }
    >
      <OutcomesTable {...props} />
    </ChartFigure>
  );
}

const whole = frame.width - 8;

function Bar(props: { readonly row: OutcomeRow; readonly top: number; readonly id: string; readonly reader: Reader }) {
  const { row, top, id, reader } = props;
  const [held, unknown] = [row.held * whole, row.unknown * whole];
  return (
    <>
      <text class="name" x="4" y={top + 16}>
        {shorten(row.name, 38)}
      </text>
      <text class="value" x={frame.width - 4} y={top + 16} text-anchor="end">
        {reader.share(row.held)}
      </text>
      <Piece kind="track" id={id} x={4} y={top + 22} width={whole} />
      {unknown > 0 ? <Piece kind="unsure" id={id} x={4 + held} y={top + 22} width={unknown} /> : null}
      {held > 0 ? <Piece kind="bar" id={id} x={4} y={top + 22} width={held} /> : null}
    </>
  );
}

function Piece(props: {
  readonly kind: 'bar' | 'unsure' | 'track';
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}) {
  const { kind, id, x, y, width } = props;
  const fill = kind === 'unsure' ? `url(#${id}-hatch)` : undefined;
  return <rect class={kind} x={round(x)} y={y} width={round(Math.max(1, width))} height="14" rx="2" fill={fill} />;
}

function OutcomesTable({ title, rows, columns, reader }: OutcomesProps) {
  const { chart } = reader.words;
  return (
    <details>
      <summary>{chart.showTable}</summary>
      <Table
        label={chart.tableCaption(title)}
        head={[columns.part, ...[columns.pass, columns.unknown, columns.fail].map(numberHead)]}
      >
        {rows.map(({ name, held, unknown }) => (
          <tr>
            <th scope="row">{name}</th>
            {[held, unknown, Math.max(0, 1 - held - unknown)].map((share) => (
              <td class="number">{reader.share(share)}</td>
            ))}
          </tr>
        ))}
      </Table>
    </details>
  );
}
