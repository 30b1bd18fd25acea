import type { MapData } from '@milpa/sdk';
import { merge, mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify';
import type { Box, Shape } from './shapes.ts';

/** Positions held at most; beyond it the grid gets coarser. */
const maxPositions = 1_500_000;
/** Degrees between the lines of the first grid: eleven metres. */
const firstStep = 1e-4;
/** Keeps round degrees, which many files have, off the lines of the grid, where noise of the last digit would part neighbours. */
const offset = 0.37;
/** Units a map is wide and high at most, as the pages draw it: what is smaller than one is not seen. */
const [width, height] = [560, 476];

/** How much is left out, in square units, and how coarse the grid is that positions are told on: from fine to rough. */
const levels = [
  [0.5, 1],
  [1, 1],
  [2, 1],
  [4, 2],
  [8, 3],
] as const;

type Rings = number[][];

/**
 * Areas on a grid. A position falls on the same point of it in every area that has it, so borders that two areas share stay one line
 * whatever is left out of it; each is drawn once.
 */
export class AreaGrid {
  #step = firstStep;
  #areas: Rings[][] = [];
  #positions = 0;

  get count(): number {
    return this.#areas.length;
  }

  /** Takes an area; a shape that is none is left. */
  add(shape: Shape): void {
    const polygons = parsePolygons(shape);
    if (polygons.length === 0) return;
    this.#areas.push(polygons.map((rings) => rings.map((ring) => this.#snap(ring))));
    while (this.#positions > maxPositions) this.#coarsen();
  }

  #snap(ring: readonly (readonly number[])[]): number[] {
    const flat: number[] = [];
    const factor = this.#step / firstStep;
    const find = (value: number) => Math.floor((value / firstStep + offset) / factor);
    for (const [x = 0, y = 0] of ring) push(flat, find(x), find(y));
    this.#positions += flat.length / 2;
    return flat;
  }

  /** Four points of the grid become one: exactly the one they would have been at first on the coarser grid. */
  #coarsen(): void {
    this.#step *= 4;
    this.#positions = 0;
    const again = (ring: number[]) => {
      const flat: number[] = [];
      for (let at = 0; at < ring.length; at += 2)
        push(flat, Math.floor((ring[at] ?? 0) / 4), Math.floor((ring[at + 1] ?? 0) / 4));
      this.#positions += flat.length / 2;
      return flat;
    };
    this.#areas = this.#areas.map((polygons) => polygons.map((rings) => rings.map(again)));
  }

  /**
   * The borders between all areas and around them, thinned until their text is shorter than `maxBytes`; where even that is too
   * long, what the areas cover together. Undefined when nothing is left to see.
   */
  draw(box: Box, maxBytes: number): MapData['borders'] {
    const [west, south, east, north] = box;
    const unit = Math.max((east - west) / width, (north - south) / height) || firstStep;
    const weighed = presimplify(parseTopology(topology({ areas: parseCollection(this.#areas) })));
    let last: MapData['borders'];
    for (const [area, coarse] of levels) {
      last = this.#drawLevel(weighed, { unit, area, scale: (unit / 2) * coarse, translate: [west, south] });
      if (last && JSON.stringify(last).length <= maxBytes) return last;
    }
    const ground = last && { ...last, lines: [] };
    return ground && JSON.stringify(ground).length <= maxBytes ? ground : undefined;
  }

  #drawLevel(weighed: Weighed, { unit, area, scale, translate }: Level): MapData['borders'] {
    const toGrid = (x: number, y: number): [number, number] => [
      Math.round((x * this.#step - translate[0]) / scale),
      Math.round((y * this.#step - translate[1]) / scale),
    ];
    const side = unit / this.#step;
    const simple = simplify(weighed, area * side * side);
    const kept = filter(simple, filterWeight(simple, side * side));
    const { areas } = kept.objects;
    if (!areas) return undefined;
    const lines = mesh(kept, areas).coordinates.map((line) => encode(line, toGrid, 2));
    const land = merge(kept, parseMembers(areas)).coordinates.map((rings) =>
      rings.map((ring) => encode(ring, toGrid, 4)).filter(isThere),
    );
    return { scale, translate, lines: lines.filter(isThere), land: land.filter((rings) => rings.length > 0) };
  }
}

const isThere = (line: readonly number[]) => line.length > 0;

function push(flat: number[], x: number, y: number): void {
  if (flat.at(-2) !== x || flat.at(-1) !== y || flat.length === 0) flat.push(x, y);
}

/** The first point, then steps from each to the next; nothing when fewer than `least` points are left. */
function encode(
  line: readonly (readonly number[])[],
  toGrid: (x: number, y: number) => [number, number],
  least: number,
): number[] {
  const flat: number[] = [];
  let [fromX, fromY] = [0, 0];
  for (const [x = 0, y = 0] of line) {
    const [gridX, gridY] = toGrid(x, y);
    if (flat.length > 0 && gridX === fromX && gridY === fromY) continue;
    flat.push(gridX - fromX, gridY - fromY);
    [fromX, fromY] = [gridX, gridY];
  }
  return flat.length / 2 < least ? [] : flat;
}

/** The rings of a polygon or of several; none for any other shape. */
function parsePolygons(shape: Shape): (readonly (readonly number[])[])[][] {
  if (shape.type === 'Polygon') return [shape.coordinates as (readonly (readonly number[])[])[]];
  return shape.type === 'MultiPolygon' ? (shape.coordinates as (readonly (readonly number[])[])[][]) : [];
}

interface Areas {
  readonly type: 'GeometryCollection';
  readonly geometries: { type: 'MultiPolygon'; coordinates: number[][][][] }[];
}

function parseCollection(areas: readonly Rings[][]): Areas {
  const unfold = (ring: readonly number[]) => {
    const line: number[][] = [];
    for (let at = 0; at < ring.length; at += 2) line.push([ring[at] ?? 0, ring[at + 1] ?? 0]);
    return line;
  };
  const geometries = areas.flatMap((polygons) => {
    const coordinates = polygons.flatMap((rings) => {
      const kept = rings.filter((ring) => ring.length >= 8).map(unfold);
      return kept.length > 0 ? [kept] : [];
    });
    return coordinates.length > 0 ? [{ type: 'MultiPolygon' as const, coordinates }] : [];
  });
  return { type: 'GeometryCollection', geometries };
}

const parseTopology = (value: unknown) => value as Parameters<typeof presimplify>[0];

type Weighed = ReturnType<typeof parseTopology>;
interface Level {
  readonly unit: number;
  readonly area: number;
  readonly scale: number;
  readonly translate: [number, number];
}

type Members = Parameters<typeof merge>[1];
/** The members of a collection of a topology; the library's types do not know that areas went in. */
function parseMembers(object: object): Members {
  return ('geometries' in object ? object.geometries : []) as Members;
}
