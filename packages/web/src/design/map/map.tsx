import type { MapData } from '@milpa/sdk';
import { geoGraticule, geoPath } from 'd3-geo';
import type { Reader } from '../../reader.ts';
import { Table } from '../table.tsx';
import { drawBorders } from './borders.ts';
import { describeMap, formatLatitude, formatLongitude } from './describe.ts';
import { readOutline } from './outline.ts';
import { createThin, createView, findFrame, type View } from './projection.ts';
import { findGeometry, isArea } from './shape.ts';

/** Places listed below a map; all of them are in the table. */
const listed = 100;

/** A map of points or shapes over faint outlines, the sentence that says what it shows, and the list of places. */
export function PlaceMap(props: {
  readonly data: MapData;
  readonly reader: Reader;
  readonly name: string;
  readonly id: string;
}) {
  const { data, reader, name, id } = props;
  const { map } = reader.words;
  const frame = findFrame(data);
  const view = createView(frame.box);
  const told = describeMap(data, reader);
  const sentence = frame.outside > 0 ? `${told} ${map.outside(frame.outside)}` : told;
  return (
    <figure class="map">
      <figcaption>
        <strong class="chart-title">{map.title(name)}</strong>
        <p>{sentence}</p>
      </figcaption>
      <svg viewBox={`0 0 ${view.width} ${view.height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{map.title(name)}</title>
        <desc id={`${id}-desc`}>{sentence}</desc>
        <Ground view={view} />
        {data.borders ? <Borders view={view} borders={data.borders} /> : <Shapes view={view} data={data} />}
        <path class="points" d={drawPoints(view, data)} stroke-width={data.points.length > 500 ? 4 : 6} />
      </svg>
      <PlaceList {...props} />
      <p class="small soft">{map.source}</p>
    </figure>
  );
}

function Ground({ view }: { readonly view: View }) {
  const [west, , east] = view.box;
  const span = east - west;
  const step = span > 120 ? 30 : span > 40 ? 10 : span > 12 ? 5 : span > 3 ? 1 : 0.25;
  const lines = geoGraticule()
    .step([step, step])
    .extent([
      [
        Math.max(-180, Math.floor(view.box[0] / step - 1) * step),
        Math.max(-90, Math.floor(view.box[1] / step - 1) * step),
      ],
      [Math.min(180, Math.ceil(view.box[2] / step + 1) * step), Math.min(90, Math.ceil(view.box[3] / step + 1) * step)],
    ]);
  const path = geoPath(createThin(view.projection, 2)).digits(0);
  const coarse = geoPath(createThin(view.projection, 1.4)).digits(1);
  const outline = readOutline(span);
  return (
    <>
      <rect class="sea" width={view.width} height={view.height} />
      <path class="land" d={coarse(outline.land) ?? ''} />
      <path class="graticule" d={path(lines()) ?? ''} />
      <path class="border" d={coarse(outline.borders) ?? ''} />
    </>
  );
}

function Shapes({ view, data }: { readonly view: View; readonly data: MapData }) {
  const least = data.shapes.length > 300 ? 2 : 1.2;
  const path = geoPath(createThin(view.projection, least)).digits(1).pointRadius(3);
  const geometries = data.shapes.flatMap((shape) => findGeometry(shape.geometry) ?? []);
  const draw = (areas: boolean) =>
    geometries
      .filter((geometry) => isArea(geometry) === areas)
      .map((geometry) => path(geometry) ?? '')
      .join('');
  const [areas, lines] = [draw(true), draw(false)];
  return (
    <>
      {areas ? <path class="area" d={areas} /> : null}
      {lines ? <path class="track" d={lines} /> : null}
    </>
  );
}

/** Many areas: what they cover together, and each border once. */
function Borders(props: { readonly view: View; readonly borders: NonNullable<MapData['borders']> }) {
  const { scale, land, lines } = drawBorders(props.view, props.borders);
  return (
    <g transform={`scale(${scale})`}>
      <path class="ground" fill-rule="evenodd" d={land} />
      <path class="parting" d={lines} />
    </g>
  );
}

const isVisible = ([x, y]: [number, number], { width, height }: View) => x >= 0 && y >= 0 && x <= width && y <= height;

// A dot is a line of no length with round ends: two thousand of them in one short path. Dots on one spot are drawn once.
function drawPoints(view: View, data: MapData): string {
  const seen = new Set<string>();
  for (const [lon, lat] of data.points) {
    const at = view.projection([lon, lat]);
    if (at && isVisible(at, view)) seen.add(`M${Math.round(at[0])} ${Math.round(at[1])}h.1`);
  }
  return [...seen].join('');
}

function PlaceList({ data, reader }: { readonly data: MapData; readonly reader: Reader }) {
  const { map } = reader.words;
  const points = data.points.slice(0, listed);
  const labels = data.shapes
    .slice(0, listed)
    .map((shape) => shape.label)
    .filter((label) => label);
  const shown = points.length || labels.length;
  if (shown === 0) return null;
  return (
    <details>
      <summary>{map.showList}</summary>
      <Table
        label={map.listCaption}
        caption={
          shown < data.total
            ? `${map.listCaption} · ${map.listShort(reader.number(shown), reader.number(data.total))}`
            : map.listCaption
        }
        head={[map.place, ...(points.length > 0 ? [map.latitude, map.longitude] : [])]}
      >
        {points.map(([lon, lat, label]) => (
          <tr>
            <th scope="row">{label || reader.words.common.noValue}</th>
            <td class="number">{formatLatitude(lat, reader)}</td>
            <td class="number">{formatLongitude(lon, reader)}</td>
          </tr>
        ))}
        {points.length === 0
          ? labels.map((label) => (
              <tr>
                <th scope="row">{label}</th>
              </tr>
            ))
          : null}
      </Table>
    </details>
  );
}
