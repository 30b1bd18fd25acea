import type { Fault, JsonValue, RawColumn } from '../format.ts';
import { type Geometry, isSound, mapPositions, type Position, turnRings, visitPositions } from './geometry.ts';
import type { Reference } from './reference.ts';

interface Tally {
  count: number;
  row: number;
}

/** Eight decimals of a degree are a millimetre: what a projection adds beyond is noise. */
const decimals = 1e8;

/** Writes the geometries of one column as GeoJSON text in WGS 84 and remembers what was wrong with them. */
export class GeometryColumn {
  readonly #reference: Reference | undefined;
  readonly #invalid: Tally = { count: 0, row: 0 };
  readonly #outside: Tally = { count: 0, row: 0 };
  #row = 0;
  #filled = 0;

  /** Without a reference the positions are taken as longitude and latitude, and told when they cannot be. */
  constructor(reference: Reference | undefined) {
    this.#reference = reference;
  }

  /**
   * The text of the next row; undefined (no geometry) gives an empty cell. `original` is the same geometry as the file has it: kept,
   * heights and all, when nothing has to be projected.
   */
  write(geometry: Geometry | undefined, original?: JsonValue): string {
    this.#row++;
    if (!geometry) return '';
    this.#filled++;
    const { project } = this.#reference ?? {};
    const placed = project ? mapPositions(geometry, (position) => round(project(position))) : geometry;
    if (!isPlaced(placed)) {
      this.#note(this.#outside);
      return '';
    }
    if (!isSound(placed)) this.#note(this.#invalid);
    if (!isOnEarth(placed)) this.#note(this.#outside);
    return JSON.stringify(original !== undefined && !project ? original : turnRings(placed));
  }

  /** A row whose geometry could not be read. */
  fail(): string {
    this.#row++;
    this.#note(this.#invalid);
    return '';
  }

  #note(tally: Tally): void {
    tally.count++;
    tally.row ||= this.#row;
  }

  /** What the column is; `index` is its place in the relation. */
  describe(title: string, index: number): RawColumn {
    const format = this.#reference?.id ?? (this.#isLost() ? undefined : 'EPSG:4326');
    return {
      title,
      known: { type: 'geojson', sql: `nullif(c${index}, '')`, ...(format === undefined ? {} : { format }) },
    };
  }

  /** Most positions lie off the earth and no reference says where. */
  #isLost(): boolean {
    return this.#reference === undefined && this.#outside.count > this.#filled / 2;
  }

  listFaults(column: string): Fault[] {
    const faults: Fault[] = [];
    const { count, row } = this.#outside;
    if (this.#isLost()) faults.push({ code: 'crs-missing', column, count });
    else if (count > 0) faults.push({ code: 'coordinates-outside', column, count, row });
    if (this.#invalid.count > 0) faults.push({ code: 'geometry-invalid', column, ...this.#invalid });
    return faults;
  }
}

function round([x, y]: Position): Position {
  return [Math.round(x * decimals) / decimals, Math.round(y * decimals) / decimals];
}

/** A position off the range of a projection has no place on earth at all. */
function isPlaced(geometry: Geometry): boolean {
  let finite = true;
  visitPositions(geometry, ([x, y]) => {
    finite &&= Number.isFinite(x) && Number.isFinite(y);
  });
  return finite;
}

function isOnEarth(geometry: Geometry): boolean {
  let inside = true;
  visitPositions(geometry, ([x, y]) => {
    inside &&= x >= -180.0001 && x <= 180.0001 && y >= -90.0001 && y <= 90.0001;
  });
  return inside;
}
