import { cutText, measureText, padText } from './width.ts';

export interface LaidColumn {
  readonly head: string;
  readonly align?: 'left' | 'right';
  readonly cells: readonly string[];
  /** The narrowest it may be made before it is left out; its own width when absent: it is never cut. */
  readonly least?: number;
  /** Colours a cell, once it has its width. */
  readonly paint?: (text: string) => string;
}

const gap = '  ';

/**
 * Lines of a table that fits a width: the widest column that may be cut is cut first; when all are at their narrowest, the last
 * one that may be cut is left out. The head is the first line.
 */
export function layOut(columns: readonly LaidColumn[], width: number, paintHead: (text: string) => string): string[] {
  const filled = columns.filter((column, at) => at === 0 || column.cells.some((cell) => cell !== ''));
  const { kept, widths } = fit(filled, width);
  const line = (texts: readonly string[], paint: (text: string, at: number) => string) =>
    texts
      .map((text, at) => {
        const most = widths[at] ?? 0;
        const isLast = at === texts.length - 1;
        const cell = cutText(text, most);
        return paint(isLast && kept[at]?.align !== 'right' ? cell : padText(cell, most, kept[at]?.align), at);
      })
      .join(gap)
      .trimEnd();
  const rows = kept[0]?.cells.map((_, row) =>
    line(
      kept.map((column) => column.cells[row] ?? ''),
      (text, at) => kept[at]?.paint?.(text) ?? text,
    ),
  );
  return [
    line(
      kept.map((column) => column.head),
      paintHead,
    ),
    ...(rows ?? []),
  ];
}

function fit(columns: readonly LaidColumn[], width: number) {
  const kept = [...columns];
  for (;;) {
    const widths = kept.map((column) => Math.max(...[column.head, ...column.cells].map(measureText)));
    const room = width - gap.length * (kept.length - 1);
    if (shrink(kept, widths, room)) return { kept, widths };
    const last = kept.findLastIndex((column, at) => at > 0 && column.least !== undefined);
    if (last < 0) return { kept, widths };
    kept.splice(last, 1);
  }
}

/** Takes from the widest until all fit; false when that cannot be. */
function shrink(columns: readonly LaidColumn[], widths: number[], room: number): boolean {
  for (;;) {
    const over = widths.reduce((sum, each) => sum + each, 0) - room;
    if (over <= 0) return true;
    const able = [...widths.keys()].filter(
      (at) => (widths[at] ?? 0) > (columns[at]?.least ?? Number.POSITIVE_INFINITY),
    );
    const widest = able.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (widest === undefined) return false;
    const next = Math.max(...able.filter((at) => at !== widest).map((at) => widths[at] ?? 0), 0);
    const own = widths[widest] ?? 0;
    const least = columns[widest]?.least ?? own;
    widths[widest] = Math.max(least, own - over, Math.min(own - 1, next));
  }
}
