import type { MapData } from '@milpa/sdk';
import { quantileSorted } from 'd3-array';
import {
  type GeoProjection,
  type GeoStream,
  type GeoStreamWrapper,
  geoConicEqualArea,
  geoEqualEarth,
  geoMercator,
} from 'd3-geo';

export type Box = MapData['bbox'];

export interface View {
  readonly projection: GeoProjection;
  readonly width: number;
  readonly height: number;
  /** The extent shown, a little larger than the data. */
  readonly box: Box;
}

const width = 560;

/** A projection that fits the data: the whole world for wide extents, an equal-area cone for countries, Mercator close by. */
export function createView(data: Box): View {
  const box = widen(data);
  const [west, south, east, north] = box;
  const middle = (west + east) / 2;
  const [lonSpan, latSpan] = [east - west, north - south];
  const projection =
    lonSpan > 160
      ? geoEqualEarth().rotate([-middle, 0])
      : lonSpan > 14 && (south > 5 || north < -5)
        ? geoConicEqualArea()
            .rotate([-middle, 0])
            .parallels([south + latSpan / 6, north - latSpan / 6])
        : geoMercator().rotate([-middle, 0]);
  const frame = { type: 'MultiPoint' as const, coordinates: listEdge(box) };
  projection.fitWidth(width, frame);
  const height = Math.round(Math.min(width * 0.85, Math.max(width * 0.42, findHeight(projection, frame.coordinates))));
  projection.fitExtent(
    [
      [0, 0],
      [width, height],
    ],
    frame,
  );
  projection.clipExtent([
    [0, 0],
    [width, height],
  ]);
  return { projection, width, height, box };
}

/** The extent worth drawing. A few stray places would shrink all others to a spot: then the frame leaves them out. */
export function findFrame(data: MapData): { readonly box: Box; readonly outside: number } {
  const area = ([west, south, east, north]: Box) => (east - west) * (north - south);
  const span = (values: number[]): [number, number] => {
    const sorted = values.sort((a, b) => a - b);
    return [quantileSorted(sorted, 0.01) ?? 0, quantileSorted(sorted, 0.99) ?? 0];
  };
  const [west, east] = span(data.points.map(([lon]) => lon));
  const [south, north] = span(data.points.map(([, lat]) => lat));
  const box: Box = [west, south, east, north];
  if (data.points.length < 50 || data.shapes.length > 0 || area(box) > area(data.bbox) * 0.5)
    return { box: data.bbox, outside: 0 };
  const [left, bottom, right, top] = widen(box);
  const isOutside = ([lon, lat]: MapData['points'][number]) => lon < left || lon > right || lat < bottom || lat > top;
  return { box, outside: data.points.filter(isOutside).length };
}

function widen([west, south, east, north]: Box): Box {
  const margin = Math.max(0.05, (east - west) * 0.06, (north - south) * 0.06);
  return [
    Math.max(-180, west - margin),
    Math.max(-85, south - margin),
    Math.min(180, east + margin),
    Math.min(85, north + margin),
  ];
}

// Corners do not bound a curved projection: the edges are sampled.
function listEdge([west, south, east, north]: Box): [number, number][] {
  const steps = Array.from({ length: 9 }, (_, index) => index / 8);
  return steps.flatMap((share): [number, number][] => [
    [west + (east - west) * share, south],
    [west + (east - west) * share, north],
    [west, south + (north - south) * share],
    [east, south + (north - south) * share],
  ]);
}

function findHeight(projection: GeoProjection, points: readonly [number, number][]): number {
  const ys = points.flatMap((point) => projection(point)?.[1] ?? []);
  return Math.max(...ys) - Math.min(...ys);
}

/** The projection, but points nearer than `least` units to the one before are left out: outlines get short. */
export function createThin(projection: GeoProjection, least: number): GeoStreamWrapper {
  return { stream: (output) => projection.stream(thin(output, least)) };
}

function thin(output: GeoStream, least: number): GeoStream {
  let kept: [number, number] | undefined;
  let held: [number, number] | undefined;
  let inLine = false;
  return {
    point(x, y) {
      if (!inLine) return output.point(x, y);
      if (kept && Math.abs(x - kept[0]) < least && Math.abs(y - kept[1]) < least) {
        held = [x, y];
        return;
      }
      output.point(x, y);
      kept = [x, y];
      held = undefined;
    },
    lineStart() {
      inLine = true;
      kept = undefined;
      held = undefined;
      output.lineStart();
    },
    lineEnd() {
      if (held) output.point(...held);
      inLine = false;
      output.lineEnd();
    },
    polygonStart: () => output.polygonStart(),
    polygonEnd: () => output.polygonEnd(),
    sphere: () => output.sphere?.(),
  };
}
