import type { MapData } from '@milpa/sdk';
import type { View } from './projection.ts';

type Borders = NonNullable<MapData['borders']>;

/** Steps in a unit of the map: each is less than half a pixel on a phone. */
const fineness = 1.5;

/** The paths of many areas, in whole steps relative to each other, which is the shortest way to write them; draw them at `scale`. */
export function drawBorders(view: View, { scale, translate, lines, land }: Borders) {
  const toView = (x: number, y: number): [number, number] => {
    const [left, top] = view.projection([translate[0] + x * scale, translate[1] + y * scale]) ?? [0, 0];
    return [Math.round(left * fineness), Math.round(top * fineness)];
  };
  return {
    scale: 1 / fineness,
    lines: drawLines(lines, toView, ''),
    land: drawLines(land.flat(), toView, 'z'),
  };
}

function drawLines(
  lines: readonly (readonly number[])[],
  toView: (x: number, y: number) => [number, number],
  end: string,
): string {
  let [penX, penY] = [0, 0];
  const parts: string[] = [];
  for (const line of lines) {
    const points = listPoints(line, toView);
    const [first, ...rest] = points;
    if (!first || rest.length === 0) continue;
    let path = `m${pair(first[0] - penX, first[1] - penY)}`;
    let [x, y] = first;
    for (const [index, [nextX, nextY]] of rest.entries()) {
      const step = pair(nextX - x, nextY - y);
      path += index === 0 ? `l${step}` : step.startsWith('-') ? step : ` ${step}`;
      [x, y] = [nextX, nextY];
    }
    parts.push(path + end);
    // After a closed ring the pen is back where it began.
    [penX, penY] = end === '' ? [x, y] : first;
  }
  return parts.join('');
}

/** Points of a line of steps, without those that fall on the one before. */
function listPoints(
  line: readonly number[],
  toView: (x: number, y: number) => [number, number],
): readonly [number, number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at + 1 < line.length; at += 2) {
    x += line[at] ?? 0;
    y += line[at + 1] ?? 0;
    const point = toView(x, y);
    const before = points.at(-1);
    if (!before || before[0] !== point[0] || before[1] !== point[1]) points.push(point);
  }
  return points;
}

const pair = (x: number, y: number) => `${x}${y < 0 ? '' : ' '}${y}`;
