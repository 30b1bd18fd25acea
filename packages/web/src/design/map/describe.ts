import type { MapData } from '@milpa/sdk';
import type { Reader } from '../../reader.ts';

const grid = 6;

/** What the map shows: how many places, between which degrees, and whether they crowd somewhere. */
export function describeMap(data: MapData, reader: Reader): string {
  const { map } = reader.words;
  const [west, south, east, north] = data.bbox;
  const extent = map.extent(
    formatLatitude(south, reader),
    formatLatitude(north, reader),
    formatLongitude(west, reader),
    formatLongitude(east, reader),
  );
  if (data.shapes.length > 0 && data.points.length === 0) return map.shapes(data.total, extent);
  const sentences = [map.points(data.total, extent)];
  if (data.points.length >= 20) sentences.push(describeCrowd(data, reader));
  if (data.points.length < data.total * 0.98) sentences.push(map.sampled(reader.number(data.points.length)));
  return sentences.join(' ');
}

/** The fullest of 36 cells of the extent; below a quarter of all places there is no crowd to speak of. */
function describeCrowd(data: MapData, reader: Reader): string {
  const [west, south, east, north] = data.bbox;
  const cells = new Map<number, { count: number; lon: number; lat: number }>();
  const find = (value: number, from: number, to: number) =>
    Math.min(grid - 1, Math.max(0, Math.floor(((value - from) / (to - from || 1)) * grid)));
  for (const [lon, lat] of data.points) {
    const key = find(lon, west, east) * grid + find(lat, south, north);
    const cell = cells.get(key) ?? { count: 0, lon: 0, lat: 0 };
    cells.set(key, { count: cell.count + 1, lon: cell.lon + lon, lat: cell.lat + lat });
  }
  const crowd = [...cells.values()].sort((a, b) => b.count - a.count)[0];
  const { map } = reader.words;
  if (!crowd || crowd.count / data.points.length < 0.25) return map.even;
  const place = `${formatLatitude(crowd.lat / crowd.count, reader)}, ${formatLongitude(crowd.lon / crowd.count, reader)}`;
  return map.cluster(reader.share(crowd.count / data.points.length), place);
}

export function formatLatitude(degrees: number, reader: Reader): string {
  const text = reader.number(Math.round(Math.abs(degrees) * 10) / 10);
  return degrees < 0 ? reader.words.map.south(text) : reader.words.map.north(text);
}

export function formatLongitude(degrees: number, reader: Reader): string {
  const text = reader.number(Math.round(Math.abs(degrees) * 10) / 10);
  return degrees < 0 ? reader.words.map.west(text) : reader.words.map.east(text);
}
