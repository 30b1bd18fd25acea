import { type Geometry, type Position, parseGeometry } from './geometry.ts';

const maxNesting = 8;

/**
 * The geometry in well-known binary (OGC 06-103r4, the variants of ISO and PostGIS with heights and measures, which are left out).
 * Undefined for an empty geometry. Throws RangeError for bytes that are none, that end too early, or that hold curves.
 */
export function readWkb(bytes: Uint8Array): Geometry | undefined {
  return new Reader(bytes).readGeometry(0);
}

class Reader {
  readonly #view: DataView;
  #at = 0;
  #little = true;
  #width = 2;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  readGeometry(nesting: number): Geometry | undefined {
    if (nesting > maxNesting) throw new RangeError('geometries nested too deeply');
    const kind = this.#readHead();
    switch (kind) {
      case 1:
        return this.#readPoint();
      case 2:
        return full({ type: 'LineString', coordinates: this.#readLine() });
      case 3:
        return full({ type: 'Polygon', coordinates: this.#readLines() });
      case 4:
        return this.#readParts(nesting, 'MultiPoint', 'Point');
      case 5:
        return this.#readParts(nesting, 'MultiLineString', 'LineString');
      case 6:
        return this.#readParts(nesting, 'MultiPolygon', 'Polygon');
      case 7: {
        const geometries = this.#readAll(nesting);
        return geometries.length === 0 ? undefined : { type: 'GeometryCollection', geometries };
      }
      default:
        throw new RangeError(`geometries of kind ${kind} are not read`);
    }
  }

  #readHead(): number {
    this.#little = this.#view.getUint8(this.#at++) === 1;
    const word = this.#readCount();
    const thousands = Math.floor((word & 0xffff) / 1000);
    const [z, m] = [(word & 0x80000000) !== 0 || thousands % 2 === 1, (word & 0x40000000) !== 0 || thousands > 1];
    this.#width = 2 + (z ? 1 : 0) + (m ? 1 : 0);
    if ((word & 0x20000000) !== 0) this.#at += 4;
    return (word & 0xffff) % 1000;
  }

  #readCount(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, this.#little);
  }

  /** A count of things that take `size` bytes each at least: more than there is room for is a lie. */
  #readBounded(size: number): number {
    const count = this.#readCount();
    if (count * size > this.#view.byteLength - this.#at) throw new RangeError('the geometry ends too early');
    return count;
  }

  #readPosition(): Position {
    const at = this.#at;
    this.#at += this.#width * 8;
    return [this.#view.getFloat64(at, this.#little), this.#view.getFloat64(at + 8, this.#little)];
  }

  #readPoint(): Geometry | undefined {
    const coordinates = this.#readPosition();
    return coordinates.every(Number.isFinite) ? { type: 'Point', coordinates } : undefined;
  }

  #readLine(): Position[] {
    return Array.from({ length: this.#readBounded(this.#width * 8) }, () => this.#readPosition());
  }

  #readLines(): Position[][] {
    return Array.from({ length: this.#readBounded(4) }, () => this.#readLine());
  }

  #readAll(nesting: number): Geometry[] {
    const parts = Array.from({ length: this.#readBounded(5) }, () => this.readGeometry(nesting + 1));
    return parts.flatMap((part) => part ?? []);
  }

  #readParts(nesting: number, type: Geometry['type'], part: Geometry['type']): Geometry | undefined {
    const coordinates = this.#readAll(nesting).map((each) => {
      if (each.type !== part || !('coordinates' in each)) throw new RangeError(`a ${type} holds a ${each.type}`);
      return each.coordinates;
    });
    return coordinates.length === 0 ? undefined : parseGeometry({ type, coordinates });
  }
}

function full(geometry: Exclude<Geometry, { type: 'GeometryCollection' | 'Point' }>): Geometry | undefined {
  return geometry.coordinates.length === 0 ? undefined : geometry;
}
